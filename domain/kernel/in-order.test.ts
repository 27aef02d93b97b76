import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, merged } from './in-order.ts';

interface Card {
  rank: number;
}
const byRank = (a: Card, b: Card): number => a.rank - b.rank;
const cards = fc.uniqueArray(fc.nat(60), { maxLength: 40 }).map((ranks) => ranks.map((rank): Card => ({ rank })));
const inOrder = (list: readonly Card[]): Card[] => [...list].sort(byRank);

test('what went and came is merged as if all were put in order again', () => {
  fc.assert(
    fc.property(cards, cards, fc.func(fc.boolean()), (some, came, goes) => {
      const had = inOrder(some);
      const newer = new Set(came.map(({ rank }) => rank));
      const isGone = ({ rank }: Card): boolean => newer.has(rank) || goes(rank);
      expect(merged(had, came, isGone, byRank)).toEqual(inOrder([...had.filter((one) => !isGone(one)), ...came]));
    }),
  );
});

test('a list of which nothing went and to which nothing came is the very same', () => {
  const had = [{ rank: 1 }, { rank: 2 }];
  expect(merged(had, [], () => false, byRank)).toBe(had);
});

test('the differences of two lists lead from one to the other, and between two in order are no more than there are', () => {
  fc.assert(
    fc.property(cards, cards, fc.func(fc.boolean()), fc.boolean(), (some, others, stays, mixed) => {
      const before = mixed ? some : inOrder(some);
      const kept = before.filter(({ rank }) => stays(rank));
      const now = mixed ? [...others, ...kept] : inOrder([...others.filter(({ rank }) => kept.every((one) => one.rank !== rank)), ...kept]);
      const { gone, came } = differences(before, now, byRank);
      const left = new Set(before.filter((one) => !gone.includes(one)).concat(came));
      expect(left).toEqual(new Set(now));
      if (!mixed) {
        expect(gone).toEqual(before.filter((one) => !now.includes(one)));
        expect(came).toEqual(now.filter((one) => !before.includes(one)));
      }
    }),
  );
});
