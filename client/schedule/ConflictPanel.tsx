import { createEffect, Show } from 'solid-js';
import { ask } from '../graphql/client.ts';
import { explain } from '../graphql/request-failed.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Clashes } from './Clashes.tsx';
import { useDesk } from './desk.ts';
import { BookingDocument } from './documents.ts';
import { waitValues } from './find/wait-values.ts';
import { valuesOfBooking } from './form-values.ts';
import { BrokenRules } from './Findings.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { toast } from '../ui/toast.tsx';
import { StaleChoice } from './StaleChoice.tsx';
import type { Conflict, Wanted } from './targets.ts';

/** A move that was refused: the session stands where it stood, and here is why and where else it can go. */
export function ConflictPanel(props: { conflict: Conflict }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const wanted = () => props.conflict.wanted;
  /** Where it stands by now. */
  const now = () => schedule.bookingById().get(props.conflict.session.id) ?? props.conflict.session;
  /** It stays where it is, and its client is offered the wanted time, as a session more, when it becomes free. */
  async function wait(): Promise<void> {
    try {
      const { node } = await ask(BookingDocument, { id: props.conflict.session.id });
      if (node?.__typename !== 'Booking') return desk.open(null);
      const { client, project, ...session } = valuesOfBooking(node, schedule.zone());
      const { startsAt, endsAt } = wanted();
      const rooms = wanted().roomIds.map((id) => ({ id, name: schedule.roomName(id) }));
      const wished = { ...session, client, project, startsAt, endsAt, rooms };
      desk.open({ kind: 'find', values: waitValues(wished, schedule.zone()), begin: 'wait' });
    } catch (error) {
      toast({ kind: 'problem', text: explain(error).text });
    }
  }

  /** Moves it from where it stands by now: to the time that is right, or over the rules. */
  function retry(times: Partial<Pick<Wanted, 'startsAt' | 'endsAt'>>, overrideReason?: string): void {
    const goal = { ...wanted(), ...times };
    const session = now();
    desk.open(null);
    void desk.move(session, goal, overrideReason);
  }
  createEffect(() =>
    desk.setGhost({
      rowIds: wanted().roomIds,
      startsAt: +wanted().startsAt,
      endsAt: +wanted().endsAt,
      bookingId: null,
      label: 'wanted here',
      refused: true,
    }),
  );
  return (
    <PanelFrame
      title={props.conflict.session.title ?? 'Session'}
      lead={`wanted ${format().dayShort(wanted().startsAt)}, ${desk.where(wanted())}`}
      onClose={() => desk.open(null)}
      actions={
        <Button onClick={() => desk.open({ kind: 'booking', id: props.conflict.session.id })}>
          Leave it at {format().timeRange(now().startsAt, now().endsAt)}
        </Button>
      }
    >
      <Show when={props.conflict.broken}>
        {(broken) => (
          <BrokenRules
            rules={broken().rules}
            mayOverride={broken().mayOverride}
            busy={desk.busy()}
            onNearest={({ startsAt, endsAt }) => retry({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })}
            onOverride={(reason) => retry({}, reason)}
          />
        )}
      </Show>
      <Show
        when={props.conflict.stale}
        fallback={
          <>
            <Clashes
              focused
              clashes={props.conflict.clashes}
              alternatives={props.conflict.alternatives}
              {...(props.conflict.broken ? {} : { message: props.conflict.message })}
              busy={desk.busy()}
              onTake={(way) => void desk.take(props.conflict, way)}
            />
            <Show when={props.conflict.clashes.length > 0}>
              <Button onClick={() => void wait()}>Wait for this time</Button>
            </Show>
          </>
        }
      >
        {(stale) => <StaleChoice stale={stale()} onSave={(mine) => desk.moveAllTheSame(props.conflict, mine)} />}
      </Show>
    </PanelFrame>
  );
}
