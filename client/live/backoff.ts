const FIRST = 500;
const LONGEST = 20_000;
/** Gentle enough that a restart of a few seconds is not slept through. */
const GROWTH = 1.5;

/**
 * Milliseconds before the next try, after so many that failed. Half of it is chance: when a server comes back, thousands of
 * boards must not all knock in the same instant.
 */
export function backoff(failed: number, chance: number = Math.random()): number {
  const most = Math.min(LONGEST, FIRST * GROWTH ** failed);
  return most / 2 + (chance * most) / 2;
}
