import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('tries come further apart, up to twenty seconds, and boards spread over half of each pause', () => {
  expect([0, 1, 2, 3].map((failed) => backoff(failed, 1))).toEqual([500, 750, 1_125, 1_687.5]);
  expect(backoff(0, 0)).toBe(250);
  expect(backoff(50, 1)).toBe(20_000);
  expect(backoff(50, 0)).toBe(10_000);
});
