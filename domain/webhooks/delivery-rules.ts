import type { Instant } from '../kernel/clock.ts';

export type DeliveryState = 'pending' | 'failed' | 'delivered' | 'given_up';

/** What became of one attempt: the status that was answered, or why there is none. */
export interface Outcome {
  status: number | null;
  fault: string | null;
  /** The beginning of what was answered. */
  response: string;
  durationMs: number;
  /** It would end the same way however often it is tried. */
  final?: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** From one attempt to the next, as Standard Webhooks recommends: the first at once, the last after three days. */
export const PAUSES_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;
/** So that those who failed together do not come back together. */
const JITTER = 0.2;
/** An endpoint without a good answer for so long is switched off. */
export const FAILING_DAYS = 5;
/** The same while the new secret is brought where it is needed. */
export const OVERLAP_MINUTES = 1_440;
export const MOST_OVERLAP_MINUTES = 10_080;

const GONE = 410;

export interface Judgement {
  state: Exclude<DeliveryState, 'pending'>;
  nextTryAt: Instant | null;
}

/** Whether it was taken. A redirect is none: who has moved says so to the studio, not to us. */
export const isDelivered = ({ status }: Pick<Outcome, 'status'>): boolean => status !== null && status >= 200 && status < 300;
/** Nobody is there any more, and wants no further calls. */
export const isGone = ({ status }: Pick<Outcome, 'status'>): boolean => status === GONE;

/** What follows from the `tries`-th attempt, counted from one. A test is for whoever waits for its answer: it is not tried again. */
export function judge(outcome: Outcome, { tries, isTest }: { tries: number; isTest: boolean }, at: Instant, random: number): Judgement {
  if (isDelivered(outcome)) return { state: 'delivered', nextTryAt: null };
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined || isTest || outcome.final || isGone(outcome)) return { state: 'given_up', nextTryAt: null };
  return { state: 'failed', nextTryAt: new Date(+at + Math.round(pause * (1 + JITTER * random))) };
}

/** Whether nothing came through for so long that nobody seems to be there. */
export const isGivenUpOn = (failingSince: Instant | null, at: Instant): boolean =>
  failingSince !== null && +at - +failingSince >= FAILING_DAYS * 24 * HOUR;
