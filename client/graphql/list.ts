import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import type { AnyVariables } from '@urql/core';
import { onAreaChange, type Area } from '../live/changes.ts';
import { ask, type Document } from './client.ts';
import { lastPicture, rememberPicture } from './last-picture.ts';

export interface Sort<Key extends string = string> {
  key: Key;
  descending: boolean;
}

/** What the table asks of the server. */
export interface ListAsk<Key extends string = string> {
  search: string;
  sort: Sort<Key> | null;
  first: number;
  after: string | null;
}

export interface Connection<Row> {
  edges: readonly { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number | null;
}

export interface List<Row extends { id: string }, Key extends string = string> {
  rows: Accessor<readonly Row[]>;
  /** How many there are in all, where the server tells. */
  total: Accessor<number | undefined>;
  /** Whether the first answer to the present question has come. */
  settled: Accessor<boolean>;
  loading: Accessor<boolean>;
  failure: Accessor<unknown>;
  hasMore: Accessor<boolean>;
  more(): Promise<void>;
  refetch(): Promise<void>;
  search: Accessor<string>;
  setSearch(text: string): void;
  sort: Accessor<Sort<Key> | null>;
  setSort(sort: Sort<Key>): void;
}

interface Picture<Row> {
  rows: readonly Row[];
  total: number | undefined;
  end: string | null;
}

const PAGE = 60;
const TYPING = 200;

/**
 * A list that the server searches, sorts and pages. Page after page is added while somebody scrolls; when something changes in one
 * of its `areas` the pages in sight are asked again, and the old rows stay until the new ones are there.
 * `variables` may read signals (filters): it starts from the first page when they change.
 */
export function createList<Data, Variables extends AnyVariables, Row extends { id: string }, Key extends string = string>(options: {
  document: Document<Data, Variables>;
  variables: (asked: ListAsk<Key>) => Variables;
  connection: (data: Data) => Connection<Row>;
  areas: readonly Area[];
  sort?: Sort<Key>;
}): List<Row, Key> {
  const [store, setStore] = createStore<{ rows: Row[] }>({ rows: [] });
  const [total, setTotal] = createSignal<number>();
  const [end, setEnd] = createSignal<string | null>(null);
  const [settled, setSettled] = createSignal(false);
  const [loading, setLoading] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const [search, setSearchNow] = createSignal('');
  const [searched, setSearched] = createSignal('');
  const [sort, setSort] = createSignal<Sort<Key> | null>(options.sort ?? null);
  let latest = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;

  const asked = (after: string | null): Variables => options.variables({ search: searched(), sort: sort(), first: PAGE, after });

  function show({ rows, total: count, end: cursor }: Picture<Row>): void {
    setStore('rows', reconcile(structuredClone(rows) as Row[], { key: 'id' }));
    setTotal(count);
    setEnd(cursor);
    setSettled(true);
  }

  /** Reads from the start until there are as many rows as were in sight, or continues after the last one. */
  async function load(from: Picture<Row>, atLeast: number): Promise<void> {
    const mine = ++latest;
    const first = untrack(() => asked(null));
    setLoading(true);
    try {
      let { rows, total: count, end: cursor } = from;
      do {
        const page = options.connection(
          await ask(
            options.document,
            untrack(() => asked(cursor)),
          ),
        );
        if (mine !== latest) return;
        const known = new Set(rows.map((row) => row.id));
        // A row that moved from one page to the next meanwhile comes twice.
        rows = [...rows, ...page.edges.map((edge) => edge.node).filter((row) => !known.has(row.id))];
        count = page.totalCount ?? undefined;
        cursor = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      } while (cursor !== null && rows.length < atLeast);
      const picture = { rows, total: count, end: cursor };
      rememberPicture(options.document, first, picture);
      show(picture);
      setFailure(undefined);
    } catch (error) {
      if (mine === latest) setFailure(error);
    } finally {
      if (mine === latest) setLoading(false);
    }
  }

  const nothing: Picture<Row> = { rows: [], total: undefined, end: null };
  const refetch = (): Promise<void> => load(nothing, store.rows.length);

  createEffect(
    on(
      () => asked(null),
      (variables) => {
        const before = lastPicture<Picture<Row>>(options.document, variables);
        if (before) show(before);
        else setSettled(false);
        void load(nothing, before?.rows.length ?? 0);
      },
    ),
  );
  onAreaChange(options.areas, refetch);
  onCleanup(() => {
    latest += 1;
    clearTimeout(typing);
  });

  return {
    rows: () => store.rows,
    total,
    settled,
    loading,
    failure,
    hasMore: () => end() !== null,
    more: async () => {
      if (end() !== null && !loading())
        await load({ rows: structuredClone(unwrap(store.rows)), total: total(), end: end() }, store.rows.length + 1);
    },
    refetch,
    search,
    setSearch(text) {
      setSearchNow(text);
      clearTimeout(typing);
      typing = setTimeout(() => setSearched(text.trim()), TYPING);
    },
    sort,
    setSort: (next) => void setSort(() => next),
  };
}
