import { DateTime } from 'luxon';
import type { Tx } from '../../kernel/transact.ts';
import { wallAt, wallText, type Wall } from '../../kernel/wall-time.ts';
import { countPlaces, MOST_AT_ONCE, placesOf, tooManyAtOnce, wallsOf, type Place, type SeriesTimes } from './series-dates-rules.ts';
import { requireNoFault } from './rule-refused.ts';
import { WRITTEN_OUT } from './series-record.ts';

/** How far the studio looks ahead, as wall time of a zone. */
export async function horizonOf(tx: Pick<Tx, 'db' | 'studioId' | 'at'>, zone: string): Promise<Wall> {
  const { seriesMonthsAhead } = await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId }, select: { seriesMonthsAhead: true } });
  return DateTime.fromMillis(wallAt(tx.at, zone), { zone: 'utc' }).plus({ months: seriesMonthsAhead }).startOf('minute').toMillis();
}

/**
 * Up to where a series is written out now: a short one with an end wholly, so that what was promised is booked; another as far as the studio
 * looks ahead, and its first session in any case. A worker goes on from there.
 */
export function boundOf(times: SeriesTimes, horizon: Wall): { before: Wall; expandedUntil: string } {
  const count = countPlaces(times);
  if (count !== null && count <= MOST_AT_ONCE) return { before: Number.POSITIVE_INFINITY, expandedUntil: WRITTEN_OUT };
  const first = wallsOf(times, times.first, Number.POSITIVE_INFINITY).next();
  const before = first.done || first.value < horizon ? horizon : first.value + 60_000;
  return { before, expandedUntil: wallText(before) };
}

/** The places to be written at once. @throws RuleRefused when they are too many */
export function placesToWrite(times: SeriesTimes, from: Wall, before: Wall): Place[] {
  const places = placesOf(times, from, before, MOST_AT_ONCE + 1);
  if (places.length > MOST_AT_ONCE) requireNoFault(tooManyAtOnce(wallText(places[0]!.wall)));
  return places;
}
