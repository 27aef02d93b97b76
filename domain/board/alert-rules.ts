import type { Instant } from '../kernel/clock.ts';
import type { Order } from '../kernel/in-order.ts';
import { minutesBetween, plusMinutes } from '../kernel/time-range.ts';
import { occupied, phaseAt } from '../scheduling/booking-rules.ts';
import { isFirm } from '../scheduling/booking-states.ts';
import { delayOf, isMissed, LATE_AFTER_MINUTES, type LateSession } from '../scheduling/lateness-rules.ts';
import type { BoardRoom, BoardSession, BoardUnit } from './board.ts';
import { gearStateAt } from './gear-rules.ts';
import { byStart, isForgotten } from './room-tile-rules.ts';

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

/** The most pressing comes first. */
export const byUrgency: Order<Alert> = (a, b) =>
  RANK.get(a.kind)! - RANK.get(b.kind)! || +a.at - +b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const RANK = new Map(KINDS.map((kind, rank) => [kind, rank]));

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
export function gearAlerts(units: readonly BoardUnit[], at: Instant): Alert[] {
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

/** What is to be said of a room's own time, and of the holds that want it. */
export function roomAlerts(room: BoardRoom, sessions: readonly BoardSession[], noShowAfterMinutes: number | null, at: Instant): Alert[] {
  const known = sessions.filter((one) => !isForgotten(one, at));
  const here = known.filter((one) => isFirm(one.state)).sort(byStart);
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
  for (const hold of known) if (!isFirm(hold.state) && hold.endsAt > at) alerts.push(holdAlert(room, hold, at));
  return alerts;
}

/** A hold or tentative session to come, with its rank among those that want the same room at the same time. */
function holdAlert(room: BoardRoom, hold: BoardSession, at: Instant): Alert {
  const { challengeEndsAt } = hold;
  const kind = challengeEndsAt && challengeEndsAt > at ? 'hold_challenged' : 'hold';
  return alert(kind, `${room.id}:${hold.id}`, {
    subject: room.name,
    at: kind === 'hold' ? hold.startsAt : challengeEndsAt!,
    session: hold,
    rank: hold.holdRank,
  });
}

/** What a session lacks, once for all of its rooms. */
export function sessionAlerts(session: BoardSession, rooms: readonly BoardRoom[], at: Instant): Alert[] {
  if ((session.state !== 'confirmed' && session.state !== 'in_session') || at >= session.endsAt) return [];
  const alerts = session.shortages.map((short) =>
    alert('gear_short', `${session.id}:${short.name}`, {
      subject: short.name,
      count: short.wanted - short.has,
      at: session.startsAt,
      session,
    }),
  );
  if (minutesBetween(at, session.startsAt) > NOBODY_WITHIN_MINUTES) return alerts;
  const room = session.staffed ? undefined : rooms.find(({ id }) => session.roomIds.includes(id));
  if (room) alerts.push(alert('nobody', session.id, { subject: room.name, at: session.startsAt, session }));
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

/** What a session takes while it matters whom its delay keeps waiting; null when it does not. */
export const takingAt = (session: BoardSession, at: Instant): LateSession | null =>
  isFirm(session.state) && isNear(session, at) && !isForgotten(session, at)
    ? { ...session, resourceIds: [...session.roomIds, ...session.resourceIds] }
    : null;

/** Whom a delay keeps waiting: in the same room, or for somebody or something that is still needed there. */
export function delayAlerts(
  late: LateSession,
  taking: readonly LateSession[],
  board: { rooms: readonly BoardRoom[]; sessions: readonly BoardSession[] },
  at: Instant,
): Alert[] {
  const delay = delayOf(late, taking, at);
  return (delay?.hits ?? []).flatMap(({ sessionId: nextId, minutes, resourceIds }) => {
    const next = board.sessions.find(({ id }) => id === nextId)!;
    const shared = board.rooms.find(({ id }) => resourceIds.includes(id));
    const room = shared ?? board.rooms.find(({ id }) => late.resourceIds.includes(id));
    // In its own room an overrun is told already.
    if (!room || (delay!.cause === 'runs_over' && shared)) return [];
    return [alert('runs_into', `${late.id}:${nextId}`, { subject: room.name, at: next.startsAt, session: next, minutes })];
  });
}
