import { createMemo, Show } from 'solid-js';
import { phaseAt } from '../../domain/scheduling/booking-rules.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { StateShape } from '../ui/StateMark.tsx';
import { useDesk } from './desk.ts';
import { placeStyle } from './place-style.ts';
import { takesFocus } from './focus.ts';
import { useCursor } from './cursor.ts';
import type { Session } from './picture.ts';
import { useLaneWidth } from './lane-width.ts';
import { isMovable } from './pointer.ts';
import { usePresence } from './presence.ts';
import type { Placed } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import { SeriesMark } from './series/SeriesMark.tsx';
import { cardLine, cardTitle, spoken } from './schedule-words.ts';
import { SessionMarks } from './SessionMarks.tsx';
import styles from './Entry.module.css';
import own from './SessionCard.module.css';

/** Narrower than a letter or two between the edges of a card, in rem. */
const SLIVER = 2.25;

export function SessionCard(props: { session: Session; placed: Placed; rowId: string }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const cursor = useCursor();
  const presence = usePresence();
  const laneWidth = useLaneWidth();
  const rank = createMemo(() => schedule.holdRank(props.session));
  const phase = createMemo(() => phaseAt(props.session, minute()));
  const isHere = (): boolean => cursor.isAt(props.rowId, props.session.id);
  const isOpen = (): boolean => {
    const target = desk.target();
    return target?.kind === 'booking'
      ? target.id === props.session.id
      : target?.kind === 'conflict' && target.conflict.session.id === props.session.id;
  };
  /** Of many days on one screen a session may be a sliver: nothing can be read in it, or taken hold of but the whole. */
  const isSliver = createMemo(() => schedule.compact() && props.placed.segment.width * laneWidth() < rem(SLIVER));
  const line = createMemo(() => cardLine(props.session, format()));
  const movable = (): boolean => schedule.mayPlan() && isMovable(props.session);
  /** Setup and teardown stand outside the card, in parts of its own width. */
  const padWidth = (minutes: number): string => {
    const column = schedule.columns()[props.placed.segment.column] ?? schedule.columns()[0]!;
    const shown = props.placed.segment.width * schedule.columns().length * ((column.endsAt - column.startsAt) / 60_000);
    return `${(minutes / shown) * 100}%`;
  };
  /** The keyboard goes on from where the pointer or Tab has been. */
  const here = (): void => {
    const at = Math.max(+props.session.startsAt, schedule.columns()[props.placed.segment.column]?.startsAt ?? 0);
    if (!cursor.held()) cursor.put({ rowId: props.rowId, at, entryId: props.session.id }, false);
  };
  const names = (): string => props.session.roomIds.map(schedule.roomName).join(', ');
  /** What the marks on it say, for who listens. */
  const aside = (): string[] => [
    ...(schedule.unsaved().has(props.session.id) ? ['not yet saved'] : []),
    ...presence.editorsOf(props.session.id).map(({ name }) => `${name} is editing`),
  ];
  return (
    <div
      class={styles.place}
      data-listed={props.placed.listed ? '' : undefined}
      style={placeStyle(props.placed, schedule.columns().length)}
      data-session={props.session.title === null ? undefined : props.session.id}
      data-block={props.session.title === null ? '' : undefined}
      data-compact={schedule.compact() ? '' : undefined}
      data-faint={schedule.isShown(props.session) ? undefined : ''}
      data-dragged={desk.ghost()?.bookingId === props.session.id ? '' : undefined}
    >
      <Show when={props.session.setupMinutes > 0 && !props.placed.segment.cutStart && !props.placed.listed}>
        <i class={own.pad} style={{ right: '100%', width: padWidth(props.session.setupMinutes) }} />
      </Show>
      <Show when={props.session.teardownMinutes > 0 && !props.placed.segment.cutEnd && !props.placed.listed}>
        <i class={own.pad} style={{ left: '100%', width: padWidth(props.session.teardownMinutes) }} />
      </Show>
      <button
        ref={takesFocus(cursor, isHere)}
        type="button"
        class={styles.card}
        data-state={props.session.state}
        data-phase={phase()}
        data-hidden={props.session.title === null ? '' : undefined}
        data-sliver={isSliver() ? '' : undefined}
        data-movable={movable() ? '' : undefined}
        data-flash={desk.flashing().has(props.session.id) ? '' : undefined}
        data-pending={schedule.pending().has(props.session.id) ? '' : undefined}
        data-unsaved={
          schedule.unsaved().get(props.session.id) ? (schedule.unsaved().get(props.session.id)!.refusal ? 'decide' : 'waits') : undefined
        }
        aria-pressed={isOpen()}
        tabIndex={isHere() ? 0 : -1}
        aria-label={[spoken(props.session, rank(), names(), phase(), format()), ...aside()].join(', ')}
        aria-describedby={isHere() ? 'schedule-keys' : undefined}
        title={`${cardTitle(props.session, rank())}\n${line()}`}
        onFocus={here}
        onClick={() => {
          here();
          if (props.session.title !== null) desk.visit(props.session.id);
        }}
      >
        <Show when={!isSliver()}>
          <Show when={props.placed.listed}>
            <i class={styles.bar} />
            <time>{format().time(props.session.startsAt)}</time>
          </Show>
          <b>
            <Show when={phase() === 'due' || props.session.short || props.session.expectedStartAt}>
              <span class={styles.warn}>
                <StateShape shape="triangle" tone="amber" />
              </span>
            </Show>
            {cardTitle(props.session, rank())}
            <SeriesMark seriesId={props.session.seriesId} />
          </b>
          <small>{line()}</small>
        </Show>
        <Show when={!schedule.compact()}>
          <SessionMarks id={props.session.id} />
        </Show>
        <Show when={movable() && !isSliver()}>
          <span class={own.grip} data-grip="start" />
          <span class={own.grip} data-grip="end" />
        </Show>
      </button>
    </div>
  );
}
