import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { member } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import type { BookingDetailFragment, CheckBookingInput, EditBookingInput, WayOutFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Form } from '../ui/Form.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { toast } from '../ui/toast.tsx';
import { Activity, Facts } from './BookingFacts.tsx';
import { BookingFields } from './BookingForm.tsx';
import { createCheck } from './check.ts';
import { Clashes } from './Clashes.tsx';
import { CheckList } from './CheckList.tsx';
import { useDesk } from './desk.ts';
import { BookingDocument } from './documents.ts';
import { changedInput, inputOf, momentsOf, timesFrom, valuesOfBooking, type BookingInput, type FormValues } from './form-values.ts';
import { EditDocument } from './mutations.ts';
import { BrokenRules, Warnings } from './Findings.tsx';
import { mayRun } from './may.ts';
import { OpenRoles } from './OpenRoles.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { STATE_MARK, STATE_WORDS } from './schedule-words.ts';
import { StaleChoice } from './StaleChoice.tsx';
import { Steps } from './Steps.tsx';
import { withWayOut } from './wishes.ts';
import styles from './Panel.module.css';

export function BookingPanel(props: { id: string }) {
  const desk = useDesk();
  const read = createRead(BookingDocument, () => ({ id: props.id }), { areas: ['scheduling', 'equipment'] });
  const booking = createMemo(() => {
    const node = read.data()?.node;
    return node?.__typename === 'Booking' && node.id === props.id ? node : undefined;
  });
  return (
    <Switch
      fallback={
        <PanelFrame title="Session" onClose={() => desk.open(null)}>
          <Show
            when={read.failure()}
            fallback={
              <Show when={read.loading() || !read.data()} fallback={<p>This session is not there, or not yours to see.</p>}>
                <Skeleton />
              </Show>
            }
          >
            {(error) => <ErrorPanel error={error()} retry={read.refetch} busy={read.loading()} />}
          </Show>
        </PanelFrame>
      }
    >
      <Match when={booking()}>{(one) => <Opened booking={one()} refetch={read.refetch} />}</Match>
    </Switch>
  );
}

const OPEN = ['inquiry', 'hold', 'tentative', 'confirmed', 'in_session'];

function Opened(props: { booking: BookingDetailFragment; refetch: () => Promise<void> }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const zone = schedule.zone();
  const [editing, setEditing] = createSignal(false);
  const editable = (): boolean => schedule.mayPlan() && OPEN.includes(props.booking.state);
  const lead = (): string => [props.booking.client?.name, props.booking.project?.name].filter(Boolean).join(' · ');
  createEffect(
    on(
      () => props.booking.id,
      () => setEditing(false),
    ),
  );
  return (
    <Show
      when={editing() && editable()}
      fallback={
        <PanelFrame
          title={props.booking.title}
          lead={lead() || undefined}
          mark={
            <p class={styles.mark}>
              <StateMark {...STATE_MARK[props.booking.state]} text={STATE_WORDS[props.booking.state]} />
            </p>
          }
          onClose={() => desk.open(null)}
          actions={
            <Steps
              booking={props.booking}
              role={member().role}
              onEdit={editable() ? () => setEditing(true) : undefined}
              onDone={props.refetch}
            />
          }
        >
          <Warnings warnings={props.booking.warnings ?? []} />
          <Show when={props.booking.roles.length > 0 && editable()}>
            <OpenRoles booking={props.booking} mayFill={schedule.mayPlan()} onDone={props.refetch} />
          </Show>
          <Facts booking={props.booking} />
          <Show when={props.booking.checkList && (props.booking.checkList.length > 0 || mayRun(member().role))}>
            <CheckList
              bookingId={props.booking.id}
              lines={props.booking.checkList!}
              mayTick={mayRun(member().role)}
              onDone={props.refetch}
            />
          </Show>
          <Activity booking={props.booking} />
        </PanelFrame>
      }
    >
      <Editing booking={props.booking} zone={zone} onDone={() => setEditing(false)} refetch={props.refetch} />
    </Show>
  );
}

