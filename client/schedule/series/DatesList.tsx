import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { createVirtualizer } from '@tanstack/solid-virtual';
import { readWall } from '../../../domain/kernel/wall-time.ts';
import { dayWords } from '../../../domain/scheduling/series/rule-words-rules.ts';
import type { PreviewedFragment } from '../../graphql/generated/graphql.ts';
import { format } from '../../time/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateRow } from './DateRow.tsx';
import { heldOnly, left, skipped, type Decided, type Decisions, type Verdict } from './decisions.ts';
import type { Asking } from './ways-out.ts';
import styles from './Series.module.css';

const ROW = 52;

/** Every date of a series with its verdict, and a decision for those that clash. Only the rows in sight are in the page. */
export function DatesList(props: {
  preview: PreviewedFragment;
  decisions: Decisions;
  /** What each session asks for: ways out are looked for with it. */
  asking: Asking;
  busy: boolean;
}) {
  const [open, setOpen] = createSignal(false);
  const [scroller, setScroller] = createSignal<HTMLElement | null>(null);
  const inTheWay = createMemo(() => props.preview.dates.filter(({ free }) => !free));
  // With something in the way, that comes first; whoever wants to see all of them says so.
  const [all, setAll] = createSignal(false);
  const rows = createMemo((): readonly Verdict[] => {
    const { dates } = props.preview;
    return all() || inTheWay().length === 0 ? dates : dates.filter(({ free, occurrence }) => !free || props.decisions.of(occurrence));
  });
  const shown = (): boolean => open() || inTheWay().length > 0 || decided() > 0;
  const decided = (): number => props.preview.dates.filter(({ occurrence }) => props.decisions.of(occurrence)).length;
  const undecided = createMemo(() => inTheWay().filter(({ occurrence }) => !props.decisions.of(occurrence)));

  function decideAll(make: (verdict: Verdict) => Decided): void {
    for (const verdict of undecided()) props.decisions.decide(verdict.occurrence, make(verdict));
  }
  return (
    <section class={styles.dates} aria-label="Dates" aria-busy={props.busy}>
      <header>
        <h3>{summaryOf(props.preview)}</h3>
        <Show when={inTheWay().length === 0 && decided() === 0}>
          <Button look="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
            {open() ? 'Hide' : 'Show dates'}
          </Button>
        </Show>
      </header>
      <p class={styles.note}>{reachOf(props.preview)}</p>
      <Show when={undecided().length > 0}>
        <div class={styles.bulk} role="alert">
          <b>{undecided().length === 1 ? '1 date needs a decision' : `${undecided().length} dates need a decision`}</b>
          <div>
            <Button onClick={() => decideAll(({ occurrence, bookingId }) => (bookingId ? left(occurrence) : skipped(occurrence)))}>
              {undecided().every(({ bookingId }) => bookingId) ? 'Leave them where they are' : 'Leave them all out'}
            </Button>
            <Button onClick={() => decideAll(({ occurrence }) => heldOnly(occurrence))}>Hold them all</Button>
          </div>
        </div>
      </Show>
      <Show when={inTheWay().length > 0 && inTheWay().length < props.preview.dates.length}>
        <Checkbox label="Show all dates" checked={all()} onInput={setAll} />
      </Show>
      <Show when={shown()}>
        <div
          class={styles.scroller}
          ref={(element) => onMount(() => setScroller(element))}
          tabIndex={0}
          role="region"
          aria-label="All dates"
        >
          <Rows rows={rows()} scroller={scroller} decisions={props.decisions} asking={props.asking} />
        </div>
      </Show>
    </section>
  );
}

function Rows(props: { rows: readonly Verdict[]; scroller: () => HTMLElement | null; decisions: Decisions; asking: Asking }) {
  const virtual = createVirtualizer<HTMLElement, HTMLElement>({
    get count() {
      return props.rows.length;
    },
    getScrollElement: props.scroller,
    estimateSize: () => ROW,
    getItemKey: (index) => props.rows[index]?.occurrence ?? index,
    overscan: 6,
  });
  return (
    <ol style={{ height: `${virtual.getTotalSize()}px` }}>
      <For each={virtual.getVirtualItems()}>
        {(item) => (
          <Show when={props.rows[item.index]}>
            {(verdict) => (
              <li
                ref={(row) => queueMicrotask(() => virtual.measureElement(row))}
                data-index={item.index}
                aria-setsize={props.rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <DateRow verdict={verdict()} decisions={props.decisions} asking={props.asking} />
              </li>
            )}
          </Show>
        )}
      </For>
    </ol>
  );
}

function summaryOf({ dates, clashing }: PreviewedFragment): string {
  const count = (fate: Verdict['fate']): number => dates.filter((one) => one.fate === fate).length;
  const parts = [
    [count('new'), count('changed') + count('kept') > 0 ? 'new' : dates.length === 1 ? 'session' : 'sessions'],
    [count('changed'), count('changed') === 1 ? 'session changes' : 'sessions change'],
    [count('called_off'), 'called off'],
    [count('left_out'), 'left out'],
    [clashing, clashing === 1 ? 'clash' : 'clashes'],
  ] as const;
  return parts.flatMap(([number, words]) => (number > 0 ? `${number} ${words}` : [])).join(', ') || 'No session changes';
}

function reachOf({ writtenUntil, total, priceMinor, dates }: PreviewedFragment): string {
  const reach = !writtenUntil
    ? ''
    : `Booked up to ${dayWords(readWall(writtenUntil)!)} now, and further as time goes on${total ? `, ${total} in all` : ''}.`;
  const price = priceMinor !== null && priceMinor !== undefined && dates.length > 0 ? `Together ${format().money(priceMinor)}.` : '';
  return [reach, price].filter(Boolean).join(' ');
}
