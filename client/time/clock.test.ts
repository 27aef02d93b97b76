import { createEffect, createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freezeClock, minute, now, onClockDoubt, serverMillis, setServerTime } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2030-05-01T09:00:30.250Z') });
  freezeClock(null);
});
afterEach(() => {
  freezeClock(null);
  vi.useRealTimers();
});

test('a screen whose device is wrong turns with the server’s minute', () => {
  // The device believes 09:00:30.250; the studio’s server says 14:17:58.
  setServerTime('2030-05-01T14:17:58.000Z', Date.now());
  expect(now().toISOString()).toBe('2030-05-01T14:17:58.000Z');
  expect(minute().toISOString()).toBe('2030-05-01T14:17:00.000Z');

  vi.advanceTimersByTime(2_010);
  expect(now().toISOString()).toBe('2030-05-01T14:18:00.000Z');
  expect(minute().toISOString()).toBe('2030-05-01T14:18:00.000Z');
});

test('what shows the minute is drawn once a minute, not once a second', () => {
  setServerTime('2030-05-01T14:17:00.000Z', Date.now());
  const drawn: string[] = [];
  const dispose = createRoot((end) => {
    createEffect(() => drawn.push(minute().toISOString().slice(14, 19)));
    return end;
  });
  vi.advanceTimersByTime(150_000);
  dispose();
  expect(drawn).toEqual(['17:00', '18:00', '19:00']);
});

test('after sleep the clock is in doubt until the server is heard', () => {
  setServerTime('2030-05-01T09:00:31.000Z', Date.now());
  const doubted = vi.fn<() => void>();
  const stop = onClockDoubt(doubted);
  vi.advanceTimersByTime(3_000);
  expect(doubted).not.toHaveBeenCalled();

  // The lid was closed for an hour: the wall clock went on, no timer did.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(1_100);
  expect(doubted).toHaveBeenCalledOnce();
  stop();
});

test('a frozen clock stands', () => {
  freezeClock(new Date('2031-01-01T00:00:00Z'));
  vi.advanceTimersByTime(90_000);
  expect(serverMillis()).toBe(Date.parse('2031-01-01T00:00:00Z'));
  expect(now().toISOString()).toBe('2031-01-01T00:00:00.000Z');
});

test('nonsense from the server does not move the clock', () => {
  const before = serverMillis();
  setServerTime('soon', Date.now());
  expect(serverMillis()).toBe(before);
});
