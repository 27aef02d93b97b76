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
import { BrokenRules, Warnings, type Nearest } from './Findings.tsx';
import { inputOf, momentsOf, timesFrom, valuesOfDraft, type FormValues } from './form-values.ts';
import { BookDocument } from './mutations.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { withWayOut } from './wishes.ts';
import styles from './Panel.module.css';

const NAMES = { confirmed: 'Book', tentative: 'Pencil in', hold: 'Hold', inquiry: 'Note', completed: 'Enter' } as const;
const DONE = { confirmed: 'booked', tentative: 'pencilled in', hold: 'on hold', inquiry: 'noted', completed: 'entered as done' } as const;

export function NewPanel(props: { draft: Draft }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const zone = schedule.zone();
  const [values, set] = createStore<FormValues>(props.draft.values ?? valuesOfDraft(props.draft, schedule.roomName, zone));
  const book = createAction(BookDocument, (data) => data.bookSession);

  const moments = createMemo(() => momentsOf(values, zone));
  const checked = createMemo((): CheckBookingInput | null => {
    const { title: _title, note: _note, startsAt, endsAt, ...wish } = inputOf(values, zone);
    if (!startsAt || !endsAt || wish.rooms.length + wish.people.length + wish.gear.length === 0) return null;
    return { state: values.state, startsAt, endsAt, ...wish };
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
      refused: (check()?.clashes.length ?? 0) + (check()?.broken.length ?? 0) > 0,
    });
  });
  onCleanup(() => desk.setGhost(null));

  async function save(overrideReason?: string): Promise<void> {
    const input = { ...inputOf(unwrap(values), zone), state: values.state, overrideReason };
    const booked = await book.run({ input: input as BookSessionInput });
    if (!booked) return;
    desk.own(booked.id);
    toast({
      text: [`${values.title} is ${DONE[values.state]}.`, ...(booked.warnings ?? []).map(({ says }) => says)].join(' '),
    });
    desk.open({ kind: 'booking', id: booked.id });
  }

  function take(way: WayOutFragment): void {
    const wishes = withWayOut(unwrap(values), way);
    set({ ...timesFrom(way.startsAt, way.endsAt, zone), rooms: wishes.rooms, people: wishes.people, gear: wishes.gear });
    desk.announce('Taken over into the form.');
    if (values.title.trim()) void save();
  }

  function takeNearest({ startsAt, endsAt }: Nearest): void {
    set(timesFrom(startsAt, endsAt, zone));
    desk.announce('Taken over into the form.');
  }

  /** The rules that refuse: as the form stands, or as it was sent. */
  const broken = () => {
    const now = check();
    if (now) return now.broken.length > 0 ? { rules: now.broken, mayOverride: now.mayOverride } : null;
    const refusal = book.refusal();
    return refusal?.__typename === 'RuleBroken' ? refusal : null;
  };
  const taken = () => {
    const refusal = book.refusal();
    return refusal?.__typename === 'ResourceTaken' ? refusal : null;
  };
  const clashing = () => {
    const now = check();
    return now && now.clashes.length > 0 ? now : now ? null : taken();
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
          <Clashes
            clashes={clash().clashes}
            alternatives={clash().alternatives}
            message={taken()?.message}
            busy={book.busy()}
            onTake={take}
          />
        )}
      </Show>
      <Show when={broken()}>
        {(refused) => (
          <BrokenRules
            rules={refused().rules}
            mayOverride={refused().mayOverride}
            busy={book.busy()}
            onNearest={takeNearest}
            onOverride={(reason) => void save(reason)}
          />
        )}
      </Show>
      <Warnings warnings={check()?.warnings ?? []} />
      <Show when={wrong()}>{(text) => <p class={styles.short}>{text()}</p>}</Show>
      <Form
        id="new-session"
        label="New session"
        outcome={{ ...book, refusal: () => (taken() || broken() ? undefined : book.refusal()) }}
        onSubmit={() => save()}
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
