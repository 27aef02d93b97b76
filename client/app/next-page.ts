/** Where to after signing in: a page of ours, never another site's. */
export function nextPage(): string {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
