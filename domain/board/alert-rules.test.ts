import { expect, test } from 'vitest';
import { followAlerts, type AlertFacts } from './alert-list-rules.ts';
import { aBoard, aRoom, aSession, at, aUnit, outUntil } from './board-samples.ts';
import type { Board, BoardSession } from './board.ts';
import { gearStateAt, gearTallyAt } from './gear-rules.ts';
import { roomSessions } from './room-tile-rules.ts';

const factsOf = ({ rooms, sessions, units, studio }: Board): AlertFacts => ({
  rooms,
  sessions: roomSessions(sessions),
  units,
  noShowAfterMinutes: studio.noShowAfterMinutes,
});
const alertsAt = (board: Board, moment: Date) => followAlerts()(factsOf(board), moment);
const kinds = (board: Board, moment: string) => alertsAt(board, at(moment)).map((alert) => alert.kind);

test('the most pressing comes first', () => {
  const board = aBoard({
    rooms: [aRoom(), aRoom({ id: 'B', name: 'Studio B', position: 1 })],
    units: [
      aUnit('1', { checkout: outUntil('11:18') }),
      aUnit('2', { checkout: outUntil('15:00') }),
      aUnit('3', {
        maintenance: { kind: 'repair', description: 'capsule', startsAt: at('09:00'), expectedBackAt: at('2030-05-16T09:00') },
      }),
    ],
    sessions: [
      aSession('12:00', '14:06', { state: 'in_session' }),
      aSession('14:30', '16:00', { staffed: false, people: [] }),
      aSession('14:10', '16:00', { roomIds: ['B'] }),
      aSession('17:00', '18:00', { roomIds: ['B'], shortages: [{ name: 'C300', wanted: 2, has: 0 }] }),
      aSession('18:00', '19:00', { roomIds: ['B'], state: 'hold' }),
    ],
  });
  const alerts = alertsAt(board, at('14:18'));
  expect(alerts.map(({ kind, subject, count }) => `${kind} ${subject} ${count}`)).toEqual([
    'gear_overdue SM7B no. 1 1',
    'blocks_next Studio A 1',
    'late_start Studio B 1',
    'nobody Studio A 1',
    'gear_short C300 2',
    'gear_due SM7B no. 2 1',
    'maintenance SM7B no. 3 1',
    'hold Studio B 1',
  ]);
  expect(new Set(alerts.map(({ key }) => key)).size).toBe(alerts.length);
});

test('gear turns due, then overdue, at its minute', () => {
  const unit = aUnit('1', { checkout: outUntil('15:00') });
  expect(['12:59', '13:00', '14:59', '15:00'].map((moment) => gearStateAt(unit, at(moment)))).toEqual(['out', 'due', 'due', 'overdue']);
  expect(kinds(aBoard({ units: [unit] }), '12:59')).toEqual([]);
  expect(kinds(aBoard({ units: [unit] }), '13:00')).toEqual(['gear_due']);
  expect(kinds(aBoard({ units: [unit] }), '15:00')).toEqual(['gear_overdue']);
});

test('a kit, and several units of a model, are one line', () => {
  const units = [
    ...['1', '2', '3'].map((id) => aUnit(id, { checkout: outUntil('15:00') })),
    aUnit('4', { checkout: outUntil('11:00'), kitName: 'Camera kit 2', modelName: 'C300' }),
    aUnit('5', { checkout: outUntil('11:00'), kitName: 'Camera kit 2', modelName: 'Lens' }),
  ];
  expect(alertsAt(aBoard({ units }), at('14:00')).map(({ subject, count }) => [subject, count])).toEqual([
    ['Camera kit 2', 1],
    ['SM7B', 3],
  ]);
});

test('every unit is counted once, wherever it is', () => {
  const work = { kind: 'repair' as const, description: null, startsAt: at('09:00'), expectedBackAt: at('18:00') };
  const units = [
    aUnit('1', { checkout: outUntil('2030-05-15T15:00') }),
    aUnit('2', { checkout: outUntil('15:00') }),
    aUnit('3', { checkout: outUntil('11:00') }),
    aUnit('4', { maintenance: work }),
    aUnit('5', { missingAt: at('09:00'), checkout: outUntil('11:00') }),
    aUnit('6', { maintenance: { ...work, startsAt: at('16:00') } }),
  ];
  expect(gearTallyAt(units, 10, at('14:18'))).toEqual({ in: 5, out: 1, due: 2, repair: 1, missing: 1 });
});

