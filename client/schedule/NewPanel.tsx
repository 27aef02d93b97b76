import { createEffect, createMemo, createSignal, onCleanup, Show, untrack } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';

import type { CheckBookingInput, ClashLineFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { createSaving } from '../outbox/saving.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { BookingFields } from './BookingForm.tsx';
import { createCheck } from './check.ts';
import { Clashes } from './Clashes.tsx';
import { useDesk } from './desk.ts';
import type { Draft } from './targets.ts';
import { waitValues } from './find/wait-values.ts';
import { brokenBy, BrokenRules, toldOf, Warnings, type Nearest } from './Findings.tsx';
import { editShows, inputOf, momentsOf, timesFrom, valuesOfDraft, type FormValues } from './form-values.ts';
import { guardLeaving } from './guard-leaving.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { undoMade } from './undo.ts';
import { createNewSeries } from './series/new-series.ts';
import { Repeating } from './series/Repeating.tsx';
import { withWayOut } from './wishes.ts';
import styles from './Panel.module.css';

const NAMES = { confirmed: 'Book', tentative: 'Pencil in', hold: 'Hold', inquiry: 'Note', completed: 'Enter' } as const;
const DONE = { confirmed: 'booked', tentative: 'pencilled in', hold: 'on hold', inquiry: 'noted', completed: 'entered as done' } as const;

export function NewPanel(props: { draft: Draft }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const zone = schedule.zone();
  const [values, set] = createStore<FormValues>(props.draft.values ?? valuesOfDraft(props.draft, schedule.roomName, zone));
  const book = createSaving();
  const [tried, setTried] = createSignal(false);
  guardLeaving(() => values.title.trim() !== '' && desk.target()?.kind === 'new');

  const moments = createMemo(() => momentsOf(values, zone));
  const series = createNewSeries(values, zone, schedule.picture);
  const checked = createMemo((): CheckBookingInput | null => {
    const { title: _title, note: _note, startsAt, endsAt, ...wish } = inputOf(values, zone);
    if (series.isOn() || !startsAt || !endsAt || wish.rooms.length + wish.people.length + wish.gear.length === 0) return null;
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

  async function saveSeries(): Promise<void> {
    const made = await series.save();
    if (!made) return;
    toast({ text: `${values.title} repeats from now on.` });
    desk.open({ kind: 'series', id: made.id });
  }

  async function save(overrideReason?: string): Promise<void> {
    setTried(true);
    if (values.title.trim() === '') return;
    if (series.isOn()) return saveSeries();
    const input = { ...inputOf(unwrap(values), zone), state: values.state, ...(overrideReason ? { overrideReason } : {}) };
    const recordId = `new:${crypto.randomUUID()}`;
    const booked = await book.run({
      act: 'book',
      recordId,
      input,
      title: values.title,
      what: 'book it',
      shows: { ...editShows(input), state: values.state },
    });
    if (!booked) return;
    if (booked === 'waiting') {
      toast({ text: `${values.title} is kept on this device, and booked when there is a connection.` });
      return desk.open({ kind: 'booking', id: recordId });
    }
    desk.own(booked.id);
    toast({
      text: [`${values.title} is ${DONE[values.state]}.`, ...toldOf(booked)].join(' '),
      action: { label: 'Undo', run: () => undoMade(booked) },
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

  function takeNearest({ startsAt, endsAt }: Nearest): void {
    set(timesFrom(startsAt, endsAt, zone));
    desk.announce('Taken over into the form.');
  }

  /** The rules that refuse: as the form stands, or as it was sent. */
  const broken = () => {
    const now = check();
    return now ? (now.broken.length > 0 ? { rules: now.broken, mayOverride: now.mayOverride } : null) : brokenBy(book.refusal());
  };
  const taken = () => {
    const refusal = book.refusal();
    return refusal?.__typename === 'ResourceTaken'
      ? (refusal as unknown as { message: string; clashes: ClashLineFragment[]; alternatives: WayOutFragment[] })
      : null;
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
          <Button look="primary" type="submit" form="new-session" busy={book.busy() || series.action.busy()}>
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
        outcome={series.isOn() ? series.action : { ...book, refusal: () => (taken() || broken() ? undefined : book.refusal()) }}
        issues={tried() && values.title.trim() === '' ? [{ path: 'title', message: 'Give the session a name.' }] : []}
        onSubmit={() => save()}
      >
        <BookingFields
          values={values}
          set={set}
          at={moments()}
          afterTimes={
            <Show when={values.day !== null && values.fromMinute !== null}>
              <Repeating series={series} day={values.day!} minute={values.fromMinute!} zone={zone} />
            </Show>
          }
        />
        <Show when={check()?.priceMinor !== null && check()?.priceMinor !== undefined}>
          <p class={styles.price}>
            Price <b>{format().amount(check()!.priceMinor!)}</b>
          </p>
        </Show>
      </Form>
    </PanelFrame>
  );
}
