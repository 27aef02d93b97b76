import type { SeriesSkip } from '../../../prisma/generated/client/client.ts';
import type { Tx } from '../../kernel/transact.ts';
import { WALL_DAY, wallText, type Wall } from '../../kernel/wall-time.ts';
import type { BookingRecord } from '../booking-record.ts';
import { isComing } from './series-sessions.ts';

/** What stands at the places of a series from one of them on. */
export interface SeriesSessions {
  /** Still to come: these follow an edit. */
  coming: BookingRecord[];
  /** Sessions that run or are over although their place lies ahead or not far back; they stay, and nothing else is booked there. */
  past: BookingRecord[];
  skips: SeriesSkip[];
}

/** Further back, no edit brings a place to the days that are still to come. */
const BACK_DAYS = 400;

/**
 * Reads the sessions of a series and locks them until commit, unless it only looks.
 * @param from the first place; all when null
 */
export async function readSessions(tx: Tx, seriesId: string, from: Wall | null, { look = false } = {}): Promise<SeriesSessions> {
  const recent = wallText(+tx.at - BACK_DAYS * WALL_DAY);
  const ofSeries = { studioId: tx.studioId, seriesId, ...(from === null ? {} : { occurrence: { gte: wallText(from) } }) };
  const where = { ...ofSeries, state: { not: 'cancelled' as const }, OR: [{ startsAt: { gt: tx.at } }, { occurrence: { gte: recent } }] };
  const ids = (await tx.db.booking.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
  // In id order, as everybody who locks several; what became of one while this waited is read after the lock.
  if (!look && ids.length > 0)
    await tx.db
      .$queryRaw`SELECT 1 FROM booking WHERE studio_id = ${tx.studioId}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const sessions = await readRecords(tx, ids);
  return {
    coming: sessions.filter((one) => isComing(one, tx.at)),
    past: sessions.filter((one) => !isComing(one, tx.at)),
    skips: await tx.db.seriesSkip.findMany({ where: ofSeries }),
  };
}

async function readRecords(tx: Tx, ids: string[]): Promise<BookingRecord[]> {
  const found = await tx.db.booking.findMany({
    where: { studioId: tx.studioId, id: { in: ids }, state: { not: 'cancelled' } },
    include: {
      requirements: { orderBy: { position: 'asc' } },
      allocations: { select: { id: true, requirementId: true, resourceId: true, firm: true, startsAt: true, endsAt: true } },
    },
    orderBy: { startsAt: 'asc' },
  });
  return found.map((one) => ({
    ...one,
    requirements: one.requirements.map(({ studioId: _studio, bookingId: _booking, ...requirement }) => requirement),
    allocations: one.allocations.map((taken) => ({ ...taken, requirementId: taken.requirementId! })),
  }));
}

/** Whether the series has had a session before this place, so that an edit from there on divides it. */
export async function hasEarlier(tx: Tx, seriesId: string, from: Wall): Promise<boolean> {
  const earlier = await tx.db.booking.findFirst({
    where: { studioId: tx.studioId, seriesId, occurrence: { lt: wallText(from) }, state: { not: 'cancelled' } },
    select: { id: true },
  });
  if (earlier) return true;
  return (await tx.db.seriesSkip.count({ where: { studioId: tx.studioId, seriesId, occurrence: { lt: wallText(from) } } })) > 0;
}
