import { createEffect, createMemo, onCleanup, Show, untrack } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { createAction } from '../graphql/action.ts';
import type { BookSessionInput, CheckBookingInput, WayOutFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { BookingFields } from './BookingForm.tsx';
import { createCheck } from './check.ts';
import { Clashes } from './Clashes.tsx';
import { useDesk, type Draft } from './desk.ts';
import { waitValues } from './find/wait-values.ts';
import { inputOf, momentsOf, timesFrom, valuesOfDraft, type FormValues } from './form-values.ts';
import { BookDocument } from './mutations.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { withWayOut } from './wishes.ts';
import styles from './Panel.module.css';

const NAMES = { confirmed: 'Book', tentative: 'Pencil in', hold: 'Hold', inquiry: 'Note' } as const;

export function NewPanel(props: { draft: Draft }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const zone = schedule.zone();
  const [values, set] = createStore<FormValues>(props.draft.values ?? valuesOfDraft(props.draft, schedule.roomName, zone));
  const book = createAction(BookDocument, (data) => data.bookSession);

  const moments = createMemo(() => momentsOf(values, zone));
  const checked = createMemo((): CheckBookingInput | null => {
    const { startsAt, endsAt, rooms, people, gear, setupMinutes, teardownMinutes } = inputOf(values, zone);
    if (!startsAt || !endsAt || rooms.length + people.length + gear.length === 0) return null;
    return { state: values.state, startsAt, endsAt, rooms, people, gear, setupMinutes, teardownMinutes };
  });
  const { check, wrong } = createCheck(checked, schedule.picture);

  // What is being entered stands on the schedule, where the others already are.
  createEffect(() => {
    const now = moments();
    if (!now || untrack(desk.ghost)?.bookingId) return;
    const by = schedule.by();
    const lines = by === 'rooms' ? values.rooms : by === 'people' ? values.people : values.gear;
    desk.setGhost({
      rowIds: lines.map(({ id }) => id),
      startsAt: +now.startsAt,
      endsAt: +now.endsAt,
      bookingId: null,
      label: values.title || 'New session',
      refused: (check()?.clashes.length ?? 0) > 0,
    });
  });
  onCleanup(() => desk.setGhost(null));

  async function save(): Promise<void> {
    const input = { ...inputOf(unwrap(values), zone), state: values.state };
    const booked = await book.run({ input: input as BookSessionInput });
    if (!booked) return;
    desk.own(booked.id);
    toast({
      text: `${values.title} is ${values.state === 'confirmed' ? 'booked' : values.state === 'hold' ? 'on hold' : 'pencilled in'}.`,
    });
    desk.open({ kind: 'booking', id: booked.id });
  }

  function take(way: WayOutFragment): void {
    const wishes = withWayOut(unwrap(values), way);
    set({ ...timesFrom(way.startsAt, way.endsAt, zone), rooms: wishes.rooms, people: wishes.people, gear: wishes.gear });
    desk.announce('Taken over into the form.');
    if (values.title.trim()) void save();
  }

  /** Whoever waits is offered this very time when it becomes free. */
  function wait(): void {
    const { title, client, project, rooms, people, gear, setupMinutes, teardownMinutes } = unwrap(values);
    const wished = { title, client, project, rooms, people, gear, setupMinutes, teardownMinutes, ...moments()! };
    desk.open({ kind: 'find', values: waitValues(wished, zone), begin: 'wait' });
  }

  const taken = () => {
    const refusal = book.refusal();
    return refusal?.__typename === 'ResourceTaken' ? refusal : null;
  };
  const clashing = () => {
    const now = check();
    return now && !now.free ? now : now ? null : taken();
  };

  return (
    <PanelFrame
      title="New session"
      lead={
        moments() ? `${format().dayShort(moments()!.startsAt)}, ${format().timeRange(moments()!.startsAt, moments()!.endsAt)}` : undefined
      }
      onClose={() => desk.open(null)}
      actions={
        <>
          <Button look="primary" type="submit" form="new-session" busy={book.busy()}>
            {NAMES[values.state]}
          </Button>
          <Button onClick={() => desk.open(null)}>Cancel</Button>
        </>
      }
    >
      <Show when={clashing()}>
        {(clash) => (
          <>
            <Clashes
              clashes={clash().clashes}
              alternatives={clash().alternatives}
              message={taken()?.message}
              busy={book.busy()}
              onTake={take}
            />
            <Show when={moments()}>
              <Button onClick={wait}>Wait for this time</Button>
            </Show>
          </>
        )}
      </Show>
      <Show when={wrong()}>{(text) => <p class={styles.short}>{text()}</p>}</Show>
      <Form
        id="new-session"
        label="New session"
        outcome={{ ...book, refusal: () => (taken() ? undefined : book.refusal()) }}
        onSubmit={save}
      >
        <BookingFields values={values} set={set} at={moments()} />
        <Show when={check()?.priceMinor !== null && check()?.priceMinor !== undefined}>
          <p class={styles.price}>
            Price <b>{format().amount(check()!.priceMinor!)}</b>
          </p>
        </Show>
      </Form>
    </PanelFrame>
  );
}
