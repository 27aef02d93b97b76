import { expect, test } from 'vitest';
import { columnOf } from './columns.ts';
import { adding, NONE, stillPending, withPending } from './pending.ts';
import type { Session } from './picture.ts';
import { entriesByRow, placed } from './rows.ts';

const at = (time: string): Date => new Date(`2030-05-14T${time}:00Z`);
const session = (id: string, version = 1): Session =>
  ({
    id,
    version,
    title: id,
    state: 'confirmed',
    startsAt: at('10:00'),
    endsAt: at('12:00'),
    roomIds: ['A'],
    people: [],
    unitIds: [],
  }) as unknown as Session;
const moved = (version: number | null) => ({ id: 'one', startsAt: at('14:00'), endsAt: at('16:00'), roomIds: ['B'], version });

test('a move shows at once, and what it does not touch stays the same object', () => {
  const others = [session('one'), session('two')];
  const shown = withPending(others, adding(NONE, moved(null)));
  expect(shown[0]).toMatchObject({ startsAt: at('14:00'), roomIds: ['B'] });
  expect(shown[1]).toBe(others[1]);
  expect(withPending(others, NONE)).toBe(others);
});

test('it stays until the picture has its version, so that nothing jumps back meanwhile', () => {
  const accepted = adding(NONE, moved(2));
  expect(stillPending(accepted, [session('one', 1)])).toBe(accepted);
  expect(stillPending(accepted, [session('one', 2)]).size).toBe(0);
  // While the server decides, somebody else's change does not end it.
  expect(stillPending(adding(NONE, moved(null)), [session('one', 5)]).size).toBe(1);
  // A picture of other days does not know it any more.
  expect(stillPending(accepted, []).size).toBe(0);
});

test('when one session changes, the places of all others stay the same objects', () => {
  const columns = [columnOf('2030-05-14', { fromMinute: 480, toMinute: 1_200 }, 'UTC')];
  const first = session('one');
  const second = { ...session('two'), startsAt: at('13:00'), endsAt: at('15:00') };
  const lists = { closures: [], checkouts: [] };
  const before = placed(entriesByRow('rooms', { ...lists, bookings: [first, second] }, at('09:00')).get('A')!, columns);
  const renamed = { ...first, title: 'renamed' };
  const after = placed(entriesByRow('rooms', { ...lists, bookings: [renamed, second] }, at('09:00')).get('A')!, columns, before);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  expect(placed(entriesByRow('rooms', { ...lists, bookings: [renamed, second] }, at('09:00')).get('A')!, columns, after)).toBe(after);
});
