import { createMemo, For, Index, Show } from 'solid-js';
import { exceptionOn } from '../../domain/scheduling/house/hours-rules.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { closedIn, type Column } from './columns.ts';
import { positionOf } from './geometry.ts';
import { Entry } from './Entry.tsx';
import { FreeSlot } from './FreeSlot.tsx';
import { useDesk } from './desk.ts';
import type { Placed, Row } from './rows.ts';
import { useSchedule, type Schedule } from './schedule-state.ts';
import styles from './GridRow.module.css';

export function GridRow(props: { id: string }) {
  const schedule = useSchedule();
  const item = () => schedule.itemById().get(props.id);
  return (
    <Show when={item()}>
      {(here) => (
        <div
          class={styles.row}
          role="row"
          data-row={here().type === 'row' ? props.id : undefined}
          data-group={here().type === 'group' ? '' : undefined}
          style={{ transform: `translateY(${here().top}px)`, height: `${here().height}px` }}
        >
          <Show when={here().type === 'row'} fallback={<GroupLabel label={here().label} />}>
            <RowLabel id={props.id} />
            <Lane id={props.id} />
          </Show>
        </div>
      )}
    </Show>
  );
}

const GroupLabel = (props: { label: string }) => (
  <div class={styles.group} role="rowheader" aria-colspan={2}>
    {props.label}
  </div>
);

/** The name, and what matters about it now: over time, closed until, its size and rate. */
function RowLabel(props: { id: string }) {
  const schedule = useSchedule();
  const row = () => schedule.itemById().get(props.id)?.row;
  const late = createMemo(() => {
    for (const { entry } of schedule.places().get(props.id) ?? [])
      if (entry.type === 'session' && entry.session.state === 'in_session' && entry.session.endsAt < minute())
        return Math.floor((+minute() - +entry.session.endsAt) / 60_000);
    return 0;
  });
  const opens = createMemo(() => {
    const hours = row()?.openingHours ?? [];
    const column = schedule.columns()[0]!;
    const exceptions = row()?.exceptions ?? [];
    if (schedule.view() !== 'day' || hours.length + exceptions.length === 0) return '';
    const closed = closedIn(column, hours, schedule.zone(), exceptions);
    const why = exceptionOn(column.day, exceptions)?.name;
    if (closed.length === 1 && closed[0]!.from === 0 && closed[0]!.to === 1) return why ? `closed: ${why}` : 'closed today';
    const first = closed[0];
    const opening = first && first.from === 0 ? column.startsAt + first.to * (column.endsAt - column.startsAt) : null;
    return opening !== null && +minute() < opening ? `opens ${format().time(new Date(opening))}` : '';
  });
  const note = (): string => (late() >= 1 ? `${late()} min over` : opens() || (row()?.note ?? ''));
  return (
    <div class={styles.label} role="rowheader" data-compact={schedule.compact() ? '' : undefined}>
      <b title={row()?.name}>{row()?.name}</b>
      <small data-late={late() >= 1 ? '' : undefined} data-short={row()?.isShort ? '' : undefined}>
        {note()}
      </small>
    </div>
  );
}

function Lane(props: { id: string }) {
  const schedule = useSchedule();
  // By key, so that an entry that moves keeps its element, and with it the focus.
  const byKey = createMemo(() => new Map((schedule.places().get(props.id) ?? []).map((one) => [one.key, one])));
  const keys = createMemo(() => [...byKey().keys()], [] as string[], {
    equals: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
  });
  const desk = useDesk();
  const row = () => schedule.itemById().get(props.id)?.row;
  const nights = createMemo(() => (schedule.view() === 'timeline' ? nightsOf(schedule.columns()[0]!, row(), schedule) : null));
  const closed = createMemo(() =>
    (schedule.view() === 'timeline' ? [] : schedule.columns()).flatMap((column, index) =>
      closedIn(column, row()?.openingHours ?? [], schedule.zone(), row()?.exceptions)
        // In a week only days on which it is closed altogether: the nights would be all one sees.
        .filter(({ from, to }) => schedule.columns().length === 1 || (from === 0 && to === 1))
        .map(({ from, to }) => ({
          left: (index + from) / schedule.columns().length,
          width: (to - from) / schedule.columns().length,
        })),
    ),
  );
  const over = createMemo(() =>
    (schedule.places().get(props.id) ?? []).flatMap(({ entry, lane, lanes, listed }) => {
      if (entry.type !== 'session' || entry.session.state !== 'in_session' || entry.endsAt >= minute() || listed) return [];
      const from = positionOf(+entry.endsAt, schedule.columns());
      const to = positionOf(+minute(), schedule.columns());
      return from === null || to === null ? [] : [{ left: from, width: to - from, lane, lanes }];
    }),
  );
  return (
    <div class={styles.lane} role="gridcell" data-lane="" data-moving={desk.ghost()?.bookingId ? '' : undefined}>
      <Show when={nights()}>{(picture) => <i class={styles.nights} style={{ 'background-image': picture() }} />}</Show>
      <For each={closed()}>
        {({ left, width }) => <i class={styles.closed} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />}
      </For>
      <Index each={over()}>
        {(one) => (
          <i
            class={styles.over}
            style={{ left: `${one().left * 100}%`, width: `${one().width * 100}%`, '--lane-index': one().lane, '--lanes': one().lanes }}
          />
        )}
      </Index>
      <For each={keys()}>{(key) => <Keyed key={key} places={byKey()} rowId={props.id} />}</For>
      <FreeSlot rowId={props.id} />
    </div>
  );
}

/** Whoever is about to go is asked once more: then it is where it was. */
function Keyed(props: { key: string; places: ReadonlyMap<string, Placed>; rowId: string }) {
  const place = createMemo<Placed>((before) => props.places.get(props.key) ?? before, props.places.get(props.key)!);
  return <Entry placed={place()} rowId={props.rowId} />;
}

/** Closed times as one picture, from one end of the row to the other. Seen from far away, only whole days that are closed. */
function nightsOf(column: Column, row: Row | null | undefined, schedule: Schedule): string | null {
  const length = column.endsAt - column.startsAt;
  const parts = closedIn(column, row?.openingHours ?? [], schedule.zone(), row?.exceptions).filter(
    ({ from, to }) => !schedule.compact() || (to - from) * length >= LONG,
  );
  if (parts.length === 0) return null;
  const stops = parts.flatMap(({ from, to }) => [
    `transparent ${from * 100}%`,
    `var(--closed-ground) ${from * 100}%`,
    `var(--closed-ground) ${to * 100}%`,
    `transparent ${to * 100}%`,
  ]);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** A night is shorter, a day off is longer. */
const LONG = 22 * 3_600_000;
