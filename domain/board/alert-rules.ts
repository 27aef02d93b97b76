import type { Instant } from '../kernel/clock.ts';
import { minutesBetween, plusMinutes } from '../kernel/time-range.ts';
import { occupied, phaseAt } from '../scheduling/booking-rules.ts';
import { isFirm } from '../scheduling/booking-states.ts';
import { delaysAt, isMissed, LATE_AFTER_MINUTES } from '../scheduling/lateness-rules.ts';
import type { Board, BoardRoom, BoardSession, BoardUnit } from './board.ts';
import { gearStateAt } from './gear-rules.ts';
import { byHoldRank, byStart, isForgotten, sessionsOfRooms } from './room-tile-rules.ts';

/** What somebody should know now, the most pressing kind first. */
const KINDS = [
  'gear_overdue',
  'blocks_next',
  'runs_over',
  'no_show',
  'late_start',
  'runs_into',
  'expected_late',
  'nobody',
  'role_open',
  'gear_short',
  'gear_due',
  'hold_challenged',
  'maintenance',
  'hold',
] as const;
export type AlertKind = (typeof KINDS)[number];

export interface Alert {
  /** The same as long as it is the same matter, so that a screen can tell what is new. */
  key: string;
  kind: AlertKind;
  /** Of gear, of what is short, of the skill that is wanted, or of the room. */
  subject: string;
  /** Units, or people, that the subject stands for. */
  count: number;
  /** The moment it is about: due, should have ended, begins, expected back. */
  at: Instant;
  /** The session that waits, or that is concerned. */
  session: BoardSession | null;
  /** Rank among holds of one slot, from 1. */
  rank: number | null;
  /** How long somebody has to wait. */
  minutes: number | null;
}

/** A session that runs over blocks the next when that one begins within this time. */
const BLOCKS_WITHIN_MINUTES = 30;
/** Somebody can still be found in this time; later it is tomorrow's matter. */
const NOBODY_WITHIN_MINUTES = 18 * 60;

export function alertsAt(board: Board, at: Instant): Alert[] {
  const sessions = board.sessions.filter((one) => !isForgotten(one, at));
  const byRoom = sessionsOfRooms(sessions);
  const places = new Map(board.rooms.map((room, place) => [room.id, place]));
  const firstRoomOf = ({ roomIds }: BoardSession): BoardRoom | undefined =>
    board.rooms[Math.min(...roomIds.map((id) => places.get(id) ?? Infinity))];
  const alerts = [
    ...gearAlerts(board.units, at),
    ...board.rooms.flatMap((room) => roomAlerts(room, byRoom.get(room.id) ?? [], board.studio.noShowAfterMinutes, at)),
    ...sessions.flatMap((session) => sessionAlerts(session, firstRoomOf(session), at)),
    ...holdAlerts(board.rooms, sessions, at),
    ...delayAlerts(board.rooms, sessions, at),
  ];
  const rank = (alert: Alert): number => KINDS.indexOf(alert.kind);
  return alerts.sort((a, b) => rank(a) - rank(b) || +a.at - +b.at || (a.key < b.key ? -1 : 1));
}

const alert = (kind: AlertKind, about: string, more: Pick<Alert, 'subject' | 'at'> & Partial<Alert>): Alert => ({
  count: 1,
  session: null,
  rank: null,
  minutes: null,
  ...more,
  kind,
  key: `${kind}:${about}`,
});

