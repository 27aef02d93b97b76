import { intersection, lengthMinutes, minusMinutes, overlaps, plusMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { dayAt, dayWords, wallWords } from '../../kernel/zone.ts';
import { ROOM_KINDS, type RoomKind } from '../room-rules.ts';
import type { Asking, Wish, WishRoom } from './house-rules.ts';
import { clockWords, exceptionOn, hoursOn, isOpenDuring, openIn } from './hours-rules.ts';
import { startingAt, type KindOfRule } from './kind-of-rule-rules.ts';

export const blackout: KindOfRule = {
  looksAt: ['start', 'length'],
  says: ({ startsAt, endsAt }, wish, { zone }) =>
    overlaps({ startsAt: startsAt!, endsAt: endsAt! }, wish)
      ? `Nothing is booked from ${wallWords(startsAt!, zone)} to ${wallWords(endsAt!, zone)}.`
      : null,
  later: ({ endsAt }, wish) => startingAt(wish, endsAt!),
  earlier: ({ startsAt }, wish) => startingAt(wish, minusMinutes(startsAt!, lengthMinutes(wish))),
};

/** So far a way out of closed hours is looked for. */
const WITHIN_MINUTES = 21 * 1_440;

function hoursWords({ name, hours }: WishRoom, wish: TimeRange, zone: string): string {
  const day = dayAt(wish.startsAt, zone);
  const other = exceptionOn(day, hours.exceptions);
  const why = other ? `: ${other.name}` : '';
  const open = hoursOn(day, hours).map(({ opensMinute, closesMinute }) => `${clockWords(opensMinute)}–${clockWords(closesMinute)}`);
  return open.length === 0
    ? `${name} is closed on ${dayWords(day)}${why}.`
    : `${name} is open ${open.join(' and ')} on ${dayWords(day)}${why}.`;
}

/** When all of the rooms are open within the window, in order. */
const openTogether = (rooms: readonly WishRoom[], window: TimeRange, zone: string): TimeRange[] =>
  rooms
    .map(({ hours }) => openIn(window, hours, zone))
    .reduce((all, own) => all.flatMap((one) => own.flatMap((other) => intersection(one, other) ?? [])), [window]);

function openLater(wish: Wish, { zone }: Asking): TimeRange | null {
  const minutes = lengthMinutes(wish);
  const window = { startsAt: wish.startsAt, endsAt: plusMinutes(wish.endsAt, WITHIN_MINUTES) };
  const open = openTogether(wish.rooms, window, zone).find((range) => lengthMinutes(range) >= minutes);
  return open ? startingAt(wish, open.startsAt) : null;
}

function openEarlier(wish: Wish, { zone }: Asking): TimeRange | null {
  const minutes = lengthMinutes(wish);
  const window = { startsAt: minusMinutes(wish.startsAt, WITHIN_MINUTES), endsAt: wish.endsAt };
  const open = openTogether(wish.rooms, window, zone).findLast((range) => lengthMinutes(range) >= minutes);
  return open ? startingAt(wish, minusMinutes(open.endsAt, minutes)) : null;
}

export const openingHours: KindOfRule = {
  looksAt: ['start', 'length', 'rooms'],
  says: (_rule, wish, { zone }) => {
    const closed = wish.rooms.filter(({ hours }) => !isOpenDuring(wish, hours, zone));
    return closed.length === 0 ? null : closed.map((room) => hoursWords(room, wish, zone)).join(' ');
  },
  later: (_rule, wish, asking) => openLater(wish, asking),
  earlier: (_rule, wish, asking) => openEarlier(wish, asking),
};

const roomKindWords = (kinds: readonly RoomKind[]): string =>
  ROOM_KINDS.filter((kind) => kinds.includes(kind))
    .map((kind) => `a ${kind.replaceAll('_', ' ')}`)
    .join(' or ');

/** A type of session in a room of a kind that it is not meant for. */
export const roomKind: KindOfRule = {
  looksAt: ['rooms', 'type'],
  says: (_rule, { rooms, sessionType }) => {
    if (!sessionType || sessionType.roomKinds.length === 0 || rooms.length === 0) return null;
    return rooms.some(({ kind }) => sessionType.roomKinds.includes(kind))
      ? null
      : `${sessionType.name} is meant for ${roomKindWords(sessionType.roomKinds)}.`;
  },
  later: () => null,
  earlier: () => null,
};
