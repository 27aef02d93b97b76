import { createEffect } from 'solid-js';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Clashes } from './Clashes.tsx';
import { useDesk, type Conflict } from './desk.ts';
import { PanelFrame } from './PanelFrame.tsx';

/** A move that was refused: the session stands where it stood, and here is why and where else it can go. */
export function ConflictPanel(props: { conflict: Conflict }) {
  const desk = useDesk();
  const wanted = () => props.conflict.wanted;
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
          Leave it at {format().timeRange(props.conflict.session.startsAt, props.conflict.session.endsAt)}
        </Button>
      }
    >
      <Clashes
        focused
        clashes={props.conflict.clashes}
        alternatives={props.conflict.alternatives}
        message={props.conflict.message}
        busy={desk.busy()}
        onTake={(way) => void desk.take(props.conflict, way)}
      />
    </PanelFrame>
  );
}
