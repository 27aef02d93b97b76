/** A moment in time, zone-free. Wall time plus zone exists only where a person reads or writes it. */
export type Instant = Date;

/** Time comes in from outside, so that rules and tests can stand at any moment. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date() };

export const fixedClock = (at: Instant | string): Clock & { set(at: Instant | string): void } => {
  let current = new Date(at);
  return { now: () => new Date(current), set: (next) => (current = new Date(next)) };
};
