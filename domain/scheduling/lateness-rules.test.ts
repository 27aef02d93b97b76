import { expect, test } from 'vitest';
import { delaysAt, isMissed, roundedUp, runsLate, type LateSession } from './lateness-rules.ts';

const at = (wall: string): Date => new Date(`2030-05-14T${wall}:00Z`);
const session = (from: string, to: string, more: Partial<LateSession> = {}): LateSession => ({
  id: from,
  startsAt: at(from),
  endsAt: at(to),
  setupMinutes: 0,
  teardownMinutes: 0,
  state: 'confirmed',
  expectedStartAt: null,
  resourceIds: ['A'],
  ...more,
});

test('late is what was told, what nobody came to after five minutes, and what should have ended', () => {
  const plain = session('14:00', '16:00');
  expect(['14:04', '14:05', '15:59', '16:00'].map((wall) => runsLate(plain, at(wall))?.cause ?? null)).toEqual([
    null,
    'not_begun',
    'not_begun',
    null,
  ]);
  const told = { ...plain, expectedStartAt: at('14:20') };
  expect(runsLate(told, at('12:00'))).toMatchObject({
    cause: 'expected_late',
    lateMinutes: 20,
    startsAt: at('14:20'),
    endsAt: at('16:20'),
  });
  expect(runsLate(told, at('14:30'))).toMatchObject({ cause: 'not_begun', lateMinutes: 30, endsAt: at('16:30') });
  const running = { ...plain, state: 'in_session' as const };
  expect(runsLate(running, at('16:00'))).toBeNull();
  expect(runsLate(running, at('16:10'))).toMatchObject({ cause: 'runs_over', lateMinutes: 10, endsAt: at('16:10') });
});

test('a late session that keeps its length runs into what comes next on the same room, people and gear: by how much', () => {
  const late = session('14:00', '16:00', { teardownMinutes: 15, expectedStartAt: at('14:40'), resourceIds: ['A', 'Ines', 'SM7B 1'] });
  const sessions = [
    late,
    session('16:30', '17:30', { setupMinutes: 10 }),
    session('16:45', '17:30', { id: 'Ines elsewhere', resourceIds: ['B', 'Ines'] }),
    session('16:50', '18:00', { id: 'others', resourceIds: ['B', 'Jo'] }),
    session('17:00', '18:00', { id: 'later', resourceIds: ['C', 'SM7B 1'] }),
    session('12:00', '13:00', { id: 'before' }),
    session('16:30', '17:00', { id: 'a hold', state: 'hold' }),
  ];
  expect(delaysAt(sessions, at('13:00'))).toEqual([
    expect.objectContaining({
      sessionId: '14:00',
      hits: [
        { sessionId: '16:30', minutes: 35, resourceIds: ['A'] },
        { sessionId: 'Ines elsewhere', minutes: 10, resourceIds: ['Ines'] },
      ],
    }),
  ]);
  // Who waits may come late too, and then waits less.
  const both = sessions.map((one) => (one.id === '16:30' ? { ...one, expectedStartAt: at('16:55') } : one));
  expect(delaysAt(both, at('13:00'))[0]!.hits[0]).toEqual({ sessionId: '16:30', minutes: 10, resourceIds: ['A'] });
});

test('an overrun keeps the next waiting longer with every minute', () => {
  const sessions = [session('14:00', '16:00', { state: 'in_session', teardownMinutes: 5 }), session('16:10', '17:00')];
  expect(['16:04', '16:06', '16:20'].map((wall) => delaysAt(sessions, at(wall))[0]!.hits.map(({ minutes }) => minutes))).toEqual([
    [],
    [1],
    [15],
  ]);
});

test('nobody came: by the studio’s minutes, from the moment that was told, while it could still run', () => {
  const plain = session('14:00', '16:00');
  const told = { ...plain, expectedStartAt: at('14:20') };
  expect(['14:29', '14:30', '15:59', '16:00'].map((wall) => isMissed(plain, 30, at(wall)))).toEqual([false, true, true, false]);
  expect(['14:49', '14:50'].map((wall) => isMissed(told, 30, at(wall)))).toEqual([false, true]);
  expect(isMissed(plain, null, at('15:00'))).toBe(false);
  expect(isMissed({ ...plain, state: 'in_session' }, 30, at('15:00'))).toBe(false);
  expect(roundedUp(at('14:01'))).toEqual(at('14:05'));
  expect(roundedUp(at('14:05'))).toEqual(at('14:05'));
});
