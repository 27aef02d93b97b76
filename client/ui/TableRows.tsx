import { createEffect, createSignal, For, onMount, Show } from 'solid-js';
import { createVirtualizer, defaultRangeExtractor } from '@tanstack/solid-virtual';
import { Checkbox } from './Checkbox.tsx';
import type { Column, DataTableProps } from './DataTable.tsx';
import { inSentence } from './words.ts';
import styles from './DataTable.module.css';

/** Height of a row in pixels, until it is measured. */
const rowHeight = (): number => 2.8 * parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The grid itself: only the rows in sight are in the page. One row has the keyboard: arrows, Home, End, Enter, Space. */
export function TableRows<Row extends { id: string }, Key extends string>(props: DataTableProps<Row, Key>) {
  const [scroller, setScroller] = createSignal<HTMLDivElement | null>(null);
  const [active, setActive] = createSignal(0);
  const rows = () => props.list.rows();
  let element!: HTMLDivElement;
  // Known once it is in the page: before that it belongs to a template's document, which has no window to observe it.
  onMount(() => setScroller(element));

  const virtual = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return rows().length;
    },
    getScrollElement: scroller,
    estimateSize: rowHeight,
    getItemKey: (index) => rows()[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: rowHeight(),
    // The row with the focus stays in the page, or scrolling would throw the keyboard back to the start.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(active(), range.count - 1)])].sort((a, b) => a - b),
  });

  createEffect(() => {
    const last = virtual.getVirtualItems().findLast((item) => item.index !== active())?.index ?? 0;
    if (last >= rows().length - 20) void props.list.more();
  });

  const template = (): string =>
    (props.selection ? '2.75rem ' : '') + props.columns.map((column) => column.width ?? 'minmax(7.5rem, 1fr)').join(' ');
  /** Narrower than its columns' least widths the table scrolls sideways, all rows together. */
  const least = (): number =>
    props.columns.reduce((sum, column) => sum + Number(/([\d.]+)rem/.exec(column.width ?? '7.5rem')?.[1] ?? 5), props.selection ? 2.75 : 0);
  const isChosen = (row: Row): boolean => props.selection?.selected().has(row.id) ?? false;
  const choose = (row: Row): void => {
    const next = new Set(props.selection?.selected());
    if (!next.delete(row.id)) next.add(row.id);
    props.selection?.onChange(next);
  };
  const chosenHere = (): number => rows().filter(isChosen).length;

  function go(index: number): void {
    const next = Math.max(0, Math.min(rows().length - 1, index));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller()?.querySelector<HTMLElement>(`[role="row"][data-index="${next}"]`)?.focus({ preventScroll: true }),
    );
  }

  function press(event: KeyboardEvent): void {
    // Keys of a field or button within a row are its own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) return;
    const page = Math.max(1, Math.floor((scroller()?.clientHeight ?? 400) / rowHeight()) - 2);
    const row = rows()[active()];
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(active() + 1),
      ArrowUp: () => go(active() - 1),
      PageDown: () => go(active() + page),
      PageUp: () => go(active() - page),
      Home: () => go(0),
      End: () => go(rows().length - 1),
      Enter: () => row && props.onOpen?.(row),
      ' ': () => row && props.selection && choose(row),
    };
    const move = moves[event.key];
    if (!move || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    move();
  }

  return (
    <div ref={element} class={styles.scroller}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.list.total() === undefined ? -1 : props.list.total()! + 1}
        aria-multiselectable={props.selection ? 'true' : undefined}
        aria-busy={props.list.loading()}
        onKeyDown={press}
        style={{ '--columns': template(), '--least': `${least()}rem` }}
      >
        <div role="rowgroup" class={styles.head}>
          <div role="row" aria-rowindex={1} class={styles.row}>
            <Show when={props.selection}>
              <div role="columnheader">
                <Checkbox
                  label={`Choose all ${inSentence(props.label)} in the list`}
                  hideLabel
                  checked={chosenHere() === rows().length}
                  partly={chosenHere() > 0 && chosenHere() < rows().length}
                  onInput={(all) => props.selection?.onChange(new Set(all ? rows().map((row) => row.id) : []))}
                />
              </div>
            </Show>
            <For each={props.columns}>{(column) => <Header column={column} list={props.list} />}</For>
          </div>
        </div>
        <div role="rowgroup" class={styles.body} style={{ height: `${virtual.getTotalSize()}px` }}>
          <For each={virtual.getVirtualItems()}>
            {(item) => (
              <Show when={rows()[item.index]}>
                {(row) => (
                  <div
                    ref={(shown) => queueMicrotask(() => virtual.measureElement(shown))}
                    role="row"
                    class={styles.row}
                    data-index={item.index}
                    data-open={props.openId === row().id ? '' : undefined}
                    data-opens={props.onOpen ? '' : undefined}
                    tabIndex={item.index === active() ? 0 : -1}
                    aria-rowindex={item.index + 2}
                    aria-selected={props.selection ? isChosen(row()) : undefined}
                    style={{ transform: `translateY(${item.start}px)` }}
                    onFocus={() => setActive(item.index)}
                    onClick={(event) => {
                      if (!event.target.closest('button, a, input, label, select')) props.onOpen?.(row());
                    }}
                  >
                    <Show when={props.selection}>
                      <div role="gridcell" class={styles.choose}>
                        <Checkbox
                          label={`Choose ${props.rowName(row())}`}
                          hideLabel
                          checked={isChosen(row())}
                          onInput={() => choose(row())}
                        />
                      </div>
                    </Show>
                    <For each={props.columns}>
                      {(column) => (
                        <div
                          role="gridcell"
                          class={styles.cell}
                          data-align={column.align}
                          data-card={column.card ?? 'line'}
                          data-title={column.hideTitle ? undefined : column.title}
                          title={column.full?.(row())}
                        >
                          {column.cell(row())}
                        </div>
                      )}
                    </For>
                  </div>
                )}
              </Show>
            )}
          </For>
        </div>
      </div>
    </div>
  );
}

function Header<Row extends { id: string }, Key extends string>(props: {
  column: Column<Row, Key>;
  list: DataTableProps<Row, Key>['list'];
}) {
  const direction = (): 'ascending' | 'descending' | undefined => {
    const sort = props.list.sort();
    if (!sort || sort.key !== props.column.sort) return undefined;
    return sort.descending ? 'descending' : 'ascending';
  };
  return (
    <div role="columnheader" data-align={props.column.align} aria-sort={props.column.sort ? (direction() ?? 'none') : undefined}>
      <Show when={props.column.sort} fallback={<span classList={{ unseen: props.column.hideTitle }}>{props.column.title}</span>}>
        {(key) => (
          <button type="button" onClick={() => props.list.setSort({ key: key(), descending: direction() === 'ascending' })}>
            {props.column.title}
            <span aria-hidden="true">{direction() === 'ascending' ? ' ↑' : direction() === 'descending' ? ' ↓' : ''}</span>
          </button>
        )}
      </Show>
    </div>
  );
}
