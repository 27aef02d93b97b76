/** Of answers that say that nothing was begun: whatever was asked may be sent again. */
const NOTHING_BEGUN = new Set(['OVERLOADED', 'TOO_MANY_AT_ONCE', 'THROTTLED']);
const MOST_TRIES = 4;
/** Longer than this nobody looks at a page that waits. */
const LONGEST_SECONDS = 10;

/**
 * Sends it, and again when the server asks to come back later (`retry-after`) and says that it has done nothing. Up to half as long again,
 * by chance: who were turned away together must not come back together.
 */
export async function patiently(
  send: () => Promise<Response>,
  pause: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  chance: () => number = Math.random,
): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send();
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const mayWait = (answer.status === 503 || answer.status === 429) && seconds >= 0 && seconds <= LONGEST_SECONDS;
    if (!mayWait || tries === MOST_TRIES || !(await nothingBegun(answer.clone()))) return answer;
    await pause(seconds * 1_000 * (1 + chance() / 2));
  }
}

async function nothingBegun(answer: Response): Promise<boolean> {
  const body = (await answer.json().catch(() => null)) as { errors?: { extensions?: { code?: string } }[] } | null;
  return NOTHING_BEGUN.has(body?.errors?.[0]?.extensions?.code ?? '');
}
