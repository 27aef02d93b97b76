import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { DomainError } from '../../kernel/errors.ts';
import { field } from '../../kernel/input.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall, WALL_DAY, wallText } from '../../kernel/wall-time.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { placesOf, type Place } from './series-dates-rules.ts';
import { horizonOf } from './series-horizon.ts';
import { expandedUntil, lockSeries, timesOf, type SeriesRecord } from './series-record.ts';
import { sessionAt } from './series-sessions.ts';
import { settleDates, type SettledDates, type WantedDate } from './settle-dates.ts';
import { writeDates } from './write-series-dates.ts';

/** A series is looked at once in so long, not at every tick of the worker. */
const AHEAD_DAYS = 7;
/** Written in one go; the rest is left to the next time. */
const MOST = 500;

/**
 * Adds the sessions of a series that have come within sight of its studio: each place once, whoever asks and how often. A date that clashes is
 * skipped, remembered and told; so is one that cannot be booked any more, because a room or a person is gone.
 * @throws NotAllowed · NotFound
 */
export const extendSeries = command('scheduling.extendSeries', z.object({ seriesId: field.id('series') }), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const series = await lockSeries(tx, input.seriesId);
  const times = timesOf(series);
  const from = expandedUntil(series);
  const horizon = await horizonOf(tx, series.zone);
  if (from >= horizon) return { id: series.id, booked: 0, skipped: 0 };
  const places = placesOf(times, from, horizon + AHEAD_DAYS * WALL_DAY, MOST + 1);
  const until = places.length > MOST ? places[MOST]!.wall : horizon + AHEAD_DAYS * WALL_DAY;
  const dates = await unwritten(tx, series, places.slice(0, MOST));
  const settled = await settledOrSkipped(tx, dates);
  await tx.db.series.update({
    where: { studioId_id: { studioId: tx.studioId, id: series.id } },
    data: { expandedUntil: wallText(until) },
  });
  const entries = await writeDates(tx, series, settled);
  if (entries.length > 0) await record(tx, ...entries);
  return { id: series.id, booked: settled.written.length, skipped: settled.skipped.length };
});

/** A session for each place at which nothing stands, and which nobody skipped. */
async function unwritten(tx: Tx, series: SeriesRecord, places: readonly Place[]): Promise<WantedDate[]> {
  const [first] = places;
  if (!first) return [];
  const where = { studioId: tx.studioId, seriesId: series.id, occurrence: { gte: wallText(first.wall) } };
  const [booked, skipped] = [
    await tx.db.booking.findMany({ where, select: { occurrence: true } }),
    await tx.db.seriesSkip.findMany({ where, select: { occurrence: true } }),
  ];
  const known = new Set([...booked, ...skipped].map(({ occurrence }) => readWall(occurrence!)));
  return places
    .filter(({ wall, startsAt }) => !known.has(wall) && startsAt > tx.at)
    .map((place) => ({ wall: place.wall, before: null, after: sessionAt(tx, series, place) }));
}

async function settledOrSkipped(tx: Tx, dates: readonly WantedDate[]): Promise<SettledDates> {
  if (dates.length === 0) return { written: [], skipped: [], calledOff: [], candidates: [] };
  try {
    return await settleDates(tx, dates, { decisions: [], onClash: 'skip' });
  } catch (error) {
    // Something that the series asks for is archived or missing: no date can be booked until somebody changes the series.
    if (!(error instanceof DomainError)) throw error;
    return {
      written: [],
      skipped: dates.map((date) => ({ ...date, clashes: [], refusal: error, leftOut: false })),
      calledOff: [],
      candidates: [],
    };
  }
}
