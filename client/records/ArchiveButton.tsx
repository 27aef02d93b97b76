import { createSignal, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { graphql } from '../graphql/generated/gql.ts';
import type { StillBookedFragment } from '../graphql/generated/graphql.ts';
import type { Saving } from './RecordPanel.tsx';
import { Line, Lines } from './Facts.tsx';

/** Spread beside Refusal where sessions to come may forbid it. */
export const StillBookedFragmentDocument = graphql(`
  fragment StillBooked on StillBooked {
    sessions {
      id: bookingId
      title
      startsAt
    }
  }
`);

const stillBooked = (refusal: { code: string } | undefined): StillBookedFragment | undefined =>
  refusal?.code === 'STILL_BOOKED' ? (refusal as unknown as StillBookedFragment) : undefined;

/** Archives after a question, and offers to take it back; restores at once. */
export function ArchiveButton(props: {
  name: string;
  archived: boolean;
  /** What becomes of what hangs on it, as a sentence. */
  consequence: string;
  verb?: string;
  archiving: Saving;
  restoring: Saving;
  archive: () => Promise<boolean>;
  restore: () => Promise<boolean>;
  onArchived?: () => void;
}) {
  const [asking, setAsking] = createSignal(false);
  const verb = (): string => props.verb ?? 'Archive';
  const restore = async (): Promise<void> => {
    const { name } = props;
    if (await props.restore()) toast({ text: `${name} is back.` });
    else toast({ text: props.restoring.refusal()?.message ?? `${name} could not be restored. Try again.`, kind: 'problem' });
  };
  const archive = async (): Promise<void> => {
    const { name, restore: undo } = props;
    if (!(await props.archive())) return;
    setAsking(false);
    toast({ text: `${name} is archived.`, action: { label: 'Undo', run: () => void undo() } });
    props.onArchived?.();
  };
  return (
    <Show
      when={!props.archived}
      fallback={
        <Button busy={props.restoring.busy()} onClick={() => void restore()}>
          Restore
        </Button>
      }
    >
      <Button
        look="quiet"
        onClick={() => {
          props.archiving.clear();
          setAsking(true);
        }}
      >
        {verb()}
      </Button>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={`${verb()} ${props.name}?`}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep</Button>
            <Button look="danger" busy={props.archiving.busy()} onClick={() => void archive()}>
              {verb()}
            </Button>
          </>
        }
      >
        <Form label={`${verb()} ${props.name}`} outcome={props.archiving} onSubmit={archive}>
          <p>{props.consequence}</p>
          <Show when={stillBooked(props.archiving.refusal())}>
            {(booked) => (
              <Lines rows={booked().sessions} empty="">
                {(session) => (
                  <Line
                    title={session.title}
                    detail={format().dateTime(session.startsAt)}
                    href={`/schedule?session=${encodeURIComponent(session.id)}`}
                  />
                )}
              </Lines>
            )}
          </Show>
        </Form>
      </Dialog>
    </Show>
  );
}
