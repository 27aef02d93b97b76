import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { phaseAt } from '../../domain/scheduling/booking-rules.ts';
import type { Day } from '../../domain/kernel/zone.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { rem } from '../ui/scale.ts';
import { StateShape } from '../ui/StateMark.tsx';
import { title } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { countOf, EVERYTHING } from './filters.ts';
import type { Session } from './picture.ts';
import { useSchedule } from './schedule-state.ts';
import { cardTitle, PHASE_WORDS, spoken, STATE_MARK, STATE_WORDS } from './schedule-words.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ListView.module.css';

type Line = { key: string; height: number; top: number } & ({ day: Day; count: number } | { session: Session });
const DAY_LINE_REM = 2.375;
const SESSION_LINE_REM = 2.75;

/** The sessions of a month one below the other, as far as the filters let them through. Only the lines in sight are drawn. */
export function ListView() {
  const schedule = useSchedule();
  const desk = useDesk();
  let scroller!: HTMLDivElement;
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(800);
  onMount(() => {
    const watch = new ResizeObserver(() => setHeight(scroller.clientHeight));
    watch.observe(scroller);
    onCleanup(() => watch.disconnect());
  });

  const sessions = createMemo(() => {
    const days = new Set(schedule.days());
    return schedule
      .bookings()
      .filter((one) => days.has(format().isoDay(one.startsAt)) && schedule.isShown(one))
      .sort((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1));
  });
  const lines = createMemo(() => {
    const all: Line[] = [];
    const counts = new Map<Day, number>();
    for (const one of sessions()) counts.set(format().isoDay(one.startsAt), (counts.get(format().isoDay(one.startsAt)) ?? 0) + 1);
    let at = 0;
    let before: Day | null = null;
    for (const session of sessions()) {
      const day = format().isoDay(session.startsAt);
      if (day !== before) {
        all.push({ key: day, day, count: counts.get(day)!, top: at, height: rem(DAY_LINE_REM) });
        at += rem(DAY_LINE_REM);
        before = day;
      }
      all.push({ key: session.id, session, top: at, height: rem(SESSION_LINE_REM) });
      at += rem(SESSION_LINE_REM);
    }
    return all;
  });
  const whole = () => (lines().at(-1)?.top ?? 0) + (lines().at(-1)?.height ?? 0);
  const visible = createMemo(() => lines().filter((line) => line.top + line.height > top() - 400 && line.top < top() + height() + 400));

  // The list begins with today, where it shows this month.
  onMount(() => {
    const first = lines().find((line) => 'day' in line && line.day >= schedule.today());
    if (first && schedule.days().includes(schedule.today())) scroller.scrollTop = first.top;
  });

  const [at, setAt] = createSignal<string | null>(null);
  const focused = (): string | null => (at() && sessions().some(({ id }) => id === at()) ? at() : (sessions()[0]?.id ?? null));
  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const ids = sessions().map(({ id }) => id);
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(focused()!) + step))]!;
    setAt(next);
    const line = lines().find(({ key }) => key === next)!;
    if (line.top < scroller.scrollTop + rem(DAY_LINE_REM)) scroller.scrollTop = line.top - rem(DAY_LINE_REM);
    else if (line.top + line.height > scroller.scrollTop + height()) scroller.scrollTop = line.top + line.height - height();
    setTop(scroller.scrollTop);
    queueMicrotask(() => scroller.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus({ preventScroll: true }));
  }

  return (
    <div
      ref={scroller}
      tabindex="0"
      class={styles.list}
      data-loading={schedule.known() ? undefined : ''}
      onScroll={() => setTop(scroller.scrollTop)}
      onKeyDown={press}
    >
      <Show
        when={sessions().length > 0}
        fallback={
          <EmptyState
            title="No sessions"
            text={
              countOf(schedule.filters()) > 0 ? 'Nothing of this month is what you are looking for.' : 'Nothing is booked in this month.'
            }
            action={
              <Show when={countOf(schedule.filters()) > 0}>
                <Button onClick={() => schedule.go({ filters: EVERYTHING })}>Show everything</Button>
              </Show>
            }
          />
        }
      >
        <ul class={styles.lines} style={{ height: `${whole()}px` }}>
          <For each={visible()}>
            {(line) => (
              <li style={{ transform: `translateY(${line.top}px)`, height: `${line.height}px` }}>
                <Show
                  when={'session' in line ? line.session : null}
                  fallback={<DayLine day={(line as { day: Day }).day} count={(line as { count: number }).count} />}
                >
                  {(session) => (
                    <SessionLine
                      session={session()}
                      tabIndex={focused() === session().id ? 0 : -1}
                      onFocus={() => setAt(session().id)}
                      onOpen={() => desk.visit(session().id)}
                    />
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}

const DayLine = (props: { day: Day; count: number }) => (
  <h2 class={styles.day}>
    {format().calendarDay(props.day)} <small>{props.count === 1 ? '1 session' : `${props.count} sessions`}</small>
  </h2>
);

function SessionLine(props: { session: Session; tabIndex: number; onFocus: () => void; onOpen: () => void }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const rank = () => schedule.holdRank(props.session);
  const phase = () => phaseAt(props.session, minute());
  const rooms = () => props.session.roomIds.map(schedule.roomName).join(', ');
  return (
    <button
      type="button"
      class={styles.session}
      data-session={props.session.id}
      data-state={props.session.state}
      data-flash={desk.flashing().has(props.session.id) ? '' : undefined}
      tabIndex={props.tabIndex}
      aria-label={spoken(props.session, rank(), rooms(), phase(), format())}
      onFocus={() => props.onFocus()}
      onClick={() => props.session.title !== null && props.onOpen()}
    >
      <time title={format().timeRange(props.session.startsAt, props.session.endsAt)}>
        {format().time(props.session.startsAt)}–{format().time(props.session.endsAt)}
      </time>
      <b title={props.session.title ?? undefined}>{cardTitle(props.session, rank())}</b>
      <span>{rooms()}</span>
      <span title={props.session.clientName ?? undefined}>{props.session.clientName ?? ''}</span>
      <span>{props.session.people.map(({ name }) => name).join(', ')}</span>
      <em>
        <StateShape {...STATE_MARK[props.session.state]} /> {title(PHASE_WORDS[phase()] ?? STATE_WORDS[props.session.state])}
      </em>
    </button>
  );
}
