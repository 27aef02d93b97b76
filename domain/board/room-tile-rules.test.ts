import { expect, test } from 'vitest';
import { aRoom, aSession, at } from './board-samples.ts';
import type { BoardSession } from './board.ts';
import { roomTileAt } from './room-tile-rules.ts';

const hours = {
  alwaysOpen: false,
  open: [
    { startsAt: at('09:00'), endsAt: at('22:00') },
    { startsAt: at('2030-05-15T09:00'), endsAt: at('2030-05-15T22:00') },
  ],
};
const tile = (moment: string, sessions: BoardSession[], room = aRoom()) => roomTileAt(room, sessions, at(moment));
const stateAt = (moment: string, sessions: BoardSession[], room = aRoom()) => tile(moment, sessions, room).state;

test('a session turns at each of its minutes, and not before', () => {
  const planned = aSession('10:00', '12:00', { setupMinutes: 30, teardownMinutes: 15 });
  const running = { ...planned, state: 'in_session' as const, checkedInAt: at('10:02') };
  const done = { ...running, state: 'completed' as const, endedAt: at('12:05') };
  const table: [string, BoardSession, string][] = [
    ['09:29', planned, 'free'],
    ['09:30', planned, 'setting_up'],
    ['09:59', planned, 'setting_up'],
    ['10:00', planned, 'due'],
    ['10:04', planned, 'due'],
    ['10:05', planned, 'late'],
    ['12:14', planned, 'late'],
    ['12:15', planned, 'free'],
    ['10:02', running, 'on_air'],
    ['11:59', running, 'on_air'],
    ['12:00', running, 'over'],
    ['23:59', running, 'over'],
    ['2030-05-15T00:14', running, 'over'],
    ['2030-05-15T00:15', running, 'free'],
    ['12:05', done, 'tearing_down'],
    ['12:19', done, 'tearing_down'],
    ['12:20', done, 'free'],
  ];
  for (const [moment, session, state] of table) expect([moment, stateAt(moment, [session])]).toEqual([moment, state]);
});

test('the count runs to what matters, and the bar with it', () => {
  const session = aSession('13:00', '15:00', { setupMinutes: 30, teardownMinutes: 30, state: 'in_session', checkedInAt: at('13:00') });
  expect(tile('14:18', [session])).toMatchObject({ count: { to: at('15:00'), way: 'down' }, progress: 0.65 });
  expect(tile('15:12', [session])).toMatchObject({ count: { to: at('15:00'), way: 'up' }, progress: 1 });
  expect(tile('12:48', [{ ...session, state: 'confirmed' }])).toMatchObject({ count: { to: at('13:00'), way: 'down' }, progress: 0.6 });
  expect(tile('15:10', [{ ...session, state: 'completed', endedAt: at('14:50') }])).toMatchObject({ count: { to: at('15:20') } });
});

test('a room that is free says until when: setup, works or closing, whichever comes first', () => {
  const next = aSession('16:00', '17:00', { setupMinutes: 15 });
  const room = aRoom(hours);
  expect(tile('14:18', [next], room)).toMatchObject({ state: 'free', count: { to: at('15:45') }, next });
  expect(tile('14:18', [], room)).toMatchObject({ state: 'free', count: { to: at('22:00') }, next: null });
  const works = { ...room, blocks: [{ kind: 'maintenance' as const, title: 'Air', startsAt: at('15:00'), endsAt: at('18:00') }] };
  expect(tile('14:18', [], works)).toMatchObject({ count: { to: at('15:00') } });
  expect(tile('14:18', [])).toMatchObject({ state: 'free', count: null });
});

test('outside its hours a room is closed until it opens, works keep it shut, and a session goes on all the same', () => {
  const room = aRoom(hours);
  expect(tile('08:59', [], room)).toMatchObject({ state: 'closed', count: { to: at('09:00') } });
  expect(stateAt('09:00', [], room)).toBe('free');
  expect(stateAt('21:59', [], room)).toBe('free');
  expect(tile('22:00', [], room)).toMatchObject({ state: 'closed', count: { to: at('2030-05-15T09:00') } });
  const late = aSession('20:00', '23:00', { state: 'in_session' });
  expect(stateAt('22:30', [late], room)).toBe('on_air');
  const shut = aRoom({ blocks: [{ kind: 'closed', title: 'Holiday', startsAt: at('10:00'), endsAt: at('12:00') }] });
  expect([stateAt('09:59', [], shut), stateAt('10:00', [], shut), stateAt('11:59', [], shut), stateAt('12:00', [], shut)]).toEqual([
    'free',
    'closed',
    'closed',
    'free',
  ]);
});

test('a session that runs over keeps the room, and the next one waits', () => {
  const over = aSession('12:00', '14:00', { state: 'in_session' });
  const next = aSession('14:30', '16:00', { setupMinutes: 15 });
  expect(tile('14:14', [over, next])).toMatchObject({ state: 'over', current: over, next, nextWaits: false });
  expect(tile('14:15', [over, next])).toMatchObject({ state: 'over', nextWaits: true });
  expect(tile('14:31', [over, next])).toMatchObject({ state: 'over', current: over, next });
  const begun = { ...next, state: 'in_session' as const };
  expect(tile('14:31', [over, begun])).toMatchObject({ state: 'on_air', current: begun });
});

test('a hold shows while the room is free, gives way to what is firm, and is counted before it begins', () => {
  const first = aSession('15:00', '18:00', { id: 'first', state: 'hold', createdAt: at('2030-05-02T09:00') });
  const second = aSession('14:00', '17:00', { id: 'second', state: 'tentative', createdAt: at('2030-05-03T09:00') });
  expect(tile('13:59', [first, second])).toMatchObject({ state: 'free', holds: 2, next: second });
  expect(tile('14:00', [first, second])).toMatchObject({ state: 'held', current: second, holds: 1 });
  expect(tile('15:00', [first, second])).toMatchObject({ state: 'held', current: first, holds: 2 });
  expect(tile('18:00', [first, second])).toMatchObject({ state: 'free', holds: 0 });
  const firm = aSession('15:00', '16:00', { state: 'in_session' });
  expect(stateAt('15:30', [first, firm])).toBe('on_air');
});

test('a session that is reported late is expected, counted to, and late from then on', () => {
  const session = aSession('14:00', '16:00', { setupMinutes: 15, expectedStartAt: at('14:20') });
  expect(tile('13:50', [session])).toMatchObject({ state: 'expected', count: { to: at('14:20'), way: 'down' } });
  expect(tile('14:19', [session])).toMatchObject({ state: 'expected', count: { to: at('14:20'), way: 'down' } });
  expect(tile('14:20', [session])).toMatchObject({ state: 'due', count: { to: at('14:20'), way: 'up' } });
  expect(tile('14:25', [session])).toMatchObject({ state: 'late', count: { to: at('14:20'), way: 'up' } });
});

test('gear that is short is told on the session it is missing from, the present one first', () => {
  const short = { shortages: [{ name: 'Camera kit', wanted: 2, has: 1 }] };
  const later = aSession('16:00', '17:00', short);
  expect(tile('14:00', [later]).needs).toBe(later);
  const present = aSession('13:00', '15:00', { ...short, state: 'in_session' });
  expect(tile('14:00', [later, present]).needs).toBe(present);
});

test('sessions of other rooms do not count', () => {
  expect(stateAt('10:30', [aSession('10:00', '12:00', { roomIds: ['B'] })])).toBe('free');
  expect(stateAt('10:30', [aSession('10:00', '12:00', { roomIds: ['B', 'A'], state: 'in_session' })])).toBe('on_air');
});
