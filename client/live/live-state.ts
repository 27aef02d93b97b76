import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { stringifyDocument, type AnyVariables } from '@urql/core';
import type { GraphQLFormattedError } from 'graphql';
import type { Document } from '../graphql/client.ts';
import { socket } from './connection.ts';
import { step, trackedStream, type Standing, type StatePayload, type StreamEvent } from './stream-state.ts';

export interface LiveState<Value> {
  value: Accessor<Value | undefined>;
  standing: Accessor<Standing>;
  /** Null while the value is live, else the device's moment when it last was known to be; undefined before the first picture. */
  staleSince: Accessor<Date | null | undefined>;
  /** Why the server refuses this stream, while it does. */
  refused: Accessor<readonly GraphQLFormattedError[] | undefined>;
}

/** How long a resumed stream may stay silent before it asks for the whole picture instead. */
const PATIENCE = 5_000;

/**
 * Follows a subscription that is a state: a whole picture, then what changes. Resumes where it stood after any outage, keeps the
 * last picture meanwhile and says how far it can be trusted. `apply` is pure: it gets undefined with a whole picture.
 */
export function createLiveState<Data, Variables extends AnyVariables & { since?: unknown }, Payload extends StatePayload, Value>(options: {
  document: Document<Data, Variables>;
  /** All variables but `since`. Others mean another picture: the stream starts afresh, showing the old one until then. */
  variables: Accessor<Omit<Variables, 'since'>>;
  payload: (data: Data) => Payload;
  apply: (value: Value | undefined, payload: Payload) => Value;
}): LiveState<Value> {
  const [state, setState] = createSignal(trackedStream<Value>(), { equals: false });
  const [refused, setRefused] = createSignal<readonly GraphQLFormattedError[]>();
  let patience: ReturnType<typeof setTimeout> | undefined;
  let asked = options.variables();

  const take = (event: StreamEvent<Payload>): void => {
    setState((before) => step(before, event, options.apply));
  };

  const stream = socket.stream({
    query: stringifyDocument(options.document),
    variables: () => ({ ...asked, since: state().revision }),
    next: (result) => {
      clearTimeout(patience);
      setRefused(undefined);
      take({ type: 'payload', payload: options.payload(result.data as Data), at: Date.now() });
    },
    subscribed: () => {
      take({ type: 'subscribed' });
      clearTimeout(patience);
      if (state().revision !== null) patience = setTimeout(startAfresh, PATIENCE);
    },
    heard: (at) => {
      // Every message of the socket comes by here; only a change of standing or a second's age is worth a redraw.
      const { confirmed, standing, currentAt } = state();
      if (confirmed && (standing !== 'live' || at - (currentAt ?? 0) >= 1_000)) take({ type: 'heard', at });
    },
    doubt: () => take({ type: 'doubt' }),
    lost: () => {
      clearTimeout(patience);
      take({ type: 'lost' });
    },
    failed: setRefused,
  });

  function startAfresh(): void {
    take({ type: 'restart' });
    stream.restart();
  }

  createEffect(
    on(
      options.variables,
      (next) => {
        if (JSON.stringify(next) === JSON.stringify(asked)) return;
        asked = next;
        startAfresh();
      },
      { defer: true },
    ),
  );
  onCleanup(() => {
    clearTimeout(patience);
    stream.stop();
  });

  return {
    value: () => state().value,
    standing: () => state().standing,
    staleSince: () => {
      const { standing, currentAt } = state();
      if (standing === 'live') return null;
      return currentAt === null ? undefined : new Date(currentAt);
    },
    refused,
  };
}
