const FIRST = 500;
const LONGEST = 20_000;

/**
 * Milliseconds before the next try, after so many that failed. Half of it is chance: when a server comes back, thousands of
 * boards must not all knock in the same instant.
 */
export function backoff(failed: number, chance: number = Math.random()): number {
  const most = Math.min(LONGEST, FIRST * 2 ** failed);
  return most / 2 + (chance * most) / 2;
}
