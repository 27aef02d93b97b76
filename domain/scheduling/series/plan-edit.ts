import type { z } from 'zod';
import type { SeriesSkip } from '../../../prisma/generated/client/client.ts';
import { changedFields, requireMergeable } from '../../activity/merge-edit.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall, wallAt, wallText, type Wall } from '../../kernel/wall-time.ts';
import { NO_HOLD, type BookingRecord } from '../booking-record.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { hasEarlier, readSessions } from './coming-sessions.ts';
import { editedSeries } from './edited-series.ts';
import { follow } from './follow-series.ts';
import { readLineKinds } from './series-lines.ts';
import { requireNoFault } from './rule-refused.ts';
import { meetingItself, placeAt, placesOf, type Place, type SeriesTimes } from './series-dates-rules.ts';
import { boundOf, horizonOf, placesToWrite } from './series-horizon.ts';
import type { editSeriesInput } from './series-inputs.ts';
import { expandedUntil, lockSeries, readSeriesRecord, seriesSnapshot, timesOf, WRITTEN_OUT, type SeriesRecord } from './series-record.ts';
import { sessionAt } from './series-sessions.ts';
import { wallOf, type WantedDate } from './settle-dates.ts';

/** What an edit does to a series and to each of its sessions that are still to come; nothing is written yet. */
export interface SeriesPlan {
  before: SeriesRecord;
  /** As edited; with an id of its own when the series is divided. */
  series: SeriesRecord;
  times: SeriesTimes;
  /** Where it is divided; null when it is edited as a whole. */
  dividedAt: Wall | null;
  /** Sessions that stand at its places then: those that were there, and new ones. */
  dates: WantedDate[];
  /** Sessions at whose places it has none any more. */
  vanished: WantedDate[];
  /** Sessions that run or are over: only their place is named anew. */
  renamed: WantedDate[];
  /** Places that stay skipped, as they are then. */
  skips: SeriesSkip[];
}

/**
 * @throws NotAllowed · NotFound · InvalidInput · RuleRefused · StaleEdit
 */
export async function planEdit(tx: Tx, edit: z.output<typeof editSeriesInput>, { look = false } = {}): Promise<SeriesPlan | null> {
  schedulingPolicy.require(tx.actor, 'schedule');
  const before = await (look ? readSeriesRecord(tx, edit.seriesId) : lockSeries(tx, edit.seriesId));
  const from = edit.scope === 'following' ? edit.occurrence! : null;
  const dividedAt = from !== null && (await hasEarlier(tx, before.id, from)) ? from : null;
  const edited = await editedSeries(tx, before, edit, dividedAt !== null);
  if (!edited.isMoved && changedFields(template(before), template(edited.series)).length === 0) return null;
  await requireUnchanged(tx, before, edited.series, edit.expectedVersion);

  const sessions = await readSessions(tx, before.id, from, { look });
  const old = timesOf(before);
  const { times, isMoved, placed } = edited;
  const { bound, places } = isMoved ? await placesAhead(tx, before, times, placed) : { bound: before.expandedUntil, places: null };
  const series = { ...edited.series, expandedUntil: bound };
  const isPlace = new Set(places?.map(({ wall }) => wall));
  // The rule has no say in places that lie back: a session that was put off from one of them stays.
  const remains = (wall: Wall): boolean => places === null || isPlace.has(wall) || placeAt(times, wall).startsAt <= tx.at;
  const kindOf = await readLineKinds(
    tx,
    tx.studioId,
    [before.requirements, series.requirements, ...sessions.coming.map(({ requirements }) => requirements)].flat(),
  );

  const dates: WantedDate[] = [];
  const vanished: WantedDate[] = [];
  for (const session of sessions.coming) {
    const wall = placed(wallOf(session));
    if (remains(wall)) {
      const step = { before: { series: before, place: placeAt(old, wallOf(session)) }, after: { series, place: placeAt(times, wall) } };
      dates.push({ wall, before: session, after: follow(session, { ...step, occurrence: wallText(wall), kindOf }) });
    } else vanished.push({ wall, before: session, after: calledOff(session) });
  }
  const renamed = sessions.past.flatMap((session): WantedDate[] => {
    const wall = placed(wallOf(session));
    if (placeAt(times, wall).startsAt <= tx.at || (series.id === session.seriesId && wallText(wall) === session.occurrence)) return [];
    return [
      { wall, before: session, after: { ...session, seriesId: series.id, occurrence: wallText(wall), version: session.version + 1 } },
    ];
  });
  const skips = sessions.skips.flatMap((skip): SeriesSkip[] => {
    const wall = placed(readWall(skip.occurrence)!);
    const { startsAt, endsAt } = placeAt(times, wall);
    return remains(wall) ? [{ ...skip, seriesId: series.id, occurrence: wallText(wall), startsAt, endsAt }] : [];
  });
  const occupied = new Set([...dates, ...sessions.past.map((one) => ({ wall: placed(wallOf(one)) }))].map(({ wall }) => wall));
  for (const { occurrence } of skips) occupied.add(readWall(occurrence)!);
  for (const place of places ?? [])
    if (!occupied.has(place.wall)) dates.push({ wall: place.wall, before: null, after: sessionAt(tx, series, place) });
  requireNoFault(meetingItself(places ?? placesOf(times, wallAt(tx.at, times.zone), Number.POSITIVE_INFINITY), series));
  return { before, series, times, dividedAt, dates, vanished, renamed, skips };
}

/** The places to be written when they changed: what is still to come. */
async function placesAhead(
  tx: Tx,
  before: SeriesRecord,
  times: SeriesTimes,
  placed: (wall: Wall) => Wall,
): Promise<{ bound: string; places: Place[] }> {
  const horizon = await horizonOf(tx, times.zone);
  const written = before.expandedUntil === WRITTEN_OUT ? horizon : Math.max(horizon, placed(expandedUntil(before)));
  const bound = boundOf(times, written);
  const places = placesToWrite(times, wallAt(tx.at, times.zone), bound.before).filter(({ startsAt }) => startsAt > tx.at);
  return { bound: bound.expandedUntil, places };
}

export const calledOff = (session: BookingRecord): BookingRecord => ({
  ...session,
  ...NO_HOLD,
  state: 'cancelled',
  allocations: [],
  version: session.version + 1,
});

/** What a part that is divided off has of its own: that alone is no edit. */
const OWN = ['id', 'continuesId', 'createdAt', 'version', 'endsBefore'];
const TIMES = new Set([...OWN, 'rule', 'firstTime', 'extraDates', 'exceptDates']);
const template = (series: SeriesRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(seriesSnapshot(series)).filter(([field]) => !TIMES.has(field)));

/** @throws StaleEdit when somebody changed the same fields of the series since the caller looked */
const requireUnchanged = (tx: Tx, before: SeriesRecord, after: SeriesRecord, expectedVersion: number | undefined): Promise<void> =>
  requireMergeable(tx, {
    entity: 'series',
    id: before.id,
    expectedVersion,
    before: { ...seriesSnapshot(before), version: before.version },
    after: { ...seriesSnapshot(after), id: before.id },
    derived: OWN,
  });
