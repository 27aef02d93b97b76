import type { Caller } from '../kernel/caller.ts';
import { NotFound } from '../kernel/errors.ts';
import { minusMinutes, plusMinutes } from '../kernel/time-range.ts';
import { schedulingPolicy } from '../scheduling/scheduling-policy.ts';
import { sightOf } from './board-policy.ts';

/** What the tablet of a room knows beside the board: whether it may act, and the gear that is in the room. */
export interface Tablet {
  roomId: string;
  mayAct: boolean;
  gear: TabletUnit[];
}

/** A unit of gear of a session in the room, about which a fault can be told. */
export interface TabletUnit {
  unitId: string;
  sessionId: string;
  name: string;
}

const AROUND_MINUTES = 12 * 60;

/** The tablet of this room; of a board link the one of its own room. @throws NotFound */
export async function readTablet({ db, actor, clock }: Caller, asked: string | null): Promise<Tablet> {
  const roomId = actor.kind === 'board' ? actor.roomId : asked;
  const room =
    roomId && (asked === null || asked === roomId)
      ? await db.room.findFirst({ where: { studioId: actor.studioId, id: roomId, resource: { archivedAt: null } }, select: { id: true } })
      : null;
  if (!room) throw new NotFound('room', asked ?? 'of this board');
  const at = clock.now();
  const gear = sightOf(actor).gear
    ? await db.$queryRaw<TabletUnit[]>`
      SELECT r.id AS "unitId", b.id AS "sessionId", r.name
      FROM booking b
      JOIN allocation here ON here.studio_id = b.studio_id AND here.booking_id = b.id AND here.resource_id = ${room.id}::uuid AND here.firm
        AND here.during && tstzrange(${minusMinutes(at, AROUND_MINUTES)}::timestamptz, ${plusMinutes(at, AROUND_MINUTES)}::timestamptz)
      JOIN allocation a ON a.studio_id = b.studio_id AND a.booking_id = b.id AND a.firm
      JOIN resource r ON r.id = a.resource_id AND r.kind = 'unit'
      WHERE b.studio_id = ${actor.studioId}::uuid AND b.state IN ('confirmed', 'in_session')
      ORDER BY r.name, r.id`
    : [];
  const mayAct = actor.kind === 'board' ? actor.mayCheckIn : schedulingPolicy.can(actor, 'run_sessions');
  return { roomId: room.id, mayAct, gear };
}