/** Units of a kit that share a due time are one line, and so are those of a model. */
function gearAlerts(units: readonly BoardUnit[], at: Instant): Alert[] {
  const groups = new Map<string, { kind: AlertKind; at: Instant; units: BoardUnit[] }>();
  for (const unit of units) {
    const state = gearStateAt(unit, at);
    const kind = state === 'overdue' ? 'gear_overdue' : state === 'due' ? 'gear_due' : state === 'repair' ? 'maintenance' : null;
    const moment = kind === 'maintenance' ? unit.maintenance?.expectedBackAt : unit.checkout?.dueAt;
    if (!kind || !moment) continue;
    const name = kind === 'maintenance' ? unit.id : (unit.kitName ?? unit.modelName);
    const key = `${kind}:${name}:${+moment}`;
    const group = groups.get(key) ?? { kind, at: moment, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => {
    const [first] = group.units;
    const whole = group.kind !== 'maintenance' && first!.kitName;
    const subject = whole || (group.units.length > 1 ? first!.modelName : first!.name);
    return alert(group.kind, key, { subject, count: whole ? 1 : group.units.length, at: group.at });
  });
}

function roomAlerts(room: BoardRoom, sessions: readonly BoardSession[], noShowAfterMinutes: number | null, at: Instant): Alert[] {
  const here = sessions.filter((one) => isFirm(one.state)).sort(byStart);
  const alerts: Alert[] = room.blocks
    .filter((block) => block.kind === 'maintenance' && block.startsAt <= at && at < block.endsAt)
    .map((block) => alert('maintenance', `${room.id}:${+block.startsAt}`, { subject: room.name, at: block.endsAt }));
  for (const session of here) {
    const phase = phaseAt(session, at);
    if (phase === 'over') {
      const next = here.find((one) => one.startsAt >= session.endsAt && one !== session && one.state === 'confirmed');
      const blocks = next && occupied(next).startsAt <= plusMinutes(at, BLOCKS_WITHIN_MINUTES);
      alerts.push(
        alert(blocks ? 'blocks_next' : 'runs_over', `${room.id}:${session.id}`, {
          subject: room.name,
          at: session.endsAt,
          session: blocks ? next : session,
        }),
      );
    }
    const since = session.expectedStartAt ?? session.startsAt;
    if (isMissed(session, noShowAfterMinutes, at))
      alerts.push(alert('no_show', `${room.id}:${session.id}`, { subject: room.name, at: since, session }));
    else if (phase === 'due' && minutesBetween(since, at) >= LATE_AFTER_MINUTES)
      alerts.push(alert('late_start', `${room.id}:${session.id}`, { subject: room.name, at: since, session }));
    else if (session.state === 'confirmed' && session.expectedStartAt && at < session.expectedStartAt && isNear(session, at))
      alerts.push(alert('expected_late', `${room.id}:${session.id}`, { subject: room.name, at: session.expectedStartAt, session }));
  }
  return alerts;
}

function sessionAlerts(session: BoardSession, room: BoardRoom | undefined, at: Instant): Alert[] {
  if ((session.state !== 'confirmed' && session.state !== 'in_session') || at >= session.endsAt) return [];
  const alerts = session.shortages.map((short) =>
    alert('gear_short', `${session.id}:${short.name}`, {
      subject: short.name,
      count: short.wanted - short.has,
      at: session.startsAt,
      session,
    }),
  );
  if (!session.staffed && room && minutesBetween(at, session.startsAt) <= NOBODY_WITHIN_MINUTES)
    alerts.push(alert('nobody', session.id, { subject: room.name, at: session.startsAt, session }));
  if (minutesBetween(at, session.startsAt) <= NOBODY_WITHIN_MINUTES)
    for (const skill of new Set(session.openRoles))
      alerts.push(
        alert('role_open', `${session.id}:${skill}`, {
          subject: skill,
          count: session.openRoles.filter((one) => one === skill).length,
          at: session.startsAt,
          session,
        }),
      );
  return alerts;
}

/** A delay of tomorrow is tomorrow's matter. */
const NEAR_MINUTES = 12 * 60;
const isNear = (session: BoardSession, at: Instant): boolean => minutesBetween(at, session.startsAt) <= NEAR_MINUTES;

/** Whom a delay keeps waiting: in the same room, or for somebody or something that is still needed there. */
function delayAlerts(rooms: readonly BoardRoom[], sessions: readonly BoardSession[], at: Instant): Alert[] {
  const taking = sessions
    .filter((one) => isFirm(one.state) && isNear(one, at))
    .map((one) => ({ ...one, resourceIds: [...one.roomIds, ...one.resourceIds] }));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return delaysAt(taking, at).flatMap(({ sessionId, cause, hits }) =>
    hits.flatMap(({ sessionId: nextId, minutes, resourceIds }) => {
      const [late, next] = [byId.get(sessionId)!, byId.get(nextId)!];
      const shared = rooms.find(({ id }) => resourceIds.includes(id));
      const room = shared ?? rooms.find(({ id }) => late.roomIds.includes(id));
      // In its own room an overrun is told already.
      if (!room || (cause === 'runs_over' && shared)) return [];
      return [alert('runs_into', `${sessionId}:${nextId}`, { subject: room.name, at: next.startsAt, session: next, minutes })];
    }),
  );
}

/** Holds and tentative sessions to come, each with its rank among those that want the same room at the same time. */
function holdAlerts(rooms: readonly BoardRoom[], sessions: readonly BoardSession[], at: Instant): Alert[] {
  const holds = sessionsOfRooms(sessions.filter((one) => !isFirm(one.state) && one.endsAt > at).sort(byHoldRank));
  return rooms.flatMap((room) =>
    (holds.get(room.id) ?? []).map((hold) => {
      const { challengeEndsAt } = hold;
      const kind = challengeEndsAt && challengeEndsAt > at ? 'hold_challenged' : 'hold';
      return alert(kind, `${room.id}:${hold.id}`, {
        subject: room.name,
        at: kind === 'hold' ? hold.startsAt : challengeEndsAt!,
        session: hold,
        rank: hold.holdRank,
      });
    }),
  );
}
