import { createMemo, For, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { useDesk } from './desk.ts';
import { segmentsOf, type Segment } from './geometry.ts';
import { colourOf } from './person-colour.ts';
import { usePresence, type Person } from './presence.ts';
import type { LayoutItem } from './rows.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './Ghosts.module.css';

interface Place {
  item: LayoutItem;
  segment: Segment;
}

const place = ({ item, segment }: Place) => ({
  top: `${item.top + rem(0.5)}px`,
  height: `${item.height - rem(1)}px`,
  left: `${segment.left * 100}%`,
  width: `${segment.width * 100}%`,
});

/** What is being drawn or moved, here and by others, above everything, in every row it is wanted in. */
export function Ghosts() {
  const schedule = useSchedule();
  const desk = useDesk();
  const presence = usePresence();
  const placesOf = (ghost: { rowIds: readonly string[]; startsAt: number | Date; endsAt: number | Date }): Place[] =>
    ghost.rowIds.flatMap((rowId) => {
      const item = schedule.itemById().get(rowId);
      return item ? segmentsOf(ghost, schedule.columns()).map((segment) => ({ item, segment })) : [];
    });
  const own = createMemo(() => (desk.ghost() ? placesOf(desk.ghost()!) : []));
  const dragging = createMemo(() => presence.others().filter(({ drag }) => drag));
  return (
    <div class={styles.ghosts} aria-hidden="true">
      <For each={dragging()}>{(person) => <OtherGhost person={person} placesOf={placesOf} />}</For>
      <For each={own()}>
        {(at) => (
          <Show when={desk.ghost()}>
            {(ghost) => (
              <div class={styles.ghost} data-refused={ghost().refused || desk.verdict()?.refused ? '' : undefined} style={place(at)}>
                <b>{ghost().label}</b>
                <small>{format().timeRange(new Date(ghost().startsAt), new Date(ghost().endsAt))}</small>
                <Show when={ghost().note ?? desk.verdict()?.note}>{(note) => <small class={styles.note}>{note()}</small>}</Show>
              </div>
            )}
          </Show>
        )}
      </For>
    </div>
  );
}

/** Somebody else's hand: in their colour, with their name, and what they have in it. */
function OtherGhost(props: { person: Person; placesOf: (ghost: { rowIds: readonly string[]; startsAt: Date; endsAt: Date }) => Place[] }) {
  const schedule = useSchedule();
  const drag = () => props.person.drag!;
  const range = () => ({ startsAt: new Date(drag().startsAt), endsAt: new Date(drag().endsAt) });
  const what = (): string => schedule.bookingById().get(drag().bookingId ?? '')?.title ?? 'New session';
  return (
    <For each={props.placesOf({ rowIds: drag().rowIds, ...range() })}>
      {(at) => (
        <div
          class={`${styles.ghost} ${styles.other}`}
          data-person={props.person.name}
          style={{ ...place(at), '--person': colourOf(props.person.seat) }}
        >
          <span class={styles.name}>{props.person.name}</span>
          <b>{what()}</b>
          <small>{format().timeRange(range().startsAt, range().endsAt)}</small>
        </div>
      )}
    </For>
  );
}
