import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Gate, type GateLimits, type TurnedAway } from './gate.ts';

const LIMITS: GateLimits = { atOnce: 3, mostWaiting: 5, mostPerCaller: 100, burstPatienceMs: 2_000, standingPatienceMs: 100 };
const outcome = (entering: Promise<() => void>): Promise<'in' | TurnedAway> =>
  entering.then(() => 'in' as const).catch((error) => error as TurnedAway);

test('whatever comes and goes, no more are inside or in line than may be, and who leaves lets the next one in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 10, maxLength: 60 }), async (comings) => {
      const gate = new Gate(LIMITS);
      const inside: (() => void)[] = [];
      const order: number[] = [];
      let [came, turnedAway] = [0, 0];
      for (const comes of comings) {
        if (comes) {
          const mine = (came += 1);
          gate.enter('anybody').then(
            (leave) => {
              order.push(mine);
              inside.push(leave);
            },
            (error: TurnedAway) => {
              turnedAway += 1;
              expect(error.retryAfterSeconds).toBeGreaterThan(0);
            },
          );
        } else inside.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
        expect(gate.running).toBe(inside.length);
        expect(gate.running).toBeLessThanOrEqual(LIMITS.atOnce);
        expect(gate.waiting).toBeLessThanOrEqual(LIMITS.mostWaiting);
        expect(gate.waiting > 0 && gate.running < LIMITS.atOnce).toBe(false);
        expect(order.length + gate.waiting + turnedAway).toBe(came);
      }
      expect(order).toEqual([...order].sort((a, b) => a - b));
      while (inside.length > 0) {
        inside.shift()!();
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect([gate.running, gate.waiting]).toEqual([0, 0]);
    }),
  );
});

test('a caller who takes more than their share is told so, and others still come in', async () => {
  const told: string[] = [];
  const gate = new Gate({ ...LIMITS, mostPerCaller: 4 }, (reason) => told.push(reason));
  const hog = Array.from({ length: 6 }, () => outcome(gate.enter('hog')));
  expect(await hog[5]).toMatchObject({ reason: 'too_many_at_once' });
  void outcome(gate.enter('somebody else'));
  expect([gate.running, gate.waiting, told]).toEqual([3, 2, ['too_many_at_once', 'too_many_at_once']]);
});

test('a burst is waited for, a line that stands is cut short', async () => {
  vi.useFakeTimers();
  try {
    const gate = new Gate(LIMITS);
    const leaves = await Promise.all([gate.enter('a'), gate.enter('a'), gate.enter('a')]);
    const burst = outcome(gate.enter('b'));
    await vi.advanceTimersByTimeAsync(900);
    leaves[0]!();
    expect(await burst).toBe('in');

    // From here on somebody always waits.
    const first = outcome(gate.enter('c'));
    await vi.advanceTimersByTimeAsync(1_500);
    const second = outcome(gate.enter('d'));
    await vi.advanceTimersByTimeAsync(50);
    leaves[1]!();
    expect(await first).toMatchObject({ reason: 'overloaded' });
    expect(await second).toBe('in');

    const forgotten = outcome(gate.enter('e'));
    await vi.advanceTimersByTimeAsync(2_100);
    expect(await forgotten).toMatchObject({ reason: 'overloaded' });
    expect(gate.waiting).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
