import Redo2 from 'lucide-solid/icons/redo-2';
import Undo2 from 'lucide-solid/icons/undo-2';
import { toast } from '../ui/toast.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ClashLineFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { outbox } from '../outbox/outbox.ts';
import { useDesk } from './desk.ts';
import { useSchedule } from './schedule-state.ts';
import { createUndo } from './undo.ts';

/** Takes back what one did last, and does it again; each says what that would be. */
export function UndoButtons() {
  const schedule = useSchedule();
  const desk = useDesk();
  const undo = createUndo({
    enabled: schedule.mayPlan,
    onRefused: (refusal, { what, recordId }) => {
      if (refusal.__typename === 'ResourceTaken') {
        const { clashes, alternatives } = refusal as unknown as { clashes: ClashLineFragment[]; alternatives: WayOutFragment[] };
        desk.open({ kind: 'not taken back', act: { bookingId: recordId, what, message: refusal.message, clashes, alternatives } });
        return;
      }
      const later = refusal.__typename === 'ChangedSince' ? refusal.changes[0]?.recordId : null;
      toast({
        kind: 'problem',
        text: refusal.message,
        ...(later ? { action: { label: 'Look at it', run: () => desk.open({ kind: 'booking', id: later }) } } : {}),
      });
    },
  });
  const unsent = () => outbox().some(({ late, tried }) => late && !tried);
  return (
    <span style={{ display: 'inline-flex' }}>
      <IconButton
        label={unsent() ? 'Undo what is not yet saved' : undo.next()?.undo ? `Undo: you ${undo.next()!.undo!.what}` : 'Nothing to undo'}
        icon={<Undo2 />}
        disabled={!undo.next()?.undo && !unsent()}
        onClick={() => void undo.undo()}
      />
      <IconButton
        label={undo.next()?.redo ? `Redo: you ${undo.next()!.redo!.what}` : 'Nothing to redo'}
        icon={<Redo2 />}
        disabled={!undo.next()?.redo}
        onClick={() => void undo.redo()}
      />
    </span>
  );
}
