import type { Prisma } from '../../prisma/generated/client/client.ts';
import { mayName } from '../../domain/scheduling/scheduling-policy.ts';
import { plusMinutes } from '../../domain/kernel/time-range.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';

const AHEAD_MINUTES = 14 * 1_440;
const MOST = 10;

/**
 * The sessions that have a resource now or within two weeks: one selection for units and people.
 * From the full minute, so that all fields of one request ask alike and share one statement.
 */
export function reservationsFrom(moment: Date) {
  const now = new Date(Math.floor(+moment / 60_000) * 60_000);
  return {
    where: { firm: true, reason: 'session', endsAt: { gt: now }, startsAt: { lt: plusMinutes(now, AHEAD_MINUTES) } },
    orderBy: { startsAt: 'asc' },
    take: MOST,
    select: {
      startsAt: true,
      endsAt: true,
      booking: { select: { id: true, title: true, clientId: true } },
      requirement: { select: { duty: true } },
    },
  } as const satisfies Prisma.Resource$allocationsArgs;
}

export type ReservationRow = Prisma.AllocationGetPayload<{
  select: {
    startsAt: true;
    endsAt: true;
    booking: { select: { id: true; title: true; clientId: true } };
    requirement: { select: { duty: true } };
  };
}>;

export const Reservation = builder.objectRef<ReservationRow>('Reservation').implement({
  description: 'A firm session that has a unit or a person, setup and teardown included.',
  access: 'carried',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when.' }),
    bookingId: t.id({
      nullable: true,
      description: 'The session; null for those who may not see it.',
      resolve: ({ booking }, _args, { caller }) => (booking && mayName(caller.actor, booking) ? encodeId('Booking', booking.id) : null),
    }),
    title: t.string({
      nullable: true,
      description: 'What it is called; null for those who may not know.',
      resolve: ({ booking }, _args, { caller }) => (booking && mayName(caller.actor, booking) ? booking.title : null),
    }),
    duty: t.string({
      description: 'What a person does in it; empty for units and when nobody said.',
      resolve: ({ requirement }) => requirement?.duty ?? '',
    }),
  }),
});
