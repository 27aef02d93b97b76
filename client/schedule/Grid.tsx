import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { minute } from '../time/clock.ts';
import { createCursor, CursorContext } from './cursor.ts';
import { useDesk } from './desk.ts';
import { positionOf } from './geometry.ts';
import { Ghosts } from './Ghosts.tsx';
import { GridRow } from './GridRow.tsx';
import { Hours } from './Hours.tsx';
import { createPointer } from './pointer.ts';
import { visibleItems } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import { format } from '../time/format.ts';
import styles from './Grid.module.css';

/** Rooms, people or gear as rows, a day or a week as columns. Only the rows in sight are drawn. */
export function Grid(props: { label: string; onDrawn: (rowId: string, startsAt: number, endsAt: number) => void }) {
  const schedule = useSchedule();
  const desk = useDesk();
  let scroller!: HTMLDivElement;
  let rows!: HTMLDivElement;
  const [top, setTop] = createSignal(0);
  const [size, setSize] = createSignal({ width: 1_000, height: 800 });
  const labelWidth = (): number => (size().width < 900 ? 112 : 150);
  const laneWidth = (): number => Math.max(size().width - labelWidth(), schedule.view() === 'week' ? 840 : 620);

  onMount(() => {
    const watch = new ResizeObserver(() => setSize({ width: scroller.clientWidth, height: scroller.clientHeight }));
    watch.observe(scroller);
    onCleanup(() => watch.disconnect());
  });

  const visible = createMemo(
    () => visibleItems(schedule.layout().items, top(), top() + size().height).map(({ id }) => id),
    [] as string[],
    { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) },
  );

  const reveal = (rowId: string, at: number): void => {
    const item = schedule.itemById().get(rowId);
    const x = positionOf(at, schedule.columns());
    if (!item) return;
    const header = 36;
    if (item.top < scroller.scrollTop) scroller.scrollTop = item.top;
    else if (item.top + item.height > scroller.scrollTop + size().height - header)
      scroller.scrollTop = item.top + item.height - size().height + header;
    if (x === null) return;
    const left = x * laneWidth();
    const room = size().width - labelWidth();
    if (left < scroller.scrollLeft) scroller.scrollLeft = left - 40;
    else if (left > scroller.scrollLeft + room - 80) scroller.scrollLeft = left - room + 160;
    setTop(scroller.scrollTop);
  };

  const cursor = createCursor(schedule, desk, { reveal, book: (...drawn) => props.onDrawn(...drawn) });
  const pointer = createPointer(schedule, desk, {
    scroller: () => scroller,
    rows: () => rows,
    labelWidth,
    drawn: (...drawn) => props.onDrawn(...drawn),
  });

  // The day's work, not the empty morning: what is now stands in sight where the lane is wider than the screen.
  createEffect(
    on([schedule.days, laneWidth], () => {
      const x = positionOf(+minute(), schedule.columns());
      if (x !== null && laneWidth() > size().width - labelWidth())
        scroller.scrollLeft = Math.max(0, x * laneWidth() - (size().width - labelWidth()) / 3);
    }),
  );

  const now = createMemo(() => positionOf(+minute(), schedule.columns()));

  return (
    <CursorContext.Provider value={cursor}>
      <div
        ref={scroller}
        class={styles.scroller}
        onScroll={() => setTop(scroller.scrollTop)}
        data-loading={schedule.known() ? undefined : ''}
        data-view={schedule.view()}
        style={{ '--label': `${labelWidth()}px`, '--lane': `${laneWidth()}px`, '--column': `${100 / schedule.columns().length}%` }}
      >
        <div
          class={styles.sheet}
          role="grid"
          aria-label={props.label}
          aria-rowcount={schedule.layout().items.length}
          aria-busy={!schedule.known()}
        >
          <Hours laneWidth={laneWidth()} now={now()} />
          <div
            ref={rows}
            class={styles.rows}
            role="rowgroup"
            style={{ height: `${schedule.layout().height}px` }}
            onPointerDown={pointer.taken}
            onKeyDown={cursor.press}
          >
            <For each={visible()}>{(id) => <GridRow id={id} />}</For>
            <Show when={now() !== null}>
              <i
                class={styles.now}
                aria-hidden="true"
                style={{ left: `calc(var(--label) + ${now()! * 100} * (100% - var(--label)) / 100)` }}
              />
            </Show>
            <Ghosts />
          </div>
        </div>
      </div>
      <p class="unseen" role="status" aria-live="polite">
        {desk.said()}
      </p>
      <p class="unseen" id="schedule-keys">
        Arrow keys go through sessions and free times, Enter opens or books, m moves, shift and arrow keys resize. Times of{' '}
        {format().place.zone}.
      </p>
    </CursorContext.Provider>
  );
}
