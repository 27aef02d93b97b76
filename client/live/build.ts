import { createSignal } from 'solid-js';
import { credentials } from '../graphql/credentials.ts';

/*
 * A deployment changes the build the server tells. Pages of the old build are reloaded: a wall board at once, a page with
 * people at it when nothing typed can be lost (app/NewBuild.tsx).
 */
const KEY = 'callboard.reloaded-for';
let mine: string | null = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content || null;
const [outdated, setOutdated] = createSignal(false);

export const isOutdated = outdated;

/** Once per build: should the new page come from a stale cache, it must not reload for ever. */
export function reloadFor(build: string): void {
  try {
    if (sessionStorage.getItem(KEY) === build) return;
    sessionStorage.setItem(KEY, build);
  } catch {
    // Without storage a loop cannot be told from a deployment; stay.
    return;
  }
  location.reload();
}

let latest: string | null = null;
export const reloadNow = (): void => reloadFor(latest ?? 'unknown');

export function serverBuild(build: string): void {
  mine ??= build;
  latest = build;
  setOutdated(build !== mine);
  // Thousands of boards hear of it in the same second; they spread their reloads over ten.
  if (build !== mine && credentials().board) reloadOnceThere(build, Math.random() * 10_000);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Nobody stands at a wall to press reload on a browser's error page: the new page must be there before the old one goes. */
function reloadOnceThere(build: string, inMs: number): void {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const there = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) reloadFor(build);
    else reloadOnceThere(build, 5_000);
  }, inMs);
}

// A page of the old build that asks for a part the new server no longer has.
addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  reloadFor(`missing:${latest ?? mine ?? ''}`);
});
