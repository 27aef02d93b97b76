import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { ask } from '../graphql/client.ts';
import { onAreaChange } from '../live/changes.ts';
import { HoursExceptionsDocument, type ExceptionRow } from './hours-documents.ts';

/** All exceptions of a year, page after page; the old ones stay while newer are on their way. */
export function createExceptions(year: Accessor<number>) {
  const [rows, setRows] = createSignal<readonly ExceptionRow[]>();
  const [loading, setLoading] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let latest = 0;

  async function refetch(): Promise<void> {
    const mine = ++latest;
    const days = { from: `${year()}-01-01`, to: `${year()}-12-31` };
    setLoading(true);
    try {
      const found: ExceptionRow[] = [];
      let after: string | null = null;
      do {
        const page: { nodes: readonly ExceptionRow[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } } = (
          await ask(HoursExceptionsDocument, { ...days, after })
        ).hoursExceptions;
        if (mine !== latest) return;
        found.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      } while (after !== null);
      setRows(found);
      setFailure(undefined);
    } catch (error) {
      if (mine === latest) setFailure(error);
    } finally {
      if (mine === latest) setLoading(false);
    }
  }
  createEffect(
    on(year, () => {
      setRows(undefined);
      void refetch();
    }),
  );
  onAreaChange(['scheduling'], refetch);
  onCleanup(() => (latest += 1));
  return { data: rows, loading, failure, refetch };
}
