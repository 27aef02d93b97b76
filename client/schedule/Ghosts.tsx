import { createMemo, For, Index, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { useDesk } from './desk.ts';
import { segmentsOf, type Segment } from './geometry.ts';
import { colourOf, initialsOf } from './person-colour.ts';
import { usePresence, type Person } from './presence.ts';
import type { LayoutItem, Placed } from './rows.ts';
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
  /** Seen from far away a session has no room to say who edits it: that stands above it, whatever is beside it. */
  const edited = createMemo((): Edited[] => {
    const editors = schedule.compact() ? presence.editors() : null;
    if (!editors?.size) return [];
    return [...schedule.places()].flatMap(([rowId, placed]) => {
      const item = schedule.itemById().get(rowId);
      return placed.flatMap((one) => {
        const people = one.entry.type === 'session' ? editors.get(one.entry.session.id) : undefined;
        return item && people ? [{ item, placed: one, people }] : [];
      });
    });
  });
  return (
    <div class={styles.ghosts} aria-hidden="true">
      <Index each={edited()}>{(one) => <EditedMark {...one()} />}</Index>
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

interface Edited {
  item: LayoutItem;
  placed: Placed;
  people: readonly Person[];
}

/** Around a session that is a bar: who has it open for editing, in their colour. */
function EditedMark(props: Edited) {
  const place = () => ({
    top: `${props.item.top + rem(0.375 + props.placed.lane * 1.625)}px`,
    left: `${props.placed.segment.left * 100}%`,
    width: `${props.placed.segment.width * 100}%`,
    '--person': colourOf(props.people[0]!.seat),
  });
  return (
    <div class={styles.edited} data-edited={props.people.map(({ name }) => name).join(', ')} style={place()}>
      <For each={props.people}>{(person) => <b style={{ '--person': colourOf(person.seat) }}>{initialsOf(person.name)}</b>}</For>
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
