import type { BookingRecord } from '../booking-record.ts';
import { NO_HOLD } from '../booking-record.ts';
import { NEXT_STATES, type BookingState } from '../booking-states.ts';
import { asksForTheSame, followedLines, LINE_KINDS, type KindOf } from './series-lines.ts';
import type { SeriesRecord } from './series-record.ts';
import type { Place } from './series-dates-rules.ts';

/** The fields in which a session is as its series has it, unless somebody changed them by hand. */
const PLAIN = ['title', 'clientId', 'projectId', 'sessionTypeId', 'note', 'setupMinutes', 'teardownMinutes'] as const;

export interface SeriesStep {
  /** The series before and after its edit, and the place of the session then. */
  before: { series: SeriesRecord; place: Place };
  after: { series: SeriesRecord; place: Place };
  occurrence: string;
  kindOf: KindOf;
}

/**
 * What a session becomes when its series is edited: it follows in whatever it has as the series had it. In what differs it is an exception,
 * and stays one; when a change by hand is taken back, it follows again.
 */
export function follow(session: BookingRecord, { before, after, occurrence, kindOf }: SeriesStep): BookingRecord {
  const fields: Partial<BookingRecord> = {};
  for (const field of PLAIN) if (session[field] === before.series[field]) Object.assign(fields, { [field]: after.series[field] });
  if (stands(session, before.place)) Object.assign(fields, { startsAt: after.place.startsAt, endsAt: after.place.endsAt });
  const state = stateAfter(session.state, before.series.state, after.series.state);
  const requirements =
    followedLines(session.requirements, before.series.requirements, after.series.requirements, kindOf) ?? session.requirements;
  const followed: BookingRecord = {
    ...session,
    ...fields,
    state,
    ...(state === 'hold' ? {} : NO_HOLD),
    requirements,
    seriesId: after.series.id,
    occurrence,
  };
  return isSame(session, followed) ? session : { ...followed, version: session.version + 1 };
}

const stands = (session: BookingRecord, place: Place): boolean =>
  +session.startsAt === +place.startsAt && +session.endsAt === +place.endsAt;

function stateAfter(own: BookingState, before: BookingState, after: BookingState): BookingState {
  const possible: readonly BookingState[] = NEXT_STATES[own];
  return own === before && possible.includes(after) ? after : own;
}

const isSame = (a: BookingRecord, b: BookingRecord): boolean =>
  (Object.keys(b) as (keyof BookingRecord)[]).every((key) => {
    const [one, other] = [a[key], b[key]];
    return one instanceof Date && other instanceof Date ? +one === +other : one === other;
  });

/** In which respects a session differs from its series: `time`, `rooms`, `people`, `gear`, `roles`, `state` or a field. */
export function exceptionsOf(session: BookingRecord, series: SeriesRecord, place: Place, kindOf: KindOf): string[] {
  const lines = LINE_KINDS.filter(
    (kind) =>
      !asksForTheSame(
        session.requirements.filter((line) => kindOf(line) === kind),
        series.requirements.filter((line) => kindOf(line) === kind),
      ),
  );
  return [
    ...(stands(session, place) ? [] : ['time']),
    ...lines,
    ...PLAIN.filter((field) => session[field] !== series[field]),
    // A session that runs or took place is no exception by that.
    ...(['inquiry', 'hold', 'tentative', 'confirmed'].includes(session.state) && session.state !== series.state ? ['state'] : []),
  ];
}
