import type { Day } from '../kernel/zone.ts';
import type { RoomKind } from '../scheduling/room-rules.ts';

/** What a plan needs: this room, or any of a kind, for so long, by a day. Exactly one of room and kind is set. */
export interface Need {
  id: string;
  roomId: string | null;
  roomKind: RoomKind | null;
  minutes: number;
  /** Last day on which it is of use; null for any. */
  dueOn: Day | null;
}

/** Time in a room that stands on the schedule for the project. */
export interface RoomTime {
  roomId: string;
  roomKind: RoomKind;
  day: Day;
  minutes: number;
  /** Confirmed, running or over; otherwise it is only held, pencilled or asked for. */
  firm: boolean;
}

export interface NeedStanding {
  id: string;
  bookedMinutes: number;
  /** Held, pencilled or asked for: it may come, and is missing until then. */
  pencilledMinutes: number;
  missingMinutes: number;
}

const serves = (time: RoomTime, need: Need): boolean =>
  (need.roomId === null ? time.roomKind === need.roomKind : time.roomId === need.roomId) && (need.dueOn === null || time.day <= need.dueOn);

/**
 * How far each need is met by what is booked. Every minute counts once, and where several needs could have it, it goes where it leaves
 * the least missing: a flow from room time to needs, in which a minute moves to another need when that lets one more be met.
 */
export function needStandings(needs: readonly Need[], times: readonly RoomTime[]): NeedStanding[] {
  // Whatever could meet fewer needs (a certain room, an early day) is met first when there is too little for all.
  const order = [...needs].sort(
    (a, b) => compareDue(a.dueOn, b.dueOn) || Number(b.roomId !== null) - Number(a.roomId !== null) || (a.id < b.id ? -1 : 1),
  );
  const sorted = [...times].sort((a, b) => Number(b.firm) - Number(a.firm) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const flow: number[][] = sorted.map(() => order.map(() => 0));
  const left = order.map(({ minutes }) => minutes);

  /** Gives up to so many minutes of one time to needs, moving others over where that frees a place; answers how many. */
  const give = (time: number, minutes: number, tried: Set<number>): number => {
    let given = 0;
    for (const [need, one] of order.entries()) {
      if (given >= minutes || tried.has(need) || !serves(sorted[time]!, one)) continue;
      const direct = Math.min(minutes - given, left[need]!);
      left[need]! -= direct;
      flow[time]![need]! += direct;
      given += direct;
      if (given >= minutes) break;
      tried.add(need);
      for (const other of sorted.keys()) {
        const there = flow[other]![need]!;
        if (other === time || there === 0 || given >= minutes) continue;
        const moved = give(other, Math.min(there, minutes - given), tried);
        flow[other]![need]! -= moved;
        flow[time]![need]! += moved;
        given += moved;
      }
    }
    return given;
  };
  for (const [time, { minutes }] of sorted.entries()) {
    // One pass may leave a way that the next one finds.
    for (let rest = minutes; rest > 0;) {
      const given = give(time, rest, new Set());
      if (given === 0) break;
      rest -= given;
    }
  }

  return needs.map(({ id, minutes }) => {
    const index = order.findIndex((one) => one.id === id);
    const sum = (firm: boolean): number => sorted.reduce((all, time, at) => all + (time.firm === firm ? flow[at]![index]! : 0), 0);
    const bookedMinutes = sum(true);
    return { id, bookedMinutes, pencilledMinutes: sum(false), missingMinutes: minutes - bookedMinutes };
  });
}

const compareDue = (a: Day | null, b: Day | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

/** What a project misses of all its needs, minutes. */
export const missingOf = (standings: readonly Pick<NeedStanding, 'missingMinutes'>[]): number =>
  standings.reduce((sum, { missingMinutes }) => sum + missingMinutes, 0);
