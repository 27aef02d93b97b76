import { createSignal, type Accessor } from 'solid-js';
import { useSearchParams } from '@solidjs/router';

export interface OpenRecord {
  /** Id of the open record, `new` for one that is being entered, undefined when none is. */
  id: Accessor<string | undefined>;
  /** The same, kept while its panel slides away. */
  shown: Accessor<string | undefined>;
  open(id: string): void;
  close(): void;
}

/** Which record is open beside the list stands in the address: a link to it can be sent, and Back closes it. */
export function useOpenRecord(): OpenRecord {
  const [params, setParams] = useSearchParams<{ open?: string }>();
  const [last, setLast] = createSignal<string | undefined>(params.open);
  return {
    id: () => params.open,
    shown: () => params.open ?? last(),
    open(id) {
      setLast(id);
      setParams({ open: id }, { replace: params.open !== undefined });
    },
    close() {
      setLast(params.open);
      setParams({ open: undefined }, { replace: true });
    },
  };
}