function Editing(props: { booking: BookingDetailFragment; zone: string; onDone: () => void; refetch: () => Promise<void> }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const copy = (): FormValues => structuredClone(valuesOfBooking(props.booking, props.zone));
  const [values, set] = createStore<FormValues>(copy());
  /** What the form was filled from; the edit is what differs from it, and says which version it was. */
  const [base, setBase] = createSignal<{ input: BookingInput; version: number }>({
    input: inputOf(copy(), props.zone),
    version: props.booking.version,
  });
  const edit = createAction(EditDocument, (data) => data.editBooking);
  const changed = createMemo(() => changedInput(base().input, inputOf(values, props.zone)));
  const isDirty = (): boolean => Object.keys(changed()).length > 0;
  const moments = createMemo(() => momentsOf(values, props.zone));

  // Somebody else saved meanwhile: fields that were not touched here follow.
  createEffect(
    on(
      () => props.booking.version,
      () => {
        const mine = changed();
        const theirs = copy();
        const theirInput = inputOf(theirs, props.zone);
        const touched = new Set(Object.keys(mine));
        const times = touched.has('startsAt') || touched.has('endsAt');
        const kept = unwrap(values);
        set({
          ...theirs,
          ...(touched.has('title') ? { title: kept.title } : {}),
          ...(touched.has('clientId') ? { client: kept.client } : {}),
          ...(touched.has('projectId') ? { project: kept.project } : {}),
          ...(times ? { day: kept.day, fromMinute: kept.fromMinute, toMinute: kept.toMinute, extraDays: kept.extraDays } : {}),
          ...(touched.has('rooms') ? { rooms: kept.rooms } : {}),
          ...(touched.has('people') ? { people: kept.people } : {}),
          ...(touched.has('gear') ? { gear: kept.gear } : {}),
          ...(touched.has('roles') ? { roles: kept.roles } : {}),
          ...(touched.has('sessionTypeId') ? { sessionType: kept.sessionType } : {}),
          ...(touched.has('setupMinutes') ? { setupMinutes: kept.setupMinutes } : {}),
          ...(touched.has('teardownMinutes') ? { teardownMinutes: kept.teardownMinutes } : {}),
          ...(touched.has('note') ? { note: kept.note } : {}),
        });
        // With something typed, the version stays the one it was typed upon: the server merges, or shows both sides.
        setBase((before) => ({
          input: {
            ...theirInput,
            ...Object.fromEntries([...touched].map((key) => [key, before.input[key as keyof BookingInput]])),
          } as BookingInput,
          version: touched.size > 0 ? before.version : props.booking.version,
        }));
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

  async function save(expectedVersion = base().version, overrideReason?: string): Promise<void> {
    if (!isDirty()) return props.onDone();
    desk.own(props.booking.id);
    const input = { bookingId: props.booking.id, expectedVersion, overrideReason, ...changed() };
    const saved = await edit.run({ input: input as EditBookingInput });
    if (!saved) return;
    await props.refetch();
    toast({ text: [`${values.title} is saved.`, ...(saved.warnings ?? []).map(({ says }) => says)].join(' ') });
    props.onDone();
  }

  function take(way: WayOutFragment): void {
    const wishes = withWayOut(unwrap(values), way);
    set({ ...timesFrom(way.startsAt, way.endsAt, props.zone), rooms: wishes.rooms, people: wishes.people, gear: wishes.gear });
    void save();
  }

  const refused = <Name extends string>(name: Name) => {
    const refusal = edit.refusal();
    return refusal?.__typename === name ? (refusal as Extract<typeof refusal, { __typename: Name }>) : null;
  };
  const clashing = () => (check() ? (check()!.clashes.length > 0 ? check() : null) : refused('ResourceTaken'));
  const broken = () => {
    const now = check();
    if (now) return now.broken.length > 0 ? { rules: now.broken, mayOverride: now.mayOverride } : null;
    return refused('RuleBroken');
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
      <Show when={refused('StaleEdit')}>
        {(stale) => (
          <StaleChoice
            stale={stale()}
            onMine={() => void save(stale().currentVersion)}
            onTheirs={() => {
              edit.clear();
              set(copy());
              setBase({ input: inputOf(copy(), props.zone), version: props.booking.version });
            }}
          />
        )}
      </Show>
      <Show when={clashing()}>
        {(clash) => (
          <Clashes
            clashes={clash().clashes}
            alternatives={clash().alternatives}
            message={refused('ResourceTaken')?.message}
            priceMinor={props.booking.priceMinor}
            busy={edit.busy()}
            onTake={take}
          />
        )}
      </Show>
      <Show when={broken()}>
        {(refusing) => (
          <BrokenRules
            rules={refusing().rules}
            mayOverride={refusing().mayOverride}
            busy={edit.busy()}
            onNearest={({ startsAt, endsAt }) => set(timesFrom(startsAt, endsAt, props.zone))}
            onOverride={(reason) => void save(undefined, reason)}
          />
        )}
      </Show>
      <Warnings warnings={check()?.warnings ?? []} />
      <Show when={wrong()}>{(text) => <p class={styles.short}>{text()}</p>}</Show>
      <Form
        id="edit-session"
        label="Edit the session"
        outcome={{ ...edit, refusal: () => (refused('ResourceTaken') || refused('StaleEdit') || broken() ? undefined : edit.refusal()) }}
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
