import type { ListAsk } from '../graphql/list.ts';

/** What every list of the API takes, from what the table asks. */
export const listVariables = <Key extends string>({ search, sort, first, after }: ListAsk<Key>) => ({
  search: search || null,
  sort: sort?.key ?? null,
  reverse: sort?.descending ?? false,
  first,
  after,
});
