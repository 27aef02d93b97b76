import type { ChangeEntry } from '../../activity/record.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import { minusMinutes, plusMinutes } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall } from '../../kernel/wall-time.ts';
import type { SeriesSkip } from '../../../prisma/generated/client/client.ts';
import { placeAt } from './series-dates-rules.ts';
import { seriesChange, seriesOf, timesOf, type SeriesRecord } from './series-record.ts';
import { sessionAt } from './series-sessions.ts';
import { lockFor, weighDates } from './settle-dates.ts';
import { isInTheWay } from './weigh-sessions.ts';

/** Looked at in one go: a studio seldom has more, and nobody waits for the last. */
const MOST = 200;
/** Setup and teardown last a day at the most. */
const AROUND_MINUTES = 1_440;

/** Skipped places that wait for what stood in their way, and are still to come; within a time when it is given. */
const waiting = (tx: Tx, within: TimeRange | null): Promise<SeriesSkip[]> =>
  tx.db.seriesSkip.findMany({
    where: {
      studioId: tx.studioId,
      reason: { in: ['clash', 'refused'] },
      startsAt: { gt: tx.at, ...(within ? { lt: plusMinutes(within.endsAt, AROUND_MINUTES) } : {}) },
      ...(within ? { endsAt: { gt: minusMinutes(within.startsAt, AROUND_MINUTES) }, freedAt: null } : {}),
    },
    orderBy: { startsAt: 'asc' },
    take: MOST,
  });

/**
 * Skipped places whose time has become free: marked, and told once each. One that is taken again is told anew when it is free again.
 * Writes the marks; the entries are for the log.
 */
export async function freedPlaces(tx: Tx, within: TimeRange | null): Promise<ChangeEntry[]> {
  const skips = await waiting(tx, within);
  if (skips.length === 0) return [];
  const free = await freeAmong(tx, skips);
  const gone = skips.filter(({ id, freedAt }) => freedAt !== null && !free.has(id));
  const come = skips.filter(({ id, freedAt }) => freedAt === null && free.has(id));
  const mark = (which: readonly SeriesSkip[], freedAt: Date | null) =>
    which.length > 0 &&
    tx.db.seriesSkip.updateMany({ where: { studioId: tx.studioId, id: { in: which.map(({ id }) => id) } }, data: { freedAt } });
  await mark(gone, null);
  await mark(come, tx.at);
  return come.map(({ id, occurrence, startsAt, endsAt }) => {
    const series = free.get(id)!;
    return seriesChange('series_slot_free', series, series, { occurrence, startsAt, endsAt });
  });
}

/** Those of the skipped places at which a session could be booked at this moment, with their series. */
export async function freeAmong(tx: Tx, skips: readonly SeriesSkip[]): Promise<Map<string, SeriesRecord>> {
  const free = new Map<string, SeriesRecord>();
  for (const seriesId of new Set(skips.map((skip) => skip.seriesId))) {
    const series = await seriesOf(tx, seriesId);
    const times = timesOf(series);
    const own = skips.filter((skip) => skip.seriesId === seriesId);
    const dates = own.map(({ occurrence }) => {
      const wall = readWall(occurrence)!;
      return { wall, before: null, after: sessionAt(tx, series, placeAt(times, wall)) };
    });
    try {
      const weighed = await weighDates(tx, dates, await lockFor(tx, dates, { look: true }));
      for (const [index, one] of weighed.entries()) if (!isInTheWay(one)) free.set(own[index]!.id, series);
    } catch (error) {
      // Something that the series asks for is archived or missing: none of its places can be had.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return free;
}
