import type { Instant } from '../kernel/clock.ts';
import { overlaps, plusMinutes, type TimeRange } from '../kernel/time-range.ts';

/** A hold as its place in line depends on it. The range is what it would take: setup and teardown included. */
export interface Hold extends TimeRange {
  id: string;
  heldAt: Instant;
  roomIds: readonly string[];
  /** Holds with the same id share their rank, as long as they want the same room at an overlapping time. */
  jointHoldId: string | null;
  /** The hold that asked this one to decide, and by when. */
  challengedById: string | null;
  challengeEndsAt: Instant | null;
}

/** Where a hold stands among the others. */
export interface HoldPlace {
  /** From 1. */
  holdRank: number;
  jointHoldId: string | null;
  challengedById: string | null;
  challengeEndsAt: Instant | null;
}

type Slot = TimeRange & { id: string; roomIds: readonly string[] };

/** Whether two want the same room at an overlapping time: only one of them can have it. */
export const areRivals = (a: Slot, b: Slot): boolean => a.id !== b.id && overlaps(a, b) && a.roomIds.some((id) => b.roomIds.includes(id));

/** Whoever asked first comes first; of two that asked in the same moment, the lower id. */
export const byPlace = (a: Pick<Hold, 'heldAt' | 'id'>, b: Pick<Hold, 'heldAt' | 'id'>): number =>
  +a.heldAt - +b.heldAt || (a.id < b.id ? -1 : 1);

/**
 * The places of holds that meet one another, directly or through others. Each stands right behind the last of those it meets that asked
 * before it, so that ranks have no gaps: behind a third there is a second that it waits for. Joint holds stand where the first of
 * them would. A challenge stands as long as the hold that made it waits behind.
 */
export function placesOf(holds: readonly Hold[]): Map<string, HoldPlace> {
  const ranked: { group: readonly Hold[]; rank: number }[] = [];
  for (const group of groupsOf(holds)) {
    const ahead = ranked.filter((other) => other.group.some((theirs) => group.some((ours) => areRivals(ours, theirs))));
    ranked.push({ group, rank: 1 + Math.max(0, ...ahead.map(({ rank }) => rank)) });
  }
  const rankOf = new Map(ranked.flatMap(({ group, rank }) => group.map(({ id }) => [id, rank] as const)));
  const byId = new Map(holds.map((hold) => [hold.id, hold]));
  return new Map(
    ranked.flatMap(({ group, rank }) =>
      group.map((hold): [string, HoldPlace] => {
        const challenger = hold.challengedById === null ? undefined : byId.get(hold.challengedById);
        const challenged = !!challenger && areRivals(hold, challenger) && rankOf.get(challenger.id)! > rank;
        return [
          hold.id,
          {
            holdRank: rank,
            jointHoldId: group.length > 1 ? hold.jointHoldId : null,
            challengedById: challenged ? hold.challengedById : null,
            challengeEndsAt: challenged ? hold.challengeEndsAt : null,
          },
        ];
      }),
    ),
  );
}

/** Holds that share a rank, in the order of the first of each; most stand alone. */
export function groupsOf<One extends Hold>(holds: readonly One[]): One[][] {
  const groups: One[][] = [];
  for (const hold of [...holds].sort(byPlace)) {
    const joined = groups.filter((group) =>
      group.some((other) => hold.jointHoldId !== null && other.jointHoldId === hold.jointHoldId && areRivals(hold, other)),
    );
    const [first, ...others] = joined;
    if (!first) groups.push([hold]);
    else {
      // One that meets two parts of a group makes them one.
      first.push(...others.flat(), hold);
      for (const other of others) groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups;
}

const A_MOMENT = 1 / 60_000;

/** Since when a hold stands that begins now: behind all it meets, whatever the clocks of two servers say. */
export function heldFrom(now: Instant, rivals: readonly Pick<Hold, 'heldAt'>[]): Instant {
  const last = Math.max(...rivals.map(({ heldAt }) => +heldAt), -Infinity);
  return +now > last ? now : plusMinutes(new Date(last), A_MOMENT);
}

/**
 * Since when a hold stands that wants another time or room than before. One that now meets somebody whom it did not meet asks anew:
 * it must not come before those who held that time already. Otherwise it keeps its place.
 */
export function heldFromAfter(before: Hold, after: Hold, others: readonly Hold[], now: Instant): Instant {
  const rivals = others.filter((other) => areRivals(after, other));
  return rivals.every((other) => areRivals(before, other)) ? before.heldAt : heldFrom(now, rivals);
}

/** The two places in line exchanged: what each of these holds must have as the moment since which it stands. */
export function swapped(holds: readonly Hold[], oneId: string, otherId: string): Map<string, Instant> {
  const groups = groupsOf(holds);
  const groupOf = (id: string) => groups.find((group) => group.some((hold) => hold.id === id))!;
  const [ahead, behind] = [groupOf(oneId), groupOf(otherId)].sort((a, b) => byPlace(a[0]!, b[0]!)) as [Hold[], Hold[]];
  const [front, back] = [ahead[0]!.heldAt, behind[0]!.heldAt];
  // Two of the same moment are told apart by the next.
  const further = +front === +back ? plusMinutes(back, A_MOMENT) : back;
  return new Map([
    [behind[0]!.id, front] as const,
    ...ahead.filter(({ heldAt }) => heldAt < further).map(({ id }) => [id, further] as const),
  ]);
}

/** When a new hold lapses by itself: after the studio's days, and when its time begins at the latest. Null for never. */
export function lapsesAt(now: Instant, startsAt: Instant, holdDays: number | null): Instant | null {
  if (holdDays === null || startsAt <= now) return null;
  const after = plusMinutes(now, holdDays * 1_440);
  return after < startsAt ? after : startsAt;
}

/** By when a challenged hold must decide: the studio's hours from now, and before its time begins. */
export function decidesBy(now: Instant, startsAt: Instant, challengeHours: number): Instant {
  const after = plusMinutes(now, challengeHours * 60);
  return after < startsAt || startsAt <= now ? after : startsAt;
}

export type HoldLapse = 'expired' | 'challenge_lost';

/** Why a hold has to go at this moment, if it has. A challenge that ended decides over the expiry. */
export function lapseOf(hold: { holdExpiresAt: Instant | null; challengeEndsAt: Instant | null }, now: Instant): HoldLapse | null {
  if (hold.challengeEndsAt && hold.challengeEndsAt <= now) return 'challenge_lost';
  return hold.holdExpiresAt && hold.holdExpiresAt <= now ? 'expired' : null;
}

/** How long before its end somebody is reminded of a challenge. */
export const CHALLENGE_REMINDER_MINUTES = 120;
