import { Match, Show, Switch, type JSX } from 'solid-js';
import type { List } from '../graphql/list.ts';
import { format } from '../time/format.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Select } from './Select.tsx';
import { Skeleton } from './Skeleton.tsx';
import { TableRows } from './TableRows.tsx';
import { explain } from '../graphql/request-failed.ts';
import { inSentence } from './words.ts';
import styles from './DataTable.module.css';

export interface Column<Row, Key extends string = string> {
  title: string;
  /** The title is read out but not shown, such as above the rows' menus. */
  hideTitle?: boolean;
  cell: (row: Row) => JSX.Element;
  /** The full text of a cell that may be cut: shown on hover. */
  full?: (row: Row) => string;
  /** Sortable by this key of the server. */
  sort?: Key;
  align?: 'start' | 'end';
  /** A track of a CSS grid, in rem, such as `minmax(11rem, 2fr)` or `6rem`. */
  width?: string;
  /** On a phone each row is a card: its headline, a labelled line (default), or not shown there. */
  card?: 'headline' | 'line' | 'hidden';
}

export interface TableSelection {
  selected: () => ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
}

export interface DataTableProps<Row extends { id: string }, Key extends string> {
  /** What the rows are, in the plural: rooms. */
  label: string;
  /** One of them: room. Without its last letter, unless it says otherwise. */
  one?: string;
  list: List<Row, Key>;
  columns: readonly Column<Row, Key>[];
  /** How a row is called when it is opened or chosen. */
  rowName: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The row whose record is open beside the table. */
  openId?: string | null;
  selection?: TableSelection;
  /** Filters beside the search. */
  filters?: JSX.Element;
  /** Acts on the chosen rows, in place of the filters. */
  selectedActions?: (selected: ReadonlySet<string>) => JSX.Element;
  searchHint?: string;
  /** Nothing is there at all: what to do next. */
  empty: { title: string; text: string; action?: JSX.Element };
}

/** A list that the server searches, sorts and pages; rows on a desk, cards on a phone; a thousand of them without effort. */
export function DataTable<Row extends { id: string }, Key extends string = string>(props: DataTableProps<Row, Key>) {
  const sortable = () => props.columns.filter((column) => column.sort !== undefined);
  const chosen = (): ReadonlySet<string> => props.selection?.selected() ?? new Set();
  const count = (): string => {
    const { list } = props;
    if (!list.settled()) return '';
    const number = list.total() ?? list.rows().length;
    const name = number === 1 ? (props.one ?? props.label.replace(/s$/, '')) : props.label;
    return `${format().number(number)}${list.total() === undefined && list.hasMore() ? '+' : ''} ${inSentence(name)}`;
  };
  return (
    <div class={styles.table}>
      <div class={styles.tools} role="search">
        <div class={styles.search}>
          <input
            type="search"
            data-search
            aria-label={`Search ${inSentence(props.label)}`}
            aria-keyshortcuts="f"
            placeholder={props.searchHint ?? `Search ${inSentence(props.label)}`}
            value={props.list.search()}
            onInput={(event) => props.list.setSearch(event.currentTarget.value)}
          />
          <kbd aria-hidden="true">f</kbd>
        </div>
        <Show when={chosen().size > 0} fallback={props.filters}>
          <span>{chosen().size} chosen</span>
          {props.selectedActions?.(chosen())}
        </Show>
        <Show when={sortable().length > 0}>
          <div class={styles.cardSort}>
            <Select
              label="Sort by"
              hideLabel
              value={props.list.sort()?.key ?? null}
              placeholder="Sort by …"
              choices={sortable().map((column) => ({ value: column.sort!, label: `By ${inSentence(column.title)}` }))}
              onInput={(key) => props.list.setSort({ key, descending: false })}
            />
          </div>
        </Show>
        <span class={styles.count} role="status">
          {count()}
        </span>
      </div>
      <Show when={props.list.rows().length > 0 && props.list.failure()}>
        {(error) => (
          <p class={styles.stale} role="status">
            {explain(error()).title}. These rows may be out of date.
          </p>
        )}
      </Show>
      <Switch>
        <Match when={props.list.rows().length > 0}>
          <TableRows {...props} />
        </Match>
        <Match when={props.list.failure()}>
          {(error) => <ErrorPanel error={error()} busy={props.list.loading()} retry={() => props.list.refetch()} />}
        </Match>
        <Match when={!props.list.settled()}>
          <Skeleton lines={8} />
        </Match>
        <Match when={props.list.search() !== ''}>
          <EmptyState title={`No ${inSentence(props.label)} fit “${props.list.search()}”`} text="Try fewer or other words." />
        </Match>
        <Match when={true}>
          <EmptyState {...props.empty} />
        </Match>
      </Switch>
    </div>
  );
}
