import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decided,
  knowing,
  nextToSend,
  queued,
  refused,
  saved,
  tried,
  waiting,
  without,
  type Entry,
  type Input,
  type Queue,
} from './outbox-rules.ts';

let count = 0;
const entry = (act: string, recordId: string, input: Input = {}): Entry => ({
  key: `k${(count += 1)}`,
  act,
  recordId,
  input: { bookingId: recordId, expectedVersion: 5, ...input },
  title: recordId,
  what: act,
  shows: {},
  at: count,
  tried: false,
  late: false,
  refusal: null,
});
const REFUSAL = { code: 'STALE_EDIT', message: 'Ben changed it' };

test('moves made one after the other while offline are one move, from the first room to the last', () => {
  const queue = [
    entry('move', 'X', { startsAt: '10', roomId: 'B', fromRoomId: 'A' }),
    entry('move', 'X', { startsAt: '11', expectedVersion: 9 }),
    entry('move', 'X', { roomId: 'C', fromRoomId: 'B' }),
  ].reduce<Queue>(queued, []);
  expect(queue).toHaveLength(1);
  expect(queue[0]!.input).toEqual({ bookingId: 'X', expectedVersion: 5, startsAt: '11', roomId: 'C', fromRoomId: 'A' });
});

test('what may have reached the server is left as it is, and what follows waits for it and knows its version', () => {
  const first = entry('move', 'X', { startsAt: '10' });
  let queue = tried(queued([], first), first.key);
  queue = queued(queue, entry('move', 'X', { startsAt: '11' }));
  queue = queued(queue, entry('edit', 'Y', { title: 'Pilot' }));
  expect(queue).toHaveLength(3);
  expect(nextToSend(queue)).toBe(queue[0]);
  queue = saved(queue, first.key, { id: 'X', version: 6 });
  expect(queue[0]!.input).toMatchObject({ startsAt: '11', expectedVersion: 5, ownVersions: [6] });
});

test('what was begun before an earlier deed was saved knows of the version that this made, and of none that it has seen', () => {
  const { input } = entry('move', 'X', { endsAt: '12' });
  expect(knowing(input, [4, 5])).toBe(input);
  expect(knowing(input, [5, 6, 7])).toMatchObject({ expectedVersion: 5, ownVersions: [6, 7] });
  expect(knowing({ ...input, ownVersions: [6] }, [6, 7])).toMatchObject({ ownVersions: [6, 7] });
  expect(knowing({ title: 'Pilot' }, [6])).toEqual({ title: 'Pilot' });
});

test('a session that is not booked yet is booked as it was changed; later steps follow with its id', () => {
  const book = { ...entry('book', 'new:1'), input: { title: 'Pilot', startsAt: '10', rooms: ['A'] } };
  let queue = queued([], book);
  queue = queued(queue, entry('move', 'new:1', { startsAt: '12', roomId: 'B', fromRoomId: 'A' }));
  expect(queue[0]!.input).toEqual({ title: 'Pilot', startsAt: '12', rooms: ['B'] });
  queue = queued(queue, entry('confirmed', 'new:1'));
  queue = saved(queue, book.key, { id: 'real', version: 1 });
  expect(queue).toMatchObject([{ recordId: 'real', input: { bookingId: 'real' } }]);
});

test('what waits for a decision keeps what follows on the same record, and nothing else', () => {
  const [one, two, three] = [entry('move', 'X'), entry('cancelled', 'X'), entry('move', 'Y')];
  let queue = [one, two, three].reduce<Queue>(queued, []);
  queue = refused(queue, one.key, REFUSAL);
  expect(nextToSend(queue)?.key).toBe(three.key);
  queue = without(queue, three.key);
  expect(nextToSend(queue)).toBeNull();
  queue = decided(queue, one.key, { key: 'again', input: { expectedVersion: 7 } });
  expect(nextToSend(queue)).toMatchObject({ key: 'again', tried: false, refusal: null, input: { expectedVersion: 7 } });
});

test('whatever happens, nothing vanishes: every act is saved, merged into a later one, waiting or dropped by somebody', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('act' as const),
      act: fc.constantFrom('move', 'edit', 'confirmed'),
      on: fc.constantFrom('X', 'Y'),
      field: fc.constantFrom('a', 'b'),
    }),
    fc.record({ do: fc.constantFrom('send' as const, 'lose' as const, 'refuse' as const, 'mine' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let queue: Queue = [];
      /** The last word on each field, and what the server has of it. */
      const meant = new Map<string, number>();
      const server = new Map<string, number>();
      let version = 5;
      const arrive = ({ act, recordId, input }: Entry): void => {
        for (const [field, value] of Object.entries(input))
          if (field.length === 1) server.set(`${recordId} ${act} ${field}`, value as number);
      };
      for (const [index, one] of steps.entries()) {
        if (one.do === 'act') {
          meant.set(`${one.on} ${one.act} ${one.field}`, index);
          queue = queued(queue, entry(one.act, one.on, { [one.field]: index }));
          continue;
        }
        if (one.do === 'mine') {
          const asked = queue.find(({ refusal }) => refusal);
          if (asked) queue = decided(queue, asked.key, { key: `again ${index}`, input: asked.input });
          continue;
        }
        const next = nextToSend(queue);
        if (!next) continue;
        queue = tried(queue, next.key);
        if (one.do === 'send') {
          arrive(next);
          queue = saved(queue, next.key, { id: next.recordId, version: (version += 1) });
        } else queue = one.do === 'lose' ? waiting(queue) : refused(queue, next.key, REFUSAL);
      }
      for (let left: Entry | null; queue.length > 0;) {
        const asked = queue.find(({ refusal }) => refusal);
        if (asked) queue = decided(queue, asked.key, { key: `last ${asked.key}`, input: asked.input });
        left = nextToSend(queue)!;
        arrive(left);
        queue = saved(queue, left.key, { id: left.recordId, version: (version += 1) });
      }
      expect(Object.fromEntries(server)).toEqual(Object.fromEntries(meant));
    }),
  );
});
