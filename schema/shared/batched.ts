import type { Caller } from '../../domain/kernel/caller.ts';

/**
 * Reads for many records at once what a field of each asks for by itself: one read for all that are asked within one turn of the loop.
 * Kept no longer than its caller, which is that of one request.
 */
export function batched<Value>(readAll: (caller: Caller, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>, none: Value) {
  const waiting = new WeakMap<Caller, { ids: Set<string>; answer: Promise<ReadonlyMap<string, Value>> }>();
  return async (caller: Caller, id: string): Promise<Value> => {
    let batch = waiting.get(caller);
    if (!batch) {
      const ids = new Set<string>();
      const answer = new Promise<void>((turn) => setImmediate(turn)).then(() => {
        waiting.delete(caller);
        return readAll(caller, [...ids]);
      });
      waiting.set(caller, (batch = { ids, answer }));
    }
    batch.ids.add(id);
    return (await batch.answer).get(id) ?? none;
  };
}
