import { createMemo, createSignal } from 'solid-js';
import type { ProjectMarginsQuery } from '../graphql/generated/graphql.ts';
import type { List, Sort } from '../graphql/list.ts';
import type { Read } from '../graphql/read.ts';

export type MarginRow = ProjectMarginsQuery['projectMargins']['projects'][number];
export type MarginSort = 'name' | 'revenue' | 'people' | 'expenses' | 'margin';

const BY: Record<MarginSort, (row: MarginRow) => string | number> = {
  name: (row) => row.name.toLocaleLowerCase(),
  revenue: (row) => Number(row.revenueMinor),
  people: (row) => Number(row.peopleCostMinor),
  expenses: (row) => Number(row.expenseMinor),
  // Without revenue there is no margin: after all the others when the best comes first.
  margin: (row) => row.margin ?? -Infinity,
};

/** All projects come in one answer, since their total is of all of them: searching and sorting them needs no server. */
export function createMarginList(read: Read<ProjectMarginsQuery>): List<MarginRow, MarginSort> {
  const [search, setSearch] = createSignal('');
  const [sort, setSort] = createSignal<Sort<MarginSort>>({ key: 'revenue', descending: true });
  const found = createMemo(() => {
    const wanted = search().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const text = (row: MarginRow): string => `${row.name} ${row.clientName ?? ''}`.toLocaleLowerCase();
    return (read.data()?.projectMargins.projects ?? []).filter((row) => wanted.every((word) => text(row).includes(word)));
  });
  const rows = createMemo(() => {
    const { key, descending } = sort();
    const compare = (a: MarginRow, b: MarginRow): number => {
      const [x, y] = [BY[key](a), BY[key](b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (descending ? -1 : 1);
    };
    return [...found()].sort(compare);
  });
  return {
    rows,
    total: () => (read.data() ? rows().length : undefined),
    settled: () => read.data() !== undefined,
    loading: read.loading,
    failure: read.failure,
    hasMore: () => false,
    more: async () => undefined,
    refetch: read.refetch,
    search,
    setSearch,
    sort,
    setSort,
  };
}
