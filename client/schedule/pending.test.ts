import { expect, test } from 'vitest';
import type { Entry } from '../outbox/outbox-rules.ts';
import { columnOf } from './columns.ts';
import { adding, NONE, stillPending, unbooked, withPending, withQueue } from './pending.ts';
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
const moved = (version: number | null) => ({ id: 'one', fields: { startsAt: at('14:00'), endsAt: at('16:00'), roomIds: ['B'] }, version });
const entry = (act: string, recordId: string, shows: Entry['shows'], more: Partial<Entry> = {}): Entry => ({
  key: `${act} ${recordId}`,
  act,
  recordId,
  input: {},
  title: '',
  what: '',
  shows,
  at: 0,
  tried: false,
  late: true,
  refusal: null,
  ...more,
});

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

test('what waits in the outbox lies on top, one over the other; what was refused shows the session as it is', () => {
  const queue = [
    entry('move', 'one', { startsAt: at('14:00').toISOString(), endsAt: at('16:00').toISOString() }),
    entry('edit', 'one', { title: 'renamed' }),
    entry('cancelled', 'two', { state: 'cancelled' }, { refusal: { code: 'STALE_EDIT', message: '' } }),
    entry('book', 'new:1', {
      title: 'From the train',
      startsAt: at('18:00').toISOString(),
      endsAt: at('19:00').toISOString(),
      state: 'confirmed',
      roomIds: ['A'],
    }),
  ];
  const shown = withPending([session('one'), session('two')], withQueue(NONE, queue));
  expect(shown).toMatchObject([{ title: 'renamed', startsAt: at('14:00') }, { state: 'confirmed' }]);
  expect(unbooked(queue)).toMatchObject([{ id: 'new:1', title: 'From the train', startsAt: at('18:00'), people: [] }]);
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
