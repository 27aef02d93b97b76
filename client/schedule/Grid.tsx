import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { atMinute } from '../../domain/kernel/zone.ts';
import { addShortcut } from '../app/shortcuts.ts';
import { minute } from '../time/clock.ts';
import { createCursor, CursorContext } from './cursor.ts';
import { useDesk } from './desk.ts';
import { positionOf } from './geometry.ts';
import { Ghosts } from './Ghosts.tsx';
import { GridRow } from './GridRow.tsx';
import { Hours } from './Hours.tsx';
import { LaneWidthContext } from './lane-width.ts';
import { Lines } from './Lines.tsx';
import { FoundGhosts } from './find/FoundGhosts.tsx';
import { createPointer } from './pointer.ts';
import { visibleItems } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import { TimelineHours } from './TimelineHours.tsx';
import { zoomed, zoomLevel } from './views.ts';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import styles from './Grid.module.css';

/** Rooms, people or gear as rows, a day or a week as columns. Only the rows in sight are drawn. */
export function Grid(props: { label: string; onDrawn: (rowId: string, startsAt: number, endsAt: number) => void }) {
  const schedule = useSchedule();
  const desk = useDesk();
  let scroller!: HTMLDivElement;
  let rows!: HTMLDivElement;
  const [top, setTop] = createSignal(0);
  const [size, setSize] = createSignal({ width: 1_000, height: 800 });
  const labelWidth = (): number => rem(size().width < rem(56.25) ? 7 : 9.375);
  const screenWidth = (): number => Math.max(1, size().width - labelWidth());
  const laneWidth = createMemo((): number => {
    if (schedule.view() !== 'timeline') return Math.max(screenWidth(), rem(schedule.view() === 'week' ? 52.5 : 38.75));
    const { screenHours } = zoomLevel(schedule.zoom());
    const hours = schedule.days().length * 24;
    // Narrower than this, the days of a month can no longer be told apart: then it scrolls.
    return screenHours === null ? Math.max(screenWidth(), schedule.days().length * rem(0.75)) : (screenWidth() * hours) / screenHours;
  });
  const [left, setLeft] = createSignal(0);
  /** Of what stands above and behind the rows, only what is near the screen is drawn. */
  const visibleTick = ({ at, until }: { at: number; until: number }): boolean => {
    if (laneWidth() <= screenWidth() * 2) return true;
    const from = Math.floor(left() / screenWidth() - 1) * screenWidth();
    return until * laneWidth() >= from && at * laneWidth() <= from + 4 * screenWidth();
  };

  /** Both are read before anything is drawn: to be asked afterwards, the browser would have to lay it out at once. */
  const scrolled = (): void => {
    const { scrollTop, scrollLeft } = scroller;
    setTop(scrollTop);
    setLeft(scrollLeft);
  };

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
    const header = rem(2.25);
    if (item.top < scroller.scrollTop) scroller.scrollTop = item.top;
    else if (item.top + item.height > scroller.scrollTop + size().height - header)
      scroller.scrollTop = item.top + item.height - size().height + header;
    if (x === null) return;
    const left = x * laneWidth();
    const room = size().width - labelWidth();
    if (left < scroller.scrollLeft) scroller.scrollLeft = left - rem(2.5);
    else if (left > scroller.scrollLeft + room - rem(5)) scroller.scrollLeft = left - room + rem(10);
    setTop(scroller.scrollTop);
  };

  const cursor = createCursor(schedule, desk, { reveal, book: (...drawn) => props.onDrawn(...drawn) });
  const pointer = createPointer(schedule, desk, {
    scroller: () => scroller,
    rows: () => rows,
    labelWidth,
    drawn: (...drawn) => props.onDrawn(...drawn),
  });

  const scrollTo = (x: number, share: number): void => {
    scroller.scrollLeft = Math.max(0, x * laneWidth() - screenWidth() * share);
    setLeft(scroller.scrollLeft);
  };
  // The day's work, not the empty morning: what is now stands in sight where the lane is wider than the screen.
  createEffect(
    on([schedule.days, schedule.day, laneWidth], ([days, day, width], before) => {
      if (width <= screenWidth()) return;
      const at = before?.[0] === days && before[1] === day && before[2] !== width ? zoomCentre : null;
      zoomCentre = null;
      if (at !== null) return scrollTo(at, 0.5);
      const isToday = schedule.view() !== 'timeline' || day === schedule.today();
      const x = isToday
        ? positionOf(+minute(), schedule.columns())
        : positionOf(+atMinute(day, 7 * 60, schedule.zone()), schedule.columns());
      if (x !== null) scrollTo(x, isToday ? 1 / 3 : 0.02);
    }),
  );
  /** The place in the lane (0–1) that stays in the middle while the zoom changes. */
  let zoomCentre: number | null = null;
  const zoom = (by: 1 | -1): void => {
    if (schedule.view() !== 'timeline') return;
    zoomCentre = (scroller.scrollLeft + screenWidth() / 2) / laneWidth();
    schedule.go({ zoom: zoomed(schedule.zoom(), by) });
  };
  addShortcut({ keys: '+', label: 'Zoom in', group: 'Schedule', run: () => zoom(1) });
  addShortcut({ keys: '-', label: 'Zoom out', group: 'Schedule', run: () => zoom(-1) });
  let turnedAt = 0;
  const wheel = (event: WheelEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || schedule.view() !== 'timeline') return;
    event.preventDefault();
    // A touchpad sends many small turns: one level for each burst.
    if (event.timeStamp - turnedAt < 220) return;
    turnedAt = event.timeStamp;
    zoom(event.deltaY < 0 ? 1 : -1);
  };
  onMount(() => scroller.addEventListener('wheel', wheel, { passive: false }));

  const now = createMemo(() => positionOf(+minute(), schedule.columns()));

  return (
    <CursorContext.Provider value={cursor}>
      <div
        ref={scroller}
        class={styles.scroller}
        onScroll={scrolled}
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
          <Show when={schedule.view() === 'timeline'} fallback={<Hours laneWidth={laneWidth()} now={now()} />}>
            <TimelineHours laneWidth={laneWidth()} now={now()} visible={visibleTick} />
          </Show>
          <div
            ref={rows}
            class={styles.rows}
            role="rowgroup"
            style={{ height: `${schedule.layout().height}px` }}
            onPointerDown={pointer.taken}
            onKeyDown={cursor.press}
          >
            <Lines visible={visibleTick} />
            <LaneWidthContext.Provider value={laneWidth}>
              <For each={visible()}>{(id) => <GridRow id={id} />}</For>
            </LaneWidthContext.Provider>
            <Show when={now() !== null}>
              <i
                class={styles.now}
                aria-hidden="true"
                style={{ left: `calc(var(--label) + ${now()! * 100} * (100% - var(--label)) / 100)` }}
              />
            </Show>
            <Ghosts />
            <FoundGhosts />
          </div>
        </div>
      </div>
      <p class="unseen" role="status" aria-live="polite">
        {desk.said()}
      </p>
      <p class="unseen" id="schedule-keys">
        Arrow keys go through sessions and free times, Enter opens or books, m moves, c copies, shift and arrow keys resize. Times of{' '}
        {format().place.zone}.
      </p>
    </CursorContext.Provider>
  );
}
