import { createComputed, createSignal, type Accessor, type Signal } from 'solid-js';

/**
 * What a source says, told on only when it differs. A memo would first put all that hangs on it in question with each change of its
 * source, and then find it the same: on a board of 500 rooms that is most of what a message costs.
 */
export function createDistinct<Value>(source: Accessor<Value>, equals?: (a: Value, b: Value) => boolean): Accessor<Value> {
  let signal: Signal<Value> | undefined;
  createComputed(() => {
    const next = source();
    if (signal) signal[1](() => next);
    else signal = createSignal(next, equals ? { equals } : undefined);
  });
  return signal![0];
}
