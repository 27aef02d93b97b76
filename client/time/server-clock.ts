/** What is known of the server's clock: device time plus `offset`, give or take `doubt` (half the round trip), as of `at`. */
export interface ClockReading {
  /** Milliseconds to add to the device's clock. */
  offset: number;
  doubt: number;
  /** Device time of the reading, ms. */
  at: number;
}

/** Crystal clocks drift by some 50 ppm; a reading loses that much trust with age. */
const DRIFT = 50e-6;

/** A message that left at `sentAt` and was answered at `receivedAt` (device time) with the server's time. */
export const reading = (serverTime: number, sentAt: number, receivedAt: number): ClockReading => ({
  offset: serverTime - (sentAt + receivedAt) / 2,
  doubt: Math.max(0, receivedAt - sentAt) / 2,
  at: receivedAt,
});

/** Keeps the more certain reading; when both cannot be true the device's clock was set meanwhile, and the later one holds. */
export function better(old: ClockReading | null, fresh: ClockReading): ClockReading {
  if (!old) return fresh;
  const doubt = old.doubt + Math.abs(fresh.at - old.at) * DRIFT;
  const contradict = Math.abs(fresh.offset - old.offset) > doubt + fresh.doubt;
  return contradict || fresh.doubt <= doubt ? fresh : old;
}

/** True when the device's wall clock and its steady clock disagree about how much time passed: it slept, or was set. */
export const jumped = (wallElapsed: number, steadyElapsed: number): boolean => Math.abs(wallElapsed - steadyElapsed) > 2_000;

/** Milliseconds until the clock shows the next whole second or minute. */
export const untilNext = (unit: number, now: number): number => unit - (((now % unit) + unit) % unit);
