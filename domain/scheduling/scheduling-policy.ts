import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_RUNNERS, STUDIO_HEADS } from '../kernel/policy.ts';

type SchedulingAct =
  | 'see_schedule'
  | 'see_prices'
  | 'schedule'
  | 'share_holds'
  | 'rank_holds'
  | 'run_sessions'
  | 'close_rooms'
  | 'keep_rooms'
  | 'see_rules'
  | 'keep_rules'
  | 'override_rules'
  | 'keep_views';

/** Who may do what with the schedule. Clients see their own sessions only; see visibleBookings. */
export const schedulingPolicy = policy<SchedulingAct>(
  {
    see_schedule: [...EVERY_MEMBER, 'client'],
    see_prices: ['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'client'],
    schedule: [...STUDIO_RUNNERS, 'producer'],
    // Both put one hold before another that came first.
    share_holds: STUDIO_RUNNERS,
    rank_holds: STUDIO_HEADS,
    // The engineer in the room may say that the session began or ended.
    run_sessions: [...STUDIO_RUNNERS, 'producer', 'crew'],
    close_rooms: STUDIO_RUNNERS,
    keep_rooms: STUDIO_HEADS,
    see_rules: EVERY_MEMBER,
    keep_rules: STUDIO_HEADS,
    override_rules: STUDIO_HEADS,
    keep_views: EVERY_MEMBER,
  },
  {
    see_schedule: 'Seeing the schedule',
    see_prices: 'Seeing prices',
    schedule: 'Changing the schedule',
    share_holds: 'Making holds joint',
    rank_holds: 'Changing the rank of a hold',
    run_sessions: 'Checking a session in or out',
    close_rooms: 'Closing rooms',
    keep_rooms: 'Changing rooms',
    see_rules: 'Seeing the rules of the house',
    keep_rules: 'Changing the rules of the house',
    override_rules: 'Booking over a rule',
    keep_views: 'Keeping views of the schedule',
  },
);

/** The tablet of a room, on which people there may act. */
const roomOfTablet = (actor: Actor): string | null => (actor.kind === 'board' && actor.mayCheckIn ? actor.roomId : null);

/**
 * Whoever runs sessions may begin, end and extend them; the tablet of a room those that take place in it.
 * @throws NotAllowed, naming the roles that may
 */
export function requireMayRun(
  actor: Actor,
  act: 'schedule' | 'run_sessions',
  booking: { requirements: readonly { resourceId: string | null }[] },
): void {
  const roomId = roomOfTablet(actor);
  if (act === 'run_sessions' && roomId !== null && booking.requirements.some(({ resourceId }) => resourceId === roomId)) return;
  schedulingPolicy.require(actor, act);
}

/** The sessions an actor may know of, as a filter for every read and relation. */
export function visibleBookings(actor: Actor): Prisma.BookingWhereInput {
  const roomId = roomOfTablet(actor);
  if (roomId !== null) return { studioId: actor.studioId, requirements: { some: { resourceId: roomId } } };
  if (!schedulingPolicy.can(actor, 'see_schedule')) return { studioId: actor.studioId, id: { in: [] } };
  if (actor.kind === 'member' && actor.role === 'client') return { studioId: actor.studioId, clientId: actor.clientId };
  return { studioId: actor.studioId };
}

/** Whether a session of this client may be named to the actor; otherwise it is only `another session`. */
export const mayName = (actor: Actor, booking: { clientId: string | null }): boolean =>
  schedulingPolicy.can(actor, 'see_schedule') &&
  (actor.role !== 'client' || (actor.kind === 'member' && actor.clientId === booking.clientId));

/** Whether it may be called by its title: also on a screen at a door that shows titles, though not what else is known of it. */
export const mayTitle = (actor: Actor, booking: { clientId: string | null }): boolean =>
  mayName(actor, booking) || (actor.kind === 'board' && actor.privacy !== 'busy_only');

/** The rooms an actor may know of: whoever sees a schedule. Boards have their own reading of them. */
export const visibleRooms = (actor: Actor): Prisma.RoomWhereInput =>
  schedulingPolicy.can(actor, 'see_schedule') ? { studioId: actor.studioId } : { studioId: actor.studioId, id: { in: [] } };

/** One's own views, and those that others share. */
export const visibleViews = (actor: Actor): Prisma.SavedViewWhereInput =>
  actor.kind === 'member' && schedulingPolicy.can(actor, 'keep_views')
    ? { studioId: actor.studioId, OR: [{ memberId: actor.memberId }, { shared: true }] }
    : { studioId: actor.studioId, id: { in: [] } };
