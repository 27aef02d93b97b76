import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { atMinute, plusDays, rangeOfDay, type Day } from '../../domain/kernel/zone.ts';
import { overlaps } from '../../domain/kernel/time-range.ts';
import { format } from '../time/format.ts';
import { StateShape } from '../ui/StateMark.tsx';
import { carryOut } from './carry-out.ts';
import { useDesk } from './desk.ts';
import { obstacleTo, dropOf } from './drop-check.ts';
import type { Block, Session } from './picture.ts';
import { isMovable } from './pointer.ts';
import { createMonthDrag } from './month-drag.ts';
import { useSchedule } from './schedule-state.ts';
import { blockTitle, cardTitle, spoken, STATE_MARK } from './schedule-words.ts';
import { daysBetween, plusWallDays, weekOf } from './timeline.ts';
import { firstOfMonth } from './views.ts';
import styles from './MonthView.module.css';

/** A calendar sheet: what the filters let through, day by day. Sessions go to another day by drag, or with m and the arrows. */
export function MonthView(props: { onBook: (rowId: string | null, startsAt: number, endsAt: number) => void }) {
  const schedule = useSchedule();
  const desk = useDesk();
  let sheet!: HTMLDivElement;
  const [over, setOver] = createSignal<Day | null>(null);
  const [held, setHeld] = createSignal<Session | null>(null);

  const weeks = createMemo(() => {
    const days = schedule.days();
    return Array.from({ length: days.length / 7 }, (_, index) => weekOf(days[index * 7]!));
  });
  const byDay = createMemo(() => {
    const zone = schedule.zone();
    const sessions = schedule.bookings().filter(schedule.isShown);
    // A unit in repair is no matter of the calendar.
    const rooms = new Set(schedule.rooms().map(({ id }) => id));
    const blocks = (schedule.picture()?.closures ?? []).filter((block) => block.resourceIds.some((id) => rooms.has(id)));
    return new Map(
      schedule.days().map((day) => {
        const range = rangeOfDay(day, zone);
        return [
          day,
          {
            sessions: sessions.filter((one) => overlaps(one, range)).sort((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1)),
            blocks: blocks.filter((one) => overlaps(one, range)),
          },
        ] as const;
      }),
    );
  });

  const onDay = (session: Session, day: Day) => {
    const by = daysBetween(format().isoDay(session.startsAt), day);
    const startsAt = new Date(plusWallDays(+session.startsAt, by, schedule.zone()));
    return { startsAt, endsAt: new Date(+startsAt + +session.endsAt - +session.startsAt) };
  };
  function move(session: Session, day: Day, copying: boolean): void {
    void carryOut(schedule, desk, session, { ...onDay(session, day), roomIds: session.roomIds, instead: null, copying });
  }
  const isRefused = (day: Day): boolean => {
    const session = held();
    if (!session || over() !== day) return false;
    return obstacleTo(dropOf(session, onDay(session, day)), schedule.bookings(), schedule.picture()?.closures ?? []) !== null;
  };

  const drag = createMonthDrag({
    sheet: () => sheet,
    take: (id) => {
      const session = schedule.bookingById().get(id);
      return session && schedule.mayPlan() && isMovable(session) ? session : null;
    },
    over: (session, day) => {
      setHeld(session);
      setOver(day);
    },
    drop: (session, day, copying) => move(session, day, copying),
  });

  const [at, setAt] = createSignal<Day | null>(null);
  const focusDay = (): Day =>
    at() && schedule.days().includes(at()!)
      ? at()!
      : schedule.days().includes(schedule.today())
        ? schedule.today()
        : firstOfMonth(schedule.day());
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const session = held();
    const onCard = (event.target as HTMLElement).closest<HTMLElement>('[data-session]');
    if (session && !drag.active()) {
      if (step) setOver(plusDays(over()!, step));
      else if (event.key === 'Enter') {
        move(session, over()!, false);
        drop();
      } else if (event.key === 'Escape') drop();
      else return;
      if (over()) desk.announce(`${session.title}, ${format().calendarDay(over()!)}. Enter saves, Escape takes it back.`);
    } else if (onCard && event.key === 'm') {
      const taken = schedule.bookingById().get(onCard.dataset.session!);
      if (!taken || !schedule.mayPlan() || !isMovable(taken)) return;
      setHeld(taken);
      setOver(format().isoDay(taken.startsAt));
      desk.announce('Moving. Arrow keys move it by a day or a week. Enter saves, Escape takes it back.');
    } else if (step && !onCard) go(plusDays(focusDay(), step));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const drop = (): void => {
    setHeld(null);
    setOver(null);
  };
  function go(day: Day): void {
    if (!schedule.days().includes(day)) return schedule.go({ day });
    setAt(day);
    queueMicrotask(() => sheet.querySelector<HTMLElement>(`[data-day="${day}"] > button`)?.focus());
  }
  const bookOn = (day: Day): void => {
    const startsAt = +atMinute(day, 10 * 60, schedule.zone());
    props.onBook(null, startsAt, startsAt + 3_600_000);
  };

  return (
    <div class={styles.month} data-loading={schedule.known() ? undefined : ''}>
      <div class={styles.names} aria-hidden="true">
        <For each={weeks()[0]}>{(day) => <span>{format().at(`${day}T12:00:00Z`).toFormat('ccc')}</span>}</For>
      </div>
      <div ref={sheet} class={styles.sheet} onPointerDown={drag.taken} onKeyDown={press} style={{ '--weeks': weeks().length }}>
        <For each={schedule.days()}>
          {(day) => (
            <section
              class={styles.day}
              data-day={day}
              data-today={day === schedule.today() ? '' : undefined}
              data-outside={firstOfMonth(day) === firstOfMonth(schedule.day()) ? undefined : ''}
              data-over={over() === day ? '' : undefined}
              data-refused={isRefused(day) ? '' : undefined}
              onDblClick={(event) => schedule.mayPlan() && !(event.target as HTMLElement).closest('button') && bookOn(day)}
            >
              <button
                type="button"
                class={styles.date}
                tabIndex={day === focusDay() ? 0 : -1}
                aria-label={`${format().calendarDay(day)}, ${byDay().get(day)?.sessions.length ?? 0} sessions. Enter opens the day`}
                onClick={() => schedule.go({ day, view: 'day' })}
              >
                {Number(day.slice(8))}
              </button>
              <DaySessions
                sessions={byDay().get(day)?.sessions ?? []}
                blocks={byDay().get(day)?.blocks ?? []}
                heldId={held()?.id ?? null}
                onMore={() => schedule.go({ day, view: 'day' })}
              />
            </section>
          )}
        </For>
      </div>
      <p class="unseen" role="status" aria-live="polite">
        {desk.said()}
      </p>
    </div>
  );
}

