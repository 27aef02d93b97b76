import { Show } from 'solid-js';
import { drop } from '../outbox/outbox.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { useDesk } from './desk.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useSchedule } from './schedule-state.ts';
import { UnsavedNote } from './UnsavedNote.tsx';
import styles from './Panel.module.css';

/** A session that was booked without a connection: it is on this device alone until there is one. */
export function UnbookedPanel(props: { id: string }) {
  const schedule = useSchedule();
  const desk = useDesk();
  const session = () => schedule.bookingById().get(props.id);
  return (
    <PanelFrame
      title={session()?.title ?? 'It is booked by now'}
      onClose={() => desk.open(null)}
      actions={
        <Show when={schedule.unsaved().get(props.id)}>
          {(entry) => (
            <Button
              look="danger"
              onClick={() => {
                drop(entry().key);
                desk.open(null);
              }}
            >
              Do not book it
            </Button>
          )}
        </Show>
      }
    >
      <UnsavedNote id={props.id} />
      <Show when={session()}>
        {(one) => (
          <dl class={styles.facts}>
            <dt>Day</dt>
            <dd>{format().day(one().startsAt)}</dd>
            <dt>Time</dt>
            <dd>{format().timeRange(one().startsAt, one().endsAt)}</dd>
            <dt>Rooms</dt>
            <dd>{one().roomIds.map(schedule.roomName).join(', ') || 'None'}</dd>
          </dl>
        )}
      </Show>
    </PanelFrame>
  );
}
