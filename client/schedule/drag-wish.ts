import { format } from '../time/format.ts';
import type { Ghost } from './targets.ts';
import { dropOf, obstacleTo } from './drop-check.ts';
import { draggedTo, type Grip } from './geometry.ts';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';
import { dayOfMoment, daysBetween, plusWallDays } from './timeline.ts';

const DAY = 86_400_000;

/** A session in somebody's hand: where it was taken, and where it would go. */
export interface Wish {
  session: Session;
  grip: Grip;
  /** The row it was taken from, and the one it is over. */
  fromRow: string;
  overRow: string;
  /** From where in time to where. */
  from: number;
  to: number;
  copying: boolean;
}

export interface Wanted {
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
  /** Another person, unit or project in place of the one in whose row it stood. */
  instead: { from: string; to: string } | null;
  copying: boolean;
}

/** What a drag asks for: other times, other rooms, or somebody else in the row's place. */
export function wantedBy(schedule: Schedule, { session, grip, fromRow, overRow, from, to, copying }: Wish): Wanted {
  const { startsAt, endsAt } = draggedTo(grip, { startsAt: +session.startsAt, endsAt: +session.endsAt }, shiftOf(schedule, from, to));
  const byRooms = schedule.by() === 'rooms';
  const moved = grip === 'move' && overRow !== fromRow;
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    roomIds: byRooms && moved ? [...new Set(session.roomIds.map((id) => (id === fromRow ? overRow : id)))] : session.roomIds,
    instead: !byRooms && moved ? { from: fromRow, to: overRow } : null,
    copying,
  };
}

/** Steps of the view; whole days keep the time of the day. */
export function shiftOf(schedule: Schedule, from: number, to: number): (at: number) => number {
  const snap = schedule.snap();
  if (snap < DAY) return (at) => at + Math.round((to - from) / snap) * snap;
  const zone = schedule.zone();
  const days = daysBetween(dayOfMoment(from, zone), dayOfMoment(to, zone));
  return (at) => plusWallDays(at, days, zone);
}

/** The same as it is drawn, with what stands in its way as far as the screen knows. */
export function ghostOf(schedule: Schedule, session: Session, wanted: Wanted, overRow: string): Ghost {
  const { startsAt, endsAt, roomIds, instead, copying } = wanted;
  const picture = schedule.picture();
  const by = schedule.by();
  const drop = dropOf(session, { startsAt, endsAt }, { roomIds, ...(instead && by !== 'projects' ? { instead } : {}) });
  const obstacle = picture && obstacleTo(copying ? { ...drop, bookingId: null } : drop, schedule.bookings(), picture.closures);
  const until =
    obstacle &&
    `${schedule.itemById().get(obstacle.resourceId)?.label ?? schedule.resourceName(obstacle.resourceId)}: ${obstacle.what} until ${format().time(obstacle.endsAt)}`;
  return {
    rowIds: by === 'rooms' ? roomIds : [overRow],
    startsAt: +startsAt,
    endsAt: +endsAt,
    bookingId: copying ? null : session.id,
    label: copying ? `Copy of ${session.title ?? ''}` : (session.title ?? ''),
    refused: !!obstacle,
    ...(until ? { note: until } : {}),
  };
}
