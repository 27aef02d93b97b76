import type { Instant } from '../kernel/clock.ts';
import { differences, merged } from '../kernel/in-order.ts';
import { runsLate, type LateSession } from '../scheduling/lateness-rules.ts';
import { byUrgency, delayAlerts, gearAlerts, roomAlerts, sessionAlerts, takingAt, type Alert } from './alert-rules.ts';
import type { BoardRoom, BoardUnit } from './board.ts';
import { byStart, type RoomSessions } from './room-tile-rules.ts';

/** What of a board says what somebody should know. */
export interface AlertFacts {
  rooms: readonly BoardRoom[];
  sessions: RoomSessions;
  units: readonly BoardUnit[];
  noShowAfterMinutes: number | null;
}

/**
 * All that somebody should know at a moment, the most pressing first; for whoever asks again and again. Within a minute it is found out
 * anew only of the sessions that differ from those of the last time, and of what shares a room, somebody or gear with them.
 */
export function followAlerts(): (facts: AlertFacts, at: Instant) => readonly Alert[] {
  let last: { facts: AlertFacts; at: Instant } | undefined;
  let alerts: readonly Alert[] = [];
  const about = new Map<string, readonly Alert[]>();
  const taking = new Map<string, LateSession>();
  const late = new Map<string, LateSession>();

  return (facts, at) => {
    const { rooms, sessions, units, noShowAfterMinutes } = facts;
    const isNext = last && +last.at === +at && last.facts.rooms === rooms && last.facts.noShowAfterMinutes === noShowAfterMinutes;
    if (!isNext) {
      alerts = [];
      for (const map of [about, taking, late]) map.clear();
    }
    const before = isNext ? last!.facts : undefined;
    last = { facts, at };

    const old = new Set<Alert>();
    const young: Alert[] = [];
    const say = (subject: string, now: readonly Alert[]): void => {
      for (const one of about.get(subject) ?? []) old.add(one);
      young.push(...now);
      about.set(subject, now);
    };

    if (before?.units !== units) say('gear', gearAlerts(units, at));
    const { gone, came } = differences(before?.sessions.all ?? [], sessions.all, byStart);
    const touched = new Set([...gone, ...came].flatMap(({ roomIds, resourceIds }) => [...roomIds, ...resourceIds]));
    for (const { id } of gone) forget(id);
    for (const session of came) {
      say(session.id, sessionAlerts(session, rooms, at));
      const takes = takingAt(session, at);
      if (!takes) continue;
      taking.set(session.id, takes);
      if (runsLate(takes, at)) late.set(session.id, takes);
    }
    for (const room of rooms)
      if (!before || touched.has(room.id)) say(room.id, roomAlerts(room, sessions.of.get(room.id) ?? [], noShowAfterMinutes, at));
    for (const one of late.values())
      if (one.resourceIds.some((id) => touched.has(id)))
        say(`delay of ${one.id}`, delayAlerts(one, [...taking.values()], { rooms, sessions: sessions.all }, at));
    alerts = merged(alerts, young, (one) => old.has(one), byUrgency);
    return alerts;

    function forget(id: string): void {
      for (const subject of [id, `delay of ${id}`]) {
        say(subject, []);
        about.delete(subject);
      }
      taking.delete(id);
      late.delete(id);
    }
  };
}
