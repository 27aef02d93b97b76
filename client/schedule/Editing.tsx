import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import type {
  BookingDetailFragment,
  CheckBookingInput,
  ClashLineFragment,
  StaleBookingFragment,
  WayOutFragment,
} from '../graphql/generated/graphql.ts';
import { createSaving } from '../outbox/saving.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { BookingFields } from './BookingForm.tsx';

import { createCheck } from './check.ts';
import { Clashes } from './Clashes.tsx';
import { useDesk } from './desk.ts';
import {
  changedInput,
  editShows,
  followed,
  inputOf,
  momentsOf,
  timesFrom,
  valuesOfBooking,
  type BookingInput,
  type FormValues,
} from './form-values.ts';
import { Editors } from './Editors.tsx';
import { brokenBy, BrokenRules, toldOf, Warnings } from './Findings.tsx';
import { guardLeaving } from './guard-leaving.ts';
import { changeWithScope, seriesChanges } from './series/series-edit.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { StaleChoice } from './StaleChoice.tsx';
import { undoMade } from './undo.ts';
import { withWayOut } from './wishes.ts';
import styles from './Panel.module.css';

export function Editing(props: { booking: BookingDetailFragment; zone: string; onDone: () => void; refetch: () => Promise<void> }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const copy = (): FormValues => structuredClone(valuesOfBooking(props.booking, props.zone));
  const [values, set] = createStore<FormValues>(copy());
  /** What the form was filled from; the edit is what differs from it, and says which version it was. */
  const [base, setBase] = createSignal<{ input: BookingInput; version: number }>({
    input: inputOf(copy(), props.zone),
    version: props.booking.version,
  });
  const edit = createSaving();
  const changed = createMemo(() => changedInput(base().input, inputOf(values, props.zone)));
  const isDirty = (): boolean => Object.keys(changed()).length > 0;
  const moments = createMemo(() => momentsOf(values, props.zone));
  guardLeaving(isDirty);

  onMount(() => desk.setEditing(props.booking.id));
  onCleanup(() => desk.setEditing(null));

  /** Fills the form from the session as it stands, but for the fields that somebody has touched here. */
  function follow(touched: ReadonlySet<string>, version: number): void {
    const theirs = copy();
    const theirInput = inputOf(theirs, props.zone);
    const kept = Object.fromEntries([...touched].map((key) => [key, base().input[key as keyof BookingInput]]));
    set(followed(theirs, unwrap(values), touched));
    setBase({ input: { ...theirInput, ...kept } as BookingInput, version });
  }

  // Somebody else saved meanwhile: fields that were not touched here follow. With something typed, the version stays the one it was
  // typed upon: the server merges, or shows both sides.
  createEffect(
    on(
      () => props.booking.version,
      (version) => {
        const touched = new Set(Object.keys(changed()));
        follow(touched, touched.size > 0 ? base().version : version);
      },
      { defer: true },
    ),
  );

  const checked = createMemo((): CheckBookingInput | null => {
    const { title: _title, note: _note, startsAt, endsAt, ...wish } = inputOf(values, props.zone);
    const matters = Object.keys(changed()).some((key) => key !== 'title' && key !== 'note');
    if (!matters || !startsAt || !endsAt || wish.rooms.length + wish.people.length + wish.gear.length === 0) return null;
    return { bookingId: props.booking.id, startsAt, endsAt, ...wish };
  });
  const { check, wrong } = createCheck(checked, schedule.picture);

  createEffect(() => {
    const now = moments();
    if (!now || !('startsAt' in changed() || 'endsAt' in changed() || 'rooms' in changed())) return desk.setGhost(null);
    if (schedule.by() !== 'rooms') return;
    desk.setGhost({
      rowIds: values.rooms.map(({ id }) => id),
      startsAt: +now.startsAt,
      endsAt: +now.endsAt,
      bookingId: props.booking.id,
      label: values.title,
      refused: (check()?.clashes.length ?? 0) + (check()?.broken.length ?? 0) > 0,
    });
  });
  onCleanup(() => desk.setGhost(null));

  async function save(overrideReason?: string): Promise<void> {
    if (!isDirty()) return props.onDone();
    if (props.booking.series) {
      const done = await changeWithScope(desk, 'Change', props.booking, (zone) => seriesChanges(changed(), zone, moments()));
      if (done === 'nothing') return;
      if (done === 'done') return props.onDone();
    }
    desk.own(props.booking.id);
    const done = await edit.run({
      act: 'edit',
      recordId: props.booking.id,
      input: {
        bookingId: props.booking.id,
        expectedVersion: base().version,
        ...changed(),
        ...(overrideReason ? { overrideReason } : {}),
      },
      title: values.title,
      what: 'the changes of the form',
      shows: editShows(changed()),
    });
    if (!done) return;
    if (done === 'waiting') toast({ text: `${values.title} is kept on this device, and saved when there is a connection.` });
    else {
      await props.refetch();
      toast({ text: [`${values.title} is saved.`, ...toldOf(done)].join(' '), action: { label: 'Undo', run: () => undoMade(done) } });
    }
    props.onDone();
  }

  /** Of what both changed, only these fields stay as they are here. */
  async function choose(stale: StaleBookingFragment, mine: ReadonlySet<string>): Promise<void> {
    await props.refetch();
    const clashing = new Set(stale.fields.map(({ field }) => field));
    const touched = new Set(Object.keys(changed()).filter((key) => !clashing.has(key) || mine.has(key)));
    follow(touched, stale.currentVersion);
    edit.clear();
    await save();
  }

  function take(way: WayOutFragment): void {
    const wishes = withWayOut(unwrap(values), way);
    set({ ...timesFrom(way.startsAt, way.endsAt, props.zone), rooms: wishes.rooms, people: wishes.people, gear: wishes.gear });
    void save();
  }

  const taken = () => {
    const refusal = edit.refusal();
    return refusal?.__typename === 'ResourceTaken'
      ? (refusal as unknown as { message: string; clashes: ClashLineFragment[]; alternatives: WayOutFragment[] })
      : null;
  };
  const stale = () => {
    const refusal = edit.refusal();
    return refusal?.__typename === 'StaleEdit' ? (refusal as unknown as StaleBookingFragment) : null;
  };
  const clashing = () => (check() ? (check()!.clashes.length > 0 ? check() : null) : taken());
  /** The rules that refuse: as the form stands, or as it was sent. */
  const broken = () => {
    const now = check();
    return now ? (now.broken.length > 0 ? { rules: now.broken, mayOverride: now.mayOverride } : null) : brokenBy(edit.refusal());
  };

  return (
    <PanelFrame
      title={props.booking.title}
      lead="Editing"
      onClose={props.onDone}
      actions={
        <>
          <Button look="primary" type="submit" form="edit-session" busy={edit.busy()}>
            Save
          </Button>
          <Button onClick={props.onDone}>Discard</Button>
        </>
      }
    >
      <Editors id={props.booking.id} />
      <Show when={stale()}>{(one) => <StaleChoice stale={one()} busy={edit.busy()} onSave={(mine) => void choose(one(), mine)} />}</Show>
      <Show when={clashing()}>
        {(clash) => (
          <Clashes
            clashes={clash().clashes}
            alternatives={clash().alternatives}
            message={taken()?.message}
            priceMinor={props.booking.priceMinor}
            busy={edit.busy()}
            onTake={take}
          />
        )}
      </Show>
      <Show when={broken()}>
        {(refused) => (
          <BrokenRules
            rules={refused().rules}
            mayOverride={refused().mayOverride}
            busy={edit.busy()}
            onNearest={({ startsAt, endsAt }) => set(timesFrom(startsAt, endsAt, props.zone))}
            onOverride={(reason) => void save(reason)}
          />
        )}
      </Show>
      <Warnings warnings={check()?.warnings ?? []} />
      <Show when={wrong()}>{(text) => <p class={styles.short}>{text()}</p>}</Show>
      <Form
        id="edit-session"
        label="Edit the session"
        outcome={{ ...edit, refusal: () => (taken() || stale() || broken() ? undefined : edit.refusal()) }}
        onSubmit={() => save()}
      >
        <BookingFields values={values} set={set} at={moments()} bookingId={props.booking.id} />
        <Show when={(check()?.priceMinor ?? null) !== null}>
          <p class={styles.price}>
            Price <b>{format().amount(check()!.priceMinor!)}</b>
          </p>
        </Show>
      </Form>
    </PanelFrame>
  );
}
