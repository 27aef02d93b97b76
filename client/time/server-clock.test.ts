import { expect, test } from 'vitest';
import { better, jumped, reading, untilNext } from './server-clock.ts';

const at = Date.parse('2030-05-01T09:00:00Z');

test('a device that is three minutes slow shows the server’s time, within half the round trip', () => {
  const known = reading(at + 180_000, at - 40, at + 40);
  expect(known).toEqual({ offset: 180_000, doubt: 40, at: at + 40 });
});

test('a slower answer does not spoil a good reading', () => {
  const good = reading(at, at - 5, at + 5);
  const slow = reading(at + 60_300, at + 60_000, at + 60_800);
  expect(better(good, slow)).toBe(good);
});

test('an old reading gives way: crystals drift', () => {
  const morning = reading(at, at - 5, at + 5);
  const noon = at + 3 * 3_600_000;
  const later = reading(noon + 100, noon, noon + 300);
  expect(better(morning, later)).toBe(later);
});

test('when the device’s clock was set, the later reading holds even if it is less certain', () => {
  const before = reading(at, at - 5, at + 5);
  const after = reading(at + 1_000, at + 3_600_800, at + 3_601_200);
  expect(better(before, after)).toBe(after);
});

test('sleep and a set clock are noticed, a late timer is not', () => {
  expect(jumped(600_000, 1_000)).toBe(true);
  expect(jumped(-3_600_000, 1_000)).toBe(true);
  expect(jumped(1_400, 1_380)).toBe(false);
});

test('the next tick falls on the boundary, also before 1970', () => {
  expect(untilNext(60_000, at + 1)).toBe(59_999);
  expect(untilNext(1_000, at)).toBe(1_000);
  expect(untilNext(1_000, -1)).toBe(1);
});
