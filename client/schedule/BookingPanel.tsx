import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import { member } from '../app/viewer.ts';
import { createRead } from '../graphql/read.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { Activity } from './Activity.tsx';
import { Facts } from './BookingFacts.tsx';
import { CheckList } from './CheckList.tsx';
import { Delay } from './Delay.tsx';
import { useDesk } from './desk.ts';
import { BookingDocument } from './documents.ts';
import { Editing } from './Editing.tsx';
import { Editors } from './Editors.tsx';
import { Warnings } from './Findings.tsx';
import { Holds } from './Holds.tsx';
import { mayRun } from './may.ts';
import { OpenRoles } from './OpenRoles.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { SeriesLine } from './series/SeriesLine.tsx';
import { STATE_MARK, STATE_WORDS } from './schedule-words.ts';
import { Steps } from './Steps.tsx';
import { UnbookedPanel } from './UnbookedPanel.tsx';
import { UnsavedNote } from './UnsavedNote.tsx';
import styles from './Panel.module.css';

export function BookingPanel(props: { id: string }) {
  return (
    <Show when={props.id.startsWith('new:')} fallback={<Booked id={props.id} />}>
      <UnbookedPanel id={props.id} />
    </Show>
  );
}

function Booked(props: { id: string }) {
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
          <Editors id={props.booking.id} />
          <UnsavedNote id={props.booking.id} />
          <Warnings warnings={props.booking.warnings ?? []} />
          <Show when={props.booking.roles.length > 0 && editable()}>
            <OpenRoles booking={props.booking} mayFill={schedule.mayPlan()} onDone={props.refetch} />
          </Show>
          <Delay booking={props.booking} role={member().role} onDone={props.refetch} />
          <Holds booking={props.booking} role={member().role} onDone={props.refetch} />
          <SeriesLine series={props.booking.series} />
          <Facts booking={props.booking} />
          <Show when={props.booking.checkList && (props.booking.checkList.length > 0 || mayRun(member().role))}>
            <CheckList
              bookingId={props.booking.id}
              lines={props.booking.checkList!}
              mayTick={mayRun(member().role)}
              onDone={props.refetch}
            />
          </Show>
          <Activity bookingId={props.booking.id} />
        </PanelFrame>
      }
    >
      <Editing booking={props.booking} zone={zone} onDone={() => setEditing(false)} refetch={props.refetch} />
    </Show>
  );
}
