import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Gate, type GateLimits, type TurnedAway } from './gate.ts';

const LIMITS: GateLimits = { atOnce: 3, mostWaiting: 5, mostPerCaller: 100, patienceMs: 2_000, standingPatienceMs: 100 };
const outcome = (entering: Promise<() => void>): Promise<'in' | TurnedAway> =>
  entering.then(() => 'in' as const).catch((error) => error as TurnedAway);

test('whatever comes and goes, no more are inside or in line than may be, and who leaves lets the next one in', async () => {
  // In one instant: no line stands.
  vi.useFakeTimers({ toFake: ['performance'] });
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
  vi.useRealTimers();
});

test('a caller who takes more than their share is told so, and others still come in', async () => {
  const told: string[] = [];
  const gate = new Gate({ ...LIMITS, mostPerCaller: 4 }, (reason) => told.push(reason));
  const hog = Array.from({ length: 6 }, () => outcome(gate.enter('hog')));
  expect(await hog[5]).toMatchObject({ reason: 'too_many_at_once' });
  void outcome(gate.enter('somebody else'));
  expect([gate.running, gate.waiting, told]).toEqual([3, 2, ['too_many_at_once', 'too_many_at_once']]);
});

test('a burst is let in in its order; of a line that stands the last come are let in, and the others told to come back', async () => {
  vi.useFakeTimers();
  try {
    const gate = new Gate(LIMITS);
    const inside = await Promise.all([gate.enter('a'), gate.enter('a'), gate.enter('a')]);
    const order: string[] = [];
    const enter = (name: string): Promise<'in' | TurnedAway> =>
      outcome(
        gate.enter(name).then((leave) => {
          order.push(name);
          inside.push(leave);
          return leave;
        }),
      );
    const leave = async (): Promise<void> => {
      inside.shift()!();
      await vi.advanceTimersByTimeAsync(0);
    };
    const burst = [enter('b'), enter('c')];
    await vi.advanceTimersByTimeAsync(200);
    await leave();
    await leave();
    expect(await Promise.all(burst)).toEqual(['in', 'in']);
    expect(order).toEqual(['b', 'c']);

    // From here on somebody always waits, but for a moment.
    await vi.advanceTimersByTimeAsync(50);
    const early = [enter('d'), enter('e')];
    await vi.advanceTimersByTimeAsync(80);
    const late = [enter('f'), enter('g')];
    await vi.advanceTimersByTimeAsync(50);
    await leave();
    expect(order).toEqual(['b', 'c', 'g']);
    expect(await Promise.all(early)).toMatchObject([{ reason: 'overloaded' }, { reason: 'overloaded' }]);
    await leave();
    expect(await Promise.all(late)).toEqual(['in', 'in']);

    // Nobody else came: whoever waits gets the place that is free, however long it took.
    const alone = enter('h');
    await vi.advanceTimersByTimeAsync(1_500);
    await leave();
    expect(await alone).toBe('in');

    const forgotten = enter('i');
    await vi.advanceTimersByTimeAsync(2_100);
    expect(await forgotten).toMatchObject({ reason: 'overloaded' });
    expect(gate.waiting).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
