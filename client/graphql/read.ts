import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { AnyVariables } from '@urql/core';
import { onAreaChange, type Area } from '../live/changes.ts';
import { ask, type Document } from './client.ts';
import { lastPicture, rememberPicture } from './last-picture.ts';

export interface Read<Data> {
  /** The last picture: kept while a newer one loads, and when loading it fails. */
  data: Accessor<Data | undefined>;
  loading: Accessor<boolean>;
  failure: Accessor<unknown>;
  refetch(): Promise<void>;
}

/**
 * A query that a page shows. Asks again when its variables change and when something changes in one of its `areas`.
 * Variables of undefined wait. Select `id` everywhere: rows are matched by it, so that only what changed is drawn again.
 */
export function createRead<Data extends object, Variables extends AnyVariables>(
  document: Document<Data, Variables>,
  variables: Accessor<Variables | undefined>,
  options: { areas?: readonly Area[] } = {},
): Read<Data> {
  const [store, setStore] = createStore<{ data: object | undefined }>({ data: undefined });
  const [loading, setLoading] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let latest = 0;

  const show = (data: Data): void =>
    setStore('data', reconcile<object | undefined, object | undefined>(structuredClone(data), { key: 'id' }));

  async function load(asked: Variables): Promise<void> {
    const mine = ++latest;
    setLoading(true);
    try {
      const data = await ask(document, asked);
      rememberPicture(document, asked, data);
      if (mine !== latest) return;
      show(data);
      setFailure(undefined);
    } catch (error) {
      if (mine === latest) setFailure(error);
    } finally {
      if (mine === latest) setLoading(false);
    }
  }

  createEffect(
    on(variables, (asked) => {
      if (!asked) return;
      const before = lastPicture<Data>(document, asked);
      if (before) show(before);
      void load(asked);
    }),
  );
  onCleanup(() => (latest += 1));

  const refetch = async (): Promise<void> => {
    const asked = variables();
    if (asked) await load(asked);
  };
  if (options.areas) onAreaChange(options.areas, refetch);
  return { data: () => store.data as Data | undefined, loading, failure, refetch };
}
