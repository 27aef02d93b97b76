import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from '../kernel/caller.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { readScheduledBookings } from './schedule-bookings.ts';
import { readScheduleBlocks, readScheduledCheckouts, readScheduleRooms } from './schedule-rooms.ts';
import { touchedBy, type LoggedChange, type Touched } from './schedule-touched.ts';
import type { Schedule, ScheduledKind, ScheduleNews } from './schedule-types.ts';
import { rangeOfDays, requireScheduleDays, type ScheduleDays } from './schedule-window.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** One consistent sight of the database, as one actor may have it. */
export interface ScheduleDb {
  db: Prisma.TransactionClient;
  actor: Actor;
  window: TimeRange;
  zone: string;
}

/** Changes of the log that a schedule has not seen; `fresh` when it must start anew. */
export type ScheduleTick = { fresh: true; to: bigint } | { fresh?: false; to: bigint; changes: readonly LoggedChange[] };

/**
 * Everything that stands on the schedule on these days.
 * @throws InvalidInput · NotAllowed
 */
export async function readSchedule(caller: Caller, days: ScheduleDays): Promise<ScheduleNews> {
  return { ...(await read(caller, days, null)), fresh: true, removed: [] };
}

/**
 * What a schedule must be told after these changes: what they touched, as it is now, and the ids of what is not in its window any more.
 * It may be newer than the changes; whatever came after them is told again, so every way of bundling ends in the same picture.
 * @throws InvalidInput · NotAllowed
 */
export async function readScheduleNews(caller: Caller, days: ScheduleDays, tick: ScheduleTick): Promise<ScheduleNews> {
  const touched = tick.fresh ? null : touchedBy(tick.changes);
  if (!touched) return readSchedule(caller, days);
  const schedule = await read(caller, days, touched);
  // The revision is that of the changes: whoever resumes from it misses none.
  return { ...schedule, revision: tick.to, fresh: false, removed: goneFrom(schedule, touched) };
}

/** What the changes named and the window does not show. Ids it never had do no harm. */
function goneFrom(schedule: Schedule, touched: Touched): ScheduleNews['removed'] {
  const gone = (kind: ScheduledKind, shown: readonly { id: string }[], ids: ReadonlySet<string>) => {
    const there = new Set(shown.map(({ id }) => id));
    return [...ids].filter((id) => !there.has(id)).map((id) => ({ kind, id }));
  };
  return [
    ...gone('booking', schedule.bookings, touched.bookings),
    ...gone('room', schedule.rooms, touched.rooms),
    ...gone('closure', schedule.closures, touched.closures),
    ...gone('checkout', schedule.checkouts, touched.checkouts),
  ];
}

function read({ db: pool, actor }: Caller, asked: ScheduleDays, touched: Touched | null): Promise<Schedule> {
  schedulingPolicy.require(actor, 'see_schedule');
  const days = requireScheduleDays(asked);
  return pool.$transaction(
    async (db) => {
      const [studio] = await db.$queryRaw<{ revision: bigint; zone: string }[]>`
        SELECT revision, zone FROM studio WHERE id = ${actor.studioId}::uuid`;
      if (!studio) throw new Error(`Studio ${actor.studioId} does not exist.`);
      const schedule: ScheduleDb = { db, actor, window: rangeOfDays(days, studio.zone), zone: studio.zone };
      return {
        ...studio,
        window: schedule.window,
        rooms: await readScheduleRooms(schedule, touched),
        bookings: await readScheduledBookings(schedule, touched),
        closures: await readScheduleBlocks(schedule, touched),
        checkouts: await readScheduledCheckouts(schedule, touched),
      };
    },
    { isolationLevel: 'RepeatableRead', maxWait: 30_000, timeout: 30_000 },
  );
}
