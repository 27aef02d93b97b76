import type { FIRST_STATES } from '../scheduling/booking-states.ts';
import { DateTime } from 'luxon';
import { connect } from '../../prisma/connect.ts';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import { systemActor, type Actor, type Role } from '../kernel/actor.ts';
import { silentDoorbell, type Caller, type Db } from '../kernel/caller.ts';
import { fixedClock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { bookSession } from '../scheduling/book-session.ts';

let shared: Db | undefined;

/** One client for the whole test process; every test works in a studio of its own. */
export const testDb = (): Db => (shared ??= connect(testDatabaseUrl(), { connections: 20 }));

export interface StudioWishes {
  now?: string;
  zone?: string;
  rooms?: string[];
  people?: string[];
  /** Units per model, such as `{ SM7B: 2 }`. */
  gear?: Record<string, number>;
  /** Names of models whose first unit is packed, such as `{ 'Camera kit 1': ['C300', 'Lens'] }`: each kit gets units of its own. */
  kits?: Record<string, string[]>;
}

/** A studio with what the story needs, and its people: Ana and Ben coordinate. */
export async function aStudio(wishes: StudioWishes = {}) {
  const db = testDb();
  const clock = fixedClock(wishes.now ?? '2030-05-01T09:00:00Z');
  const zone = wishes.zone ?? 'UTC';
  const studioId = newId();
  await db.studio.create({ data: { id: studioId, name: 'Northlight Studios', kind: 'podcast', zone, currency: 'EUR' } });

  const ids = { rooms: {} as Record<string, string>, people: {} as Record<string, string>, models: {} as Record<string, string> };
  const units: Record<string, string[]> = {};
  const numbers: Record<string, number> = {};
  const kits: Record<string, string> = {};
  const resource = async (kind: 'room' | 'person' | 'unit', name: string): Promise<string> => {
    const id = newId();
    await db.resource.create({ data: { id, studioId, kind, name } });
    return id;
  };
  const addRoom = async (name: string, hourlyRateMinor = 9_000): Promise<string> => {
    const id = await resource('room', name);
    await db.room.create({
      data: { id, studioId, kind: 'podcast_room', capacity: 4, hourlyRateMinor, position: Object.keys(ids.rooms).length },
    });
    return (ids.rooms[name] = id);
  };
  const addPerson = async (name: string, skills: string[] = ['mix']): Promise<string> => {
    const id = await resource('person', name);
    await db.person.create({ data: { id, studioId, jobTitle: 'Engineer', skills, hourlyCostMinor: 3_000 } });
    return (ids.people[name] = id);
  };
  const addUnit = async (model: string): Promise<string> => {
    if (!ids.models[model]) {
      ids.models[model] = newId();
      await db.gearModel.create({ data: { id: ids.models[model], studioId, name: model, category: 'Microphones' } });
    }
    // Counted at once: units may be added side by side.
    const number = (numbers[model] = (numbers[model] ?? 0) + 1);
    const id = await resource('unit', `${model} no. ${number}`);
    await db.gearUnit.create({ data: { id, studioId, modelId: ids.models[model], number, barcode: `${model}-${number}` } });
    (units[model] ??= []).push(id);
    return id;
  };

  for (const name of wishes.rooms ?? ['A', 'B']) await addRoom(name);
  for (const name of wishes.people ?? []) await addPerson(name);
  for (const [model, count] of Object.entries(wishes.gear ?? {})) for (let n = 0; n < count; n += 1) await addUnit(model);
  for (const [name, models] of Object.entries(wishes.kits ?? {})) {
    const id = (kits[name] = newId());
    await db.gearKit.create({ data: { id, studioId, name, category: 'Camera kits' } });
    for (const model of models) await db.kitUnit.create({ data: { unitId: await addUnit(model), studioId, kitId: id } });
  }

  /** A wall time of the story's day (or another, `2030-05-02 14:00`) as an instant. */
  const at = (wall: string): Date => {
    const day = DateTime.fromJSDate(clock.now(), { zone }).toISODate();
    const text = wall.includes('-') ? wall.replace(' ', 'T') : `${day}T${wall}`;
    return DateTime.fromISO(text, { zone }).toJSDate();
  };

  const callerFor = (actor: Actor): Caller => ({ actor, db: inStudio(db, studioId), clock, doorbell: silentDoorbell });
  const as = (name: string, role: Exclude<Role, 'board'>, more: { clientId?: string; personId?: string } = {}) => {
    const caller = callerFor({
      kind: 'member',
      studioId,
      memberId: newId(),
      userId: newId(),
      name,
      role,
      personId: more.personId ?? null,
      clientId: more.clientId ?? null,
    });
    return {
      caller,
      actor: caller.actor,
      book: (wish: {
        room?: string | string[];
        from: string;
        to: string;
        title?: string;
        setup?: number;
        teardown?: number;
        state?: (typeof FIRST_STATES)[number];
        people?: string[];
        gear?: ({ model: string; quantity?: number } | { kit: string } | { unit: string })[];
        clientId?: string | null;
        projectId?: string | null;
      }) =>
        bookSession(caller, {
          title: wish.title ?? 'Session',
          startsAt: at(wish.from),
          endsAt: at(wish.to),
          setupMinutes: wish.setup ?? 0,
          teardownMinutes: wish.teardown ?? 0,
          state: wish.state ?? 'confirmed',
          rooms: [wish.room ?? []].flat().map((room) => ids.rooms[room]!),
          people: (wish.people ?? []).map((person) => ({ personId: ids.people[person]! })),
          gear: (wish.gear ?? []).map((one) => {
            if ('model' in one) return { modelId: ids.models[one.model]!, quantity: one.quantity ?? 1 };
            return 'kit' in one ? { kitId: kits[one.kit]! } : { unitId: one.unit };
          }),
          clientId: wish.clientId ?? null,
          projectId: wish.projectId ?? null,
        }),
    };
  };

  return {
    db,
    clock,
    zone,
    studioId,
    ...ids,
    units,
    kits,
    at,
    addRoom,
    addPerson,
    addUnit,
    as,
    callerFor,
    ana: as('Ana', 'coordinator'),
    ben: as('Ben', 'coordinator'),
    system: callerFor(systemActor(studioId, 'test')),
    booking: (id: string) => db.booking.findUniqueOrThrow({ where: { id }, include: { requirements: true, allocations: true } }),
    changes: () => db.change.findMany({ where: { studioId }, orderBy: { revision: 'asc' } }),
  };
}

export type TestStudio = Awaited<ReturnType<typeof aStudio>>;
