import { lengthMinutes, plusMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { dayAt, minuteAt } from '../../kernel/zone.ts';
import { lengthWords, type Rule, type Wish } from './house-rules.ts';
import { hoursOn } from './hours-rules.ts';
import type { KindOfRule } from './kind-of-rule-rules.ts';

/** Steps are counted from midnight, and from when a room opens: one that opens at 9:30 has its whole hours from there. */
function anchorsOf(wish: Wish, step: number, zone: string): Set<number> {
  const day = dayAt(wish.startsAt, zone);
  return new Set(
    [0, ...wish.rooms.flatMap((room) => hoursOn(day, room.hours).map(({ opensMinute }) => opensMinute))].map((at) => at % step),
  );
}

function onStep(wish: Wish, step: number, zone: string, way: 1 | -1): TimeRange {
  const minute = minuteAt(wish.startsAt, zone);
  const anchors = anchorsOf(wish, step, zone);
  const whole = way > 0 ? Math.ceil(minute) : Math.floor(minute);
  let moved = 0;
  while (!anchors.has((((whole + moved) % step) + step) % step)) moved += way;
  const startsAt = plusMinutes(wish.startsAt, whole + moved - minute);
  return { startsAt, endsAt: plusMinutes(startsAt, Math.max(1, Math.ceil(lengthMinutes(wish) / step)) * step) };
}

export const increment: KindOfRule = {
  looksAt: ['start', 'length'],
  says: ({ minutes }, wish, { zone }) => {
    const step = minutes!;
    const begins = minuteAt(wish.startsAt, zone);
    const kept = Number.isInteger(begins) && anchorsOf(wish, step, zone).has(begins % step) && lengthMinutes(wish) % step === 0;
    return kept ? null : `Sessions begin on steps of ${lengthWords(step)} and last whole steps.`;
  },
  later: ({ minutes }, wish, { zone }) => onStep(wish, minutes!, zone, 1),
  earlier: ({ minutes }, wish, { zone }) => onStep(wish, minutes!, zone, -1),
};

function fitted({ minMinutes, maxMinutes }: Rule, { startsAt, endsAt }: TimeRange): TimeRange {
  const minutes = lengthMinutes({ startsAt, endsAt });
  return { startsAt, endsAt: plusMinutes(startsAt, Math.min(maxMinutes ?? Infinity, Math.max(minMinutes ?? 0, minutes))) };
}

export const length: KindOfRule = {
  looksAt: ['length'],
  says: ({ minMinutes, maxMinutes }, wish) => {
    const minutes = lengthMinutes(wish);
    if (minMinutes !== null && minutes < minMinutes) return `Sessions last at least ${lengthWords(minMinutes)}.`;
    return maxMinutes !== null && minutes > maxMinutes ? `Sessions last at most ${lengthWords(maxMinutes)}.` : null;
  },
  later: fitted,
  earlier: fitted,
};
