import type { Caller } from '../../domain/kernel/caller.ts';
import { bookSession } from '../../domain/scheduling/book-session.ts';
import { standingIn } from '../../domain/scheduling/clashes.ts';
import { occupied } from '../../domain/scheduling/booking-rules.ts';
import { attempt } from './attempt.ts';
import { PEOPLE } from './people-data.ts';
import type { SessionWish } from './session-wish.ts';

/** Books a planned session by the names in it, with whoever is free; null when its room is taken or gone. */
export async function bookWish(caller: Caller, wish: SessionWish): Promise<string | null> {
  const { db, actor } = caller;
  const { studioId } = actor;
  const resources = await db.resource.findMany({
    where: { studioId, archivedAt: null, kind: { in: ['room', 'person'] } },
    select: { id: true, name: true },
  });
  const idOf = new Map(resources.map(({ id, name }) => [name, id]));
  const roomId = idOf.get(wish.room);
  if (!roomId) return null;
  const busy = new Set((await standingIn(db, [...idOf.values()], occupied(wish), null)).map(({ resourceId }) => resourceId));
  if (busy.has(roomId) && wish.state === 'confirmed') return null;
  const people: { personId: string; duty: string }[] = [];
  for (const duty of wish.duties) {
    const able = PEOPLE.filter(({ duties }) => duties.includes(duty)).flatMap(({ name }) => idOf.get(name) ?? []);
    const personId = able.find((id) => !busy.has(id) && !people.some((one) => one.personId === id));
    if (personId) people.push({ personId, duty });
  }
  const [client, project, models, kits] = await Promise.all([
    db.client.findFirst({ where: { studioId, name: wish.client, archivedAt: null } }),
    wish.project === null ? null : db.project.findFirst({ where: { studioId, name: wish.project, archivedAt: null } }),
    db.gearModel.findMany({ where: { studioId, archivedAt: null } }),
    db.gearKit.findMany({ where: { studioId, archivedAt: null } }),
  ]);
  const gear = wish.gear.flatMap((one): ({ kitId: string } | { modelId: string; quantity: number })[] => {
    if ('kit' in one) return kits.filter(({ name }) => name === one.kit).map(({ id }) => ({ kitId: id }));
    return models.filter(({ name }) => name === one.model).map(({ id }) => ({ modelId: id, quantity: one.quantity }));
  });
  const session = {
    title: await numbered(caller, wish.title),
    state: wish.state,
    startsAt: wish.startsAt,
    endsAt: wish.endsAt,
    setupMinutes: wish.setupMinutes,
    teardownMinutes: wish.teardownMinutes,
    clientId: client?.id ?? null,
    projectId: project?.id ?? null,
    rooms: [roomId],
    people,
  };
  const booked = (await attempt(() => bookSession(caller, { ...session, gear }))) ?? (await attempt(() => bookSession(caller, session)));
  return booked?.id ?? null;
}

/** `Tidewater mix #` goes on counting where the studio stands. */
async function numbered({ db, actor }: Caller, title: string): Promise<string> {
  if (!title.includes('#')) return title;
  const [before = '', after = ''] = title.split('#');
  const others = await db.booking.findMany({
    where: { studioId: actor.studioId, title: { startsWith: before, endsWith: after } },
    select: { title: true },
  });
  const numbers = others.map((one) => Number(one.title.slice(before.length, one.title.length - after.length))).filter(Number.isInteger);
  return title.replace('#', String(Math.max(0, ...numbers) + 1));
}