/** As many as the cell has room for; the rest is counted, and a click away. */
function DaySessions(props: { sessions: readonly Session[]; blocks: readonly Block[]; heldId: string | null; onMore: () => void }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const [room, setRoom] = createSignal(3);
  const watch = (list: HTMLElement): void => {
    const observer = new ResizeObserver(([entry]) => setRoom(Math.max(1, Math.floor((entry!.contentRect.height + 2) / 24))));
    observer.observe(list);
    onCleanup(() => observer.disconnect());
  };
  const lines = () => props.blocks.length + props.sessions.length;
  const shown = createMemo(() => props.sessions.slice(0, Math.max(0, (lines() > room() ? room() - 1 : room()) - props.blocks.length)));
  const hidden = (): number => props.sessions.length - shown().length;
  return (
    <div class={styles.lines} ref={watch}>
      <For each={props.blocks}>
        {(block) => (
          <button
            type="button"
            class={styles.line}
            data-state="closed"
            tabIndex={0}
            title={blockTitle(block)}
            onClick={() => desk.open({ kind: 'block', id: block.id })}
          >
            <b>{blockTitle(block)}</b>
          </button>
        )}
      </For>
      <For each={shown()}>
        {(session) => (
          <button
            type="button"
            class={styles.line}
            data-session={session.title === null ? undefined : session.id}
            data-state={session.state}
            data-held={props.heldId === session.id ? '' : undefined}
            data-pending={schedule.pending().has(session.id) ? '' : undefined}
            data-flash={desk.flashing().has(session.id) ? '' : undefined}
            title={`${format().timeRange(session.startsAt, session.endsAt)} ${cardTitle(session, schedule.holdRank(session))}, ${session.roomIds.map(schedule.roomName).join(', ')}`}
            aria-label={spoken(
              session,
              schedule.holdRank(session),
              session.roomIds.map(schedule.roomName).join(', '),
              'upcoming',
              format(),
            )}
            onClick={() => session.title !== null && desk.visit(session.id)}
          >
            <StateShape {...STATE_MARK[session.state]} />
            <time>{format().time(session.startsAt)}</time>
            <b>{cardTitle(session, schedule.holdRank(session))}</b>
          </button>
        )}
      </For>
      <Show when={hidden() > 0}>
        <button type="button" class={styles.more} onClick={() => props.onMore()}>
          +{hidden()} <span>more</span>
        </button>
      </Show>
    </div>
  );
}
