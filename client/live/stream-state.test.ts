import fc from 'fast-check';
import { expect, test } from 'vitest';
import { step, trackedStream, type StreamEvent, type TrackedStream } from './stream-state.ts';

interface Payload {
  revision: string;
  fresh: boolean;
  rooms: Record<string, string>;
}
type Rooms = Record<string, string>;

const apply = (value: Rooms | undefined, payload: Payload): Rooms => ({ ...value, ...payload.rooms });
const run = (...events: StreamEvent<Payload>[]): TrackedStream<Rooms> =>
  events.reduce((state, event) => step(state, event, apply), trackedStream<Rooms>());
const snapshot = (revision: number, rooms: Rooms, at = 1_000): StreamEvent<Payload> => ({
  type: 'payload',
  payload: { revision: String(revision), fresh: true, rooms },
  at,
});
const patch = (revision: number, rooms: Rooms, at = 2_000): StreamEvent<Payload> => ({
  type: 'payload',
  payload: { revision: String(revision), fresh: false, rooms },
  at,
});

test('a board shows the whole picture, then what changes', () => {
  const state = run({ type: 'subscribed' }, snapshot(5, { A: 'free' }), patch(6, { B: 'on air' }));
  expect(state).toMatchObject({ value: { A: 'free', B: 'on air' }, revision: '6', standing: 'live', currentAt: 2_000 });
});

test('a connection that is open again proves nothing until the server has said what was missed', () => {
  const lost = run(snapshot(5, { A: 'free' }, 1_000), { type: 'lost' });
  expect(lost).toMatchObject({ standing: 'offline', currentAt: 1_000, value: { A: 'free' } });

  const open = [{ type: 'subscribed' as const }, { type: 'heard' as const, at: 9_000 }].reduce(
    (state, event) => step(state, event, apply),
    lost,
  );
  expect(open).toMatchObject({ standing: 'catching up', currentAt: 1_000 });

  expect(step(open, patch(5, {}, 9_500), apply)).toMatchObject({ standing: 'live', currentAt: 9_500, value: { A: 'free' } });
});

test('doubt ends with the next sign of life', () => {
  const doubted = run(snapshot(5, {}), { type: 'doubt' });
  expect(doubted.standing).toBe('catching up');
  expect(step(doubted, { type: 'heard', at: 3_000 }, apply)).toMatchObject({ standing: 'live', currentAt: 3_000 });
});

test('a repeated change is not applied twice', () => {
  const counted = (value: number | undefined) => (value ?? 0) + 1;
  const events = [snapshot(5, {}), patch(6, {}), patch(6, {}), patch(4, {})];
  expect(events.reduce((state, event) => step(state, event, counted), trackedStream<number>()).value).toBe(2);
});

test('revisions are compared as numbers, past what a number holds exactly', () => {
  expect(run(snapshot(9, { A: 'old' }), patch(10, { A: 'new' })).value).toEqual({ A: 'new' });
  const far = step(
    run(snapshot(1, {})),
    { type: 'payload', payload: { revision: '9007199254740993', fresh: false, rooms: { A: '1' } }, at: 1 },
    apply,
  );
  const next = step(far, { type: 'payload', payload: { revision: '9007199254740994', fresh: false, rooms: { A: '2' } }, at: 2 }, apply);
  expect(next.value).toEqual({ A: '2' });
});

test('a change without the picture it changes is left: the picture is still to come', () => {
  expect(run(patch(6, { A: 'x' }))).toMatchObject({ value: undefined, standing: 'catching up' });
  expect(run(snapshot(5, { A: 'old' }), { type: 'restart' }, patch(6, { A: 'x' }))).toMatchObject({
    value: { A: 'old' },
    standing: 'catching up',
  });
});

test('after any losses, repeats and reconnects the picture equals the record', () => {
  const change = fc.record({ room: fc.constantFrom('A', 'B', 'C'), state: fc.constantFrom('free', 'on air', 'over') });
  const fate = fc.constantFrom('arrives', 'arrives twice', 'connection lost', 'server starts afresh');
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fate), { maxLength: 60 }), (story) => {
      const log: Rooms[] = [];
      const record = (from = 0): Rooms => Object.assign({}, ...log.slice(from)) as Rooms;
      let state = run({ type: 'subscribed' }, snapshot(0, {}));
      const tell = (event: StreamEvent<Payload>): void => void (state = step(state, event, apply));
      let connected = true;
      for (const [{ room, state: next }, what] of story) {
        log.push({ [room]: next });
        if (what === 'connection lost') {
          tell({ type: 'lost' });
          connected = false;
          continue;
        }
        if (!connected) {
          tell({ type: 'subscribed' });
          expect(state.standing).toBe('catching up');
          connected = true;
        }
        if (what === 'server starts afresh') tell(snapshot(log.length, record()));
        else tell(patch(log.length, record(Number(state.revision))));
        if (what === 'arrives twice') tell(patch(log.length, { [room]: next }));
        expect(state.standing).toBe('live');
        expect(state.value).toEqual(record());
      }
      if (!connected) expect(state.standing).toBe('offline');
    }),
  );
});
