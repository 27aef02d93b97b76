import { standInFor } from '../../domain/kernel/actor.ts';
import { silentDoorbell, type Caller, type Doorbell } from '../../domain/kernel/caller.ts';
import { fixedClock } from '../../domain/kernel/clock.ts';
import { inStudio } from '../../domain/kernel/in-studio.ts';
import { connect } from '../connect.ts';
import { bookAhead } from './book-ahead.ts';
import { catchUpGear } from './catch-up-gear.ts';
import { catchUpSessions, showPresent } from './catch-up-sessions.ts';
import { showExports } from './show-exports.ts';
import { showHolds } from './show-holds.ts';
import { showRoomNeeds } from './show-room-needs.ts';
import { showSeries } from './show-series.ts';
import { showWaiting } from './show-waiting.ts';
import { showHouse } from './show-house.ts';

/** Somebody who acts at a moment of the past, as the people of the studio would have done while nobody watched. */
export type CallerAt = (at: Date) => Caller;

export interface RefreshOptions {
  now: Date;
  doorbell?: Doorbell;
  /** Leaves it at what is done by then: the next start goes on from there. */
  signal?: AbortSignal;
}

/**
 * Brings a demo studio that was left alone up to this moment: what was booked took place, gear came back, rooms are at work, and the
 * coming weeks fill up. Everything goes through the studio's own commands, so its log reads as if people had been there.
 * Does nothing to a studio that is no demo, and next to nothing to one that was brought up to date a moment ago.
 * @returns how many changes that made
 */
export async function refreshDemo(databaseUrl: string, { now, doorbell = silentDoorbell, signal }: RefreshOptions): Promise<number> {
  const db = connect(databaseUrl, { connections: 2 });
  try {
    const studio = await db.studio.findFirst({ where: { demo: true } });
    if (!studio) return 0;
    const people = await demoCallers(db, { studioId: studio.id, now, doorbell, ...(signal ? { signal } : {}) });
    await catchUpSessions(people('coordinator'), now);
    await showPresent(people('coordinator'), now);
    await catchUpGear(people('studio_manager'), now);
    await bookAhead(people('coordinator'), now);
    await showWishes(people, now);
    const { revision } = await db.studio.findUniqueOrThrow({ where: { id: studio.id } });
    return Number(revision - studio.revision);
  } finally {
    await db.$disconnect();
  }
}

type Doer = 'owner' | 'studio_manager' | 'coordinator' | 'producer';
/** Those of the made-up studio who act, by what they do there; never later than now. */
export type DemoCallers = (role: Doer) => CallerAt;

export async function demoCallers(
  db: Caller['db'],
  { studioId, now, doorbell = silentDoorbell, signal }: RefreshOptions & { studioId: string },
): Promise<DemoCallers> {
  const own = inStudio(db, studioId);
  const members = await own.member.findMany({
    where: { studioId, removedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, role: true, user: { select: { name: true } } },
  });
  return (role) => {
    // Somebody who was removed is stood in for by whoever owns the studio.
    const member = members.find((one) => one.role === role) ?? members.find((one) => one.role === 'owner');
    if (!member) throw new Error(`Studio ${studioId} has no owner.`);
    const actor = standInFor(studioId, { id: member.id, name: member.user.name });
    return (at) => {
      signal?.throwIfAborted();
      return { db: own, actor, doorbell, clock: fixedClock(at < now ? at : now) };
    };
  };
}

/**
 * What people agree on and wish for beyond what is booked: the rules of the house, holds, series, who waits for a slot, what plans need,
 * and what was taken out of the house.
 */
export async function showWishes(people: DemoCallers, now: Date): Promise<void> {
  await showHouse(people('studio_manager'), now);
  await showHolds(people('coordinator'), now);
  await showSeries(people('coordinator'), now);
  await showWaiting(people('coordinator'), now);
  await showRoomNeeds(people('producer'), now);
  await showExports(people('owner'), now);
}
