import type { Instant } from '../../kernel/clock.ts';
import { minusMinutes, plusMinutes } from '../../kernel/time-range.ts';

/** A slot that begins sooner is of no use to anybody who must first be told. */
export const LEAST_NOTICE_MINUTES = 30;
/** Nobody is asked to decide in less. */
const LEAST_TO_DECIDE_MINUTES = 5;

/** Until when somebody may decide: as long as the studio gives, and not into the slot itself. */
export function offerEndsAt(at: Instant, startsAt: Instant, offerMinutes: number): Instant {
  const given = plusMinutes(at, offerMinutes);
  const latest = minusMinutes(startsAt, LEAST_NOTICE_MINUTES - LEAST_TO_DECIDE_MINUTES);
  const ends = given < latest ? given : latest;
  const least = plusMinutes(at, LEAST_TO_DECIDE_MINUTES);
  return ends > least ? ends : least;
}