test('running over is said at the end, and blocking once the next is half an hour off', () => {
  const board = aBoard({
    sessions: [aSession('12:00', '14:00', { state: 'in_session' }), aSession('15:00', '16:00', { setupMinutes: 15 })],
  });
  expect(kinds(board, '13:59')).toEqual([]);
  expect(kinds(board, '14:00')).toEqual(['runs_over']);
  expect(kinds(board, '14:14')).toEqual(['runs_over']);
  expect(kinds(board, '14:15')).toEqual(['blocks_next']);
});

test('a session that has not begun is late after five minutes, until somebody checks in', () => {
  const session = aSession('14:00', '16:00');
  expect(['14:04', '14:05', '14:29', '14:30'].map((moment) => kinds(aBoard({ sessions: [session] }), moment))).toEqual([
    [],
    ['late_start'],
    ['late_start'],
    ['no_show'],
  ]);
  expect(kinds(aBoard({ sessions: [{ ...session, state: 'in_session' }] }), '14:05')).toEqual([]);
});

test('nobody on a firm session is said the day before, and not of holds', () => {
  const session = aSession('2030-05-15T10:00', '2030-05-15T12:00', { staffed: false, people: [] });
  expect(['15:59', '16:00'].map((moment) => kinds(aBoard({ sessions: [session] }), moment))).toEqual([[], ['nobody']]);
  expect(kinds(aBoard({ sessions: [{ ...session, state: 'hold' }] }), '16:00')).toEqual(['hold']);
});

test('holds carry their rank, and one that must decide says by when', () => {
  const hold = (id: string, from: string, holdRank: number, more: Partial<BoardSession> = {}) =>
    aSession(from, '22:00', { id, state: 'hold', holdRank, ...more });
  const sessions = [hold('b', '18:00', 2), hold('a', '19:00', 1, { challengeEndsAt: at('17:00') }), hold('c', '21:00', 3)];
  expect(
    alertsAt(aBoard({ sessions }), at('14:00')).map(({ kind, session, rank, at: moment }) => [kind, session!.id, rank, moment]),
  ).toEqual([
    ['hold_challenged', 'a', 1, at('17:00')],
    ['hold', 'b', 2, at('18:00')],
    ['hold', 'c', 3, at('21:00')],
  ]);
  expect(kinds(aBoard({ sessions }), '17:00')).toEqual(['hold', 'hold', 'hold']);
});

test('a delay that was told warns whom it keeps waiting, in the room and for people who go on to another', () => {
  const late = aSession('14:00', '16:00', { id: 'late', teardownMinutes: 10, expectedStartAt: at('14:20'), resourceIds: ['Ines'] });
  const next = aSession('16:15', '17:00', { id: 'next' });
  const elsewhere = aSession('16:20', '17:00', { id: 'elsewhere', roomIds: ['B'], resourceIds: ['Ines'] });
  const board = aBoard({ rooms: [aRoom(), aRoom({ id: 'B', name: 'Studio B', position: 1 })], sessions: [late, next, elsewhere] });
  const told = (moment: string) =>
    alertsAt(board, at(moment)).map(({ kind, subject, session, minutes }) => [kind, subject, session!.id, minutes]);
  expect(told('13:30')).toEqual([
    ['runs_into', 'Studio A', 'next', 15],
    ['runs_into', 'Studio A', 'elsewhere', 10],
    ['expected_late', 'Studio A', 'late', null],
  ]);
  // Told or not, it is late again once that moment has passed, and the wait grows.
  expect(told('14:26')).toEqual([
    ['late_start', 'Studio A', 'late', null],
    ['runs_into', 'Studio A', 'next', 21],
    ['runs_into', 'Studio A', 'elsewhere', 16],
  ]);
  expect(told('14:50')[0]).toEqual(['no_show', 'Studio A', 'late', null]);
});

test('a room in works says until when', () => {
  const rooms = [aRoom({ blocks: [{ kind: 'maintenance', title: null, startsAt: at('09:00'), endsAt: at('17:00') }] })];
  expect(alertsAt(aBoard({ rooms }), at('14:00'))).toMatchObject([{ kind: 'maintenance', subject: 'Studio A', at: at('17:00') }]);
  expect(kinds(aBoard({ rooms }), '17:00')).toEqual([]);
});
