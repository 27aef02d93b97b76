import { createSignal } from 'solid-js';
import { ask } from '../graphql/client.ts';
import type { WayOutFragment } from '../graphql/generated/graphql.ts';
import { explain } from '../graphql/request-failed.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toast.tsx';
import { Clashes } from './Clashes.tsx';
import { useDesk } from './desk.ts';
import { BookingDocument } from './documents.ts';
import { timesFrom, valuesOfBooking } from './form-values.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import type { NotTakenBack } from './targets.ts';
import { withWayOut } from './wishes.ts';

/** What was done cannot be taken back because its place is taken by now: by what, and how the session can come back all the same. */
export function TakeBackPanel(props: { act: NotTakenBack }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);

  /** A session that stands goes there; one that was called off is booked anew, with everything it had. */
  async function take(way: WayOutFragment): Promise<void> {
    const session = schedule.bookingById().get(props.act.bookingId ?? '');
    if (session) return desk.take({ session, wanted: session, message: '', clashes: [], alternatives: [], stale: null }, way);
    setBusy(true);
    try {
      const { node } = await ask(BookingDocument, { id: props.act.bookingId! });
      if (node?.__typename !== 'Booking') return desk.open(null);
      const had = valuesOfBooking(node, schedule.zone());
      const times = { startsAt: new Date(way.startsAt), endsAt: new Date(way.endsAt) };
      const values = { ...had, ...withWayOut(had, way), ...timesFrom(times.startsAt, times.endsAt, schedule.zone()) };
      desk.open({ kind: 'new', draft: { ...times, roomIds: values.rooms.map(({ id }) => id), people: [], units: [], values } });
    } catch (error) {
      toast({ kind: 'problem', text: explain(error).text });
    } finally {
      setBusy(false);
    }
  }

  return (
    <PanelFrame
      title="Not taken back"
      lead={`You ${props.act.what}`}
      onClose={() => desk.open(null)}
      actions={<Button onClick={() => desk.open(null)}>Leave it as it is</Button>}
    >
      <Clashes
        focused
        clashes={props.act.clashes}
        alternatives={props.act.bookingId ? props.act.alternatives : []}
        message={props.act.message}
        busy={busy() || desk.busy()}
        onTake={(way) => void take(way)}
      />
    </PanelFrame>
  );
}
