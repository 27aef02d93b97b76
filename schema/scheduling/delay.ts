import type { Caller } from '../../domain/kernel/caller.ts';
import type { DelayMove, DelayWay } from '../../domain/scheduling/delay-ways.ts';
import type { Delay, DelayHit } from '../../domain/scheduling/lateness-rules.ts';
import { readDelay, type NearSession } from '../../domain/scheduling/read-delay.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';

type Told = Omit<Delay, 'hits'> & { hits: (DelayHit & { next: NearSession; shared: string[] })[] };

const carried = { access: 'carried' as const };

const CauseEnum = builder.enumType('DelayCause', {
  description: 'Why a session does not run as planned.',
  values: {
    expected_late: { description: 'Somebody told that it begins later.' },
    not_begun: { description: 'It should have begun, and nobody told anything.' },
    runs_over: { description: 'It should have ended.' },
  },
});

const Hit = builder.objectRef<Told['hits'][number]>('DelayHit').implement({
  ...carried,
  description: 'A session that has to wait because another one runs late.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session that waits.', resolve: ({ sessionId }) => encodeId('Booking', sessionId) }),
    title: t.string({ description: 'What it is called.', resolve: ({ next }) => next.title }),
    startsAt: t.field({ type: 'DateTime', description: 'When it is planned to begin.', resolve: ({ next }) => next.startsAt }),
    minutes: t.exposeInt('minutes', { description: 'How much later it could have what they share, its setup included.' }),
    shares: t.exposeStringList('shared', { description: 'Names of the room, people and gear that both need.' }),
  }),
});

export const DelayType = builder.objectRef<Told>('BookingDelay').implement({
  ...carried,
  description: 'How a session runs by what is known now: begun late it keeps its length.',
  fields: (t) => ({
    cause: t.expose('cause', { type: CauseEnum, description: 'Why.' }),
    lateMinutes: t.int({
      description: 'Minutes behind its planned beginning, or past its planned end.',
      resolve: ({ lateMinutes }) => Math.floor(lateMinutes),
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins then.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends then.' }),
    hits: t.expose('hits', { type: [Hit], description: 'Whom it keeps waiting, the nearest first.' }),
  }),
});

const WayEnum = builder.enumType('DelayWayKind', {
  description: 'A way out of a delay.',
  values: {
    keep_end: { description: 'Shorter: it ends as planned.' },
    keep_length: { description: 'It ends later, and keeps nobody waiting.' },
    move_next: { description: 'It ends later, and those who wait begin later.' },
    other_room: { description: 'It ends later, and the one who waits goes to another room.' },
  },
});

const Move = builder.objectRef<DelayMove>('DelayMove').implement({
  ...carried,
  description: 'One of the moves of `moveBookings`.',
  fields: (t) => ({
    bookingId: t.id({ description: 'Which session.', resolve: ({ bookingId }) => encodeId('Booking', bookingId) }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    roomId: t.id({ nullable: true, description: 'The room to go to.', resolve: ({ roomId }) => roomId && encodeId('Room', roomId) }),
    fromRoomId: t.id({
      nullable: true,
      description: 'The room to leave.',
      resolve: ({ fromRoomId }) => fromRoomId && encodeId('Room', fromRoomId),
    }),
  }),
});

export const DelayWayType = builder.objectRef<DelayWay>('DelayWay').implement({
  ...carried,
  description: 'A way out of a delay, tried and possible at this moment: give its moves to `moveBookings`.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WayEnum, description: 'What becomes of it.' }),
    roomName: t.exposeString('roomName', { nullable: true, description: 'The room to which the one who waits would go.' }),
    moves: t.expose('moves', { type: [Move], description: 'The moves, in this order.' }),
  }),
});

/** The delay with the names of what is shared. */
export async function delayOf({ db, actor, clock }: Caller, bookingId: string): Promise<Told | null> {
  const found = await readDelay(db, actor.studioId, bookingId, clock.now());
  if (!found) return null;
  const ids = found.delay.hits.flatMap(({ resourceIds }) => resourceIds);
  const resources = await db.resource.findMany({ where: { studioId: actor.studioId, id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(resources.map(({ id, name }) => [id, name]));
  const hits = found.delay.hits.map((hit) => ({
    ...hit,
    next: found.sessions.get(hit.sessionId)!,
    shared: hit.resourceIds.map((id) => nameOf.get(id) ?? '').filter(Boolean),
  }));
  return { ...found.delay, hits };
}
