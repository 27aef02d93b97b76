import type { Instant } from '../kernel/clock.ts';
import { lengthMinutes, minusMinutes, minutesBetween, plusMinutes, type TimeRange } from '../kernel/time-range.ts';
import type { BookingTimes } from './booking-rules.ts';
import type { BookingState } from './booking-states.ts';

/** A session may begin this late before anybody calls it late. */
export const LATE_AFTER_MINUTES = 5;
/** Nobody reports a delay of more than half a day: that is another date. */
export const LATEST_MINUTES = 12 * 60;

/** What of a session says whether it runs late, and whom that concerns. */
export interface LateSession extends BookingTimes {
  id: string;
  state: BookingState;
  expectedStartAt: Instant | null;
  /** Everything it takes: its rooms, people and gear. */
  resourceIds: readonly string[];
}

/** expected_late: somebody told · not_begun: nobody came yet, and nobody told · runs_over: it should have ended. */
export type DelayCause = 'expected_late' | 'not_begun' | 'runs_over';

/** How a session goes by what is known now: begun late it keeps its length. */
export interface Delay extends TimeRange {
  sessionId: string;
  cause: DelayCause;
  /** Behind its planned beginning, or past its planned end. */
  lateMinutes: number;
  /** Whom it keeps waiting, the nearest first. */
  hits: DelayHit[];
}

/** A session that has to wait because another one runs late. */
export interface DelayHit {
  sessionId: string;
  /** How much later it could have what they share, its setup included. */
  minutes: number;
  /** What they share: a room, somebody, gear. */
  resourceIds: string[];
}

/** When it really begins by what is known; a confirmed session that nobody reported begins as planned, or now at the earliest. */
const beginsAt = ({ startsAt, expectedStartAt }: LateSession, at: Instant): Instant => {
  const told = expectedStartAt && expectedStartAt > startsAt ? expectedStartAt : startsAt;
  return told > at ? told : at;
};

/** How a session runs at this moment when that is not as planned; null when it is. */
export function runsLate(session: LateSession, at: Instant): Omit<Delay, 'hits'> | null {
  const { id: sessionId, state, startsAt, endsAt, expectedStartAt } = session;
  if (state === 'in_session')
    return at <= endsAt ? null : { sessionId, cause: 'runs_over', startsAt, endsAt: at, lateMinutes: minutesBetween(endsAt, at) };
  // Past its planned end nobody waits for it any more.
  if (state !== 'confirmed' || at >= endsAt) return null;
  const begins = beginsAt(session, at);
  const lateMinutes = minutesBetween(startsAt, begins);
  const told = expectedStartAt !== null && expectedStartAt > startsAt && expectedStartAt >= at;
  if (!told && lateMinutes < LATE_AFTER_MINUTES) return null;
  return {
    sessionId,
    cause: told ? 'expected_late' : 'not_begun',
    startsAt: begins,
    endsAt: plusMinutes(begins, lengthMinutes(session)),
    lateMinutes,
  };
}

/** Every session that runs late at this moment, with those it keeps waiting in its room and on its people and gear. */
export const delaysAt = (sessions: readonly LateSession[], at: Instant): Delay[] =>
  sessions.flatMap((session) => delayOf(session, sessions, at) ?? []);

/** The delay of one session among all; null when it goes as planned. */
export function delayOf(session: LateSession, sessions: readonly LateSession[], at: Instant): Delay | null {
  const late = runsLate(session, at);
  return late && { ...late, hits: hitsOf(session, late, sessions, at) };
}

function hitsOf(session: LateSession, late: TimeRange, sessions: readonly LateSession[], at: Instant): DelayHit[] {
  const until = plusMinutes(late.endsAt, session.teardownMinutes);
  const setsUpAt = (next: LateSession): Instant => minusMinutes(beginsAt(next, next.startsAt), next.setupMinutes);
  return sessions
    .filter(
      (next) =>
        next.state === 'confirmed' &&
        next.startsAt >= session.startsAt &&
        next.endsAt > at &&
        next.id !== session.id &&
        setsUpAt(next) < until &&
        next.resourceIds.some((id) => session.resourceIds.includes(id)),
    )
    .sort((a, b) => +setsUpAt(a) - +setsUpAt(b) || (a.id < b.id ? -1 : 1))
    .map((next) => ({
      sessionId: next.id,
      minutes: Math.ceil(minutesBetween(setsUpAt(next), until)),
      resourceIds: session.resourceIds.filter((id) => next.resourceIds.includes(id)),
    }));
}

/** Since when somebody is missed: from the moment that was told, or planned. */
const awaitedSince = ({ startsAt, expectedStartAt }: Pick<LateSession, 'startsAt' | 'expectedStartAt'>): Instant =>
  expectedStartAt && expectedStartAt > startsAt ? expectedStartAt : startsAt;

/** Whether a session counts as one to which nobody comes, by the studio's rule: so many minutes without check-in, while it could still run. */
export const isMissed = (
  session: Pick<LateSession, 'startsAt' | 'endsAt' | 'expectedStartAt' | 'state'>,
  afterMinutes: number | null,
  at: Instant,
): boolean =>
  afterMinutes !== null &&
  session.state === 'confirmed' &&
  at < session.endsAt &&
  minutesBetween(awaitedSince(session), at) >= afterMinutes;

/** A time as people say it: on the next five minutes. */
export const roundedUp = (at: Instant, minutes = 5): Instant => new Date(Math.ceil(+at / (minutes * 60_000)) * minutes * 60_000);
