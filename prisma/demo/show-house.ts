import { dayAt, plusDays, rangeOfDay, type Day } from '../../domain/kernel/zone.ts';
import { editBooking } from '../../domain/scheduling/edit-booking.ts';
import { addExceptions } from '../../domain/scheduling/house/add-exceptions.ts';
import { createBlock } from '../../domain/scheduling/house/create-block.ts';
import { createRule } from '../../domain/scheduling/house/create-rule.ts';
import { createSessionType } from '../../domain/scheduling/house/create-session-type.ts';
import { tickCheckItem } from '../../domain/scheduling/house/tick-check-item.ts';
import { attempt } from './attempt.ts';
import { BLOCKS, closedDays, RULES, TYPE_IN, TYPES } from './house-data.ts';
import type { CallerAt } from './refresh.ts';
import type { RoomName } from './rooms-data.ts';

/** The present week is at work whatever the calendar says: only later days are closed. */
const FROM_DAYS_AHEAD = 8;
/** Sessions of the next days have their types, and with them what is to be prepared. */
const DAYS_TYPED = 3;

/** How the house is booked: written down once, kept up with the calendar, and shown in the sessions of the next days. */
export async function showHouse(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const today = dayAt(now, zone);
  if ((await db.sessionType.count({ where: { studioId } })) === 0) await writeDown(callerAt, now);
  await closeHolidays(callerAt, now, today);
  await prepare(callerAt, now, { startsAt: now, endsAt: rangeOfDay(plusDays(today, DAYS_TYPED), zone).endsAt });
}

async function writeDown(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const where = { studioId: actor.studioId };
  const named = (rows: { id: string; name: string }[]): Map<string, string> => new Map(rows.map(({ id, name }) => [name, id]));
  const select = { id: true, name: true } as const;
  const rooms = named(await db.resource.findMany({ where: { ...where, kind: 'room', archivedAt: null }, select }));
  const models = named(await db.gearModel.findMany({ where: { ...where, archivedAt: null }, select }));
  const kits = named(await db.gearKit.findMany({ where: { ...where, archivedAt: null }, select }));
  const idsIn = (known: ReadonlyMap<string, string>, names: readonly string[] = []): string[] =>
    names.flatMap((name) => known.get(name) ?? []);

  const types = new Map<string, string>();
  for (const { models: lines = [], kits: packed, setups = [], ...type } of TYPES) {
    const gear = [
      ...lines.flatMap(([name, quantity]) => idsIn(models, [name]).map((modelId) => ({ modelId, quantity }))),
      ...idsIn(kits, packed).map((kitId) => ({ kitId })),
    ];
    const roomSetups = setups.flatMap(({ room, ...setup }) => idsIn(rooms, [room]).map((roomId) => ({ roomId, ...setup })));
    const made = await attempt(() => createSessionType(caller, { ...type, gear, roomSetups }));
    if (made) types.set(type.name, made.id);
  }
  for (const { rooms: names, ...block } of BLOCKS) await attempt(() => createBlock(caller, { ...block, roomIds: idsIn(rooms, names) }));
  for (const { of, ...rule } of RULES) {
    const scope = of && ('room' in of ? { roomId: rooms.get(of.room) } : { sessionTypeId: types.get(of.type) });
    await attempt(() => createRule(caller, { ...rule, ...scope }));
  }
}

async function closeHolidays(callerAt: CallerAt, now: Date, today: Day): Promise<void> {
  const caller = callerAt(now);
  const first = plusDays(today, FROM_DAYS_AHEAD);
  const year = Number(today.slice(0, 4));
  const coming = [year, year + 1].flatMap(closedDays).filter(({ day }) => day >= first && day <= plusDays(today, 366));
  const known = await caller.db.hoursException.findMany({
    where: { studioId: caller.actor.studioId, roomId: null, lastDay: { gte: new Date(`${first}T00:00:00Z`) } },
    select: { firstDay: true },
  });
  const entered = new Set(known.map(({ firstDay }) => firstDay.toISOString().slice(0, 10)));
  const days = coming.filter(({ day }) => !entered.has(day)).map(({ name, day }) => ({ name, firstDay: day, lastDay: day }));
  if (days.length > 0) await attempt(() => addExceptions(caller, { days }));
}

/** Gives sessions to come their type; of the first that begins, half is prepared already. */
async function prepare(callerAt: CallerAt, now: Date, window: { startsAt: Date; endsAt: Date }): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const types = new Map((await db.sessionType.findMany({ where: { studioId, archivedAt: null } })).map(({ name, id }) => [name, id]));
  for (const [room, typeName] of Object.entries(TYPE_IN) as [RoomName, string][]) {
    const sessionTypeId = types.get(typeName);
    const coming = await db.booking.findMany({
      where: {
        studioId,
        state: { in: ['confirmed', 'in_session'] },
        startsAt: { lt: window.endsAt },
        endsAt: { gt: window.startsAt },
        requirements: { some: { resource: { name: room } } },
      },
      orderBy: { startsAt: 'asc' },
    });
    for (const [index, { id, sessionTypeId: known }] of coming.entries()) {
      if (!sessionTypeId || known) continue;
      await attempt(() => editBooking(caller, { bookingId: id, sessionTypeId }));
      if (index > 0) continue;
      const lines = await db.checkItem.findMany({ where: { studioId, bookingId: id }, orderBy: { position: 'asc' } });
      for (const { id: itemId } of lines.slice(0, Math.ceil(lines.length / 2)))
        await attempt(() => tickCheckItem(caller, { bookingId: id, itemId, done: true }));
    }
  }
}
