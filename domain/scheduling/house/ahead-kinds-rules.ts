import { minusMinutes, plusMinutes } from '../../kernel/time-range.ts';
import { lengthWords } from './house-rules.ts';
import { ceilQuarter, floorQuarter, startingAt, type KindOfRule } from './kind-of-rule-rules.ts';

export const notice: KindOfRule = {
  looksAt: ['start'],
  says: ({ minutes }, wish, { at }) =>
    // What took place and is entered afterwards was not booked ahead.
    wish.state !== 'completed' && wish.startsAt < plusMinutes(at, minutes!) ? `Book at least ${lengthWords(minutes!)} ahead.` : null,
  later: ({ minutes }, wish, { at }) => startingAt(wish, ceilQuarter(plusMinutes(at, minutes!))),
  earlier: () => null,
};

export const horizon: KindOfRule = {
  looksAt: ['start'],
  says: ({ minutes }, wish, { at }) => (wish.startsAt > plusMinutes(at, minutes!) ? `Book at most ${lengthWords(minutes!)} ahead.` : null),
  later: () => null,
  earlier: ({ minutes }, wish, { at }) => startingAt(wish, floorQuarter(plusMinutes(at, minutes!))),
};

/** The house has two of this kind: one for what is over (no minutes), one for what began more than so many minutes ago. */
export const past: KindOfRule = {
  looksAt: ['start', 'length'],
  says: ({ minutes }, wish, { at }) => {
    if (wish.state === 'completed') return null;
    const over = wish.endsAt <= at;
    if (minutes === null) return over ? 'This time is over. Choose a time to come, or enter what took place as done.' : null;
    return !over && wish.startsAt < minusMinutes(at, minutes) ? 'This time has begun already.' : null;
  },
  later: (_rule, wish, { at }) => startingAt(wish, ceilQuarter(at)),
  earlier: () => null,
};
