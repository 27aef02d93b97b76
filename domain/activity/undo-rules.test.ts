import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stacksOf, type LoggedAct } from './undo-rules.ts';

const act = (name: number, undoes?: number): LoggedAct => ({
  actId: String(name),
  revisions: [BigInt(name)],
  undoes: undoes === undefined ? [] : [BigInt(undoes)],
});
const names = (acts: readonly LoggedAct[]): number[] => acts.map(({ actId }) => Number(actId));

test('taken back, done again, taken back: the stacks are those of a text editor', () => {
  const log = [act(1), act(2)];
  const now = () => {
    const { undo, redo } = stacksOf(log);
    return { undo: names(undo), redo: names(redo) };
  };
  expect(now()).toEqual({ undo: [1, 2], redo: [] });
  log.push(act(3, 2));
  expect(now()).toEqual({ undo: [1], redo: [3] });
  log.push(act(4, 1));
  expect(now()).toEqual({ undo: [], redo: [3, 4] });
  // Done again: now this is what would be taken back.
  log.push(act(5, 4));
  expect(now()).toEqual({ undo: [5], redo: [3] });
  log.push(act(6));
  expect(now()).toEqual({ undo: [5, 6], redo: [] });
  // One from further down, such as from the list of activity.
  log.push(act(7, 5));
  expect(now()).toEqual({ undo: [6], redo: [7] });
});

test('whatever is done, the stacks agree with an editor that keeps two lists', () => {
  const steps = fc.array(fc.constantFrom('act', 'undo', 'redo'), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (story) => {
      const log: LoggedAct[] = [];
      const undo: number[] = [];
      let redo: number[] = [];
      for (const step of story) {
        const name = log.length + 1;
        if (step === 'act') {
          log.push(act(name));
          undo.push(name);
          redo = [];
        } else {
          const from = step === 'undo' ? undo : redo;
          const last = from.at(-1);
          if (last === undefined) continue;
          log.push(act(name, last));
          from.pop();
          (step === 'undo' ? redo : undo).push(name);
        }
        const stacks = stacksOf(log);
        expect(names(stacks.undo)).toEqual(undo);
        expect(names(stacks.redo)).toEqual(redo);
      }
    }),
  );
});
