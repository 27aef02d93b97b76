import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { RemoveMemberDocument, type StudioMember } from './settings-documents.ts';

/** Asks before somebody can no longer sign in. */
export function RemoveMember(props: { member: StudioMember | null; onClose: () => void; onRemoved: () => void }) {
  const remove = createAction(RemoveMemberDocument, (data) => data.removeMember);
  const close = (): void => {
    remove.clear();
    props.onClose();
  };
  const run = async (): Promise<void> => {
    const { member } = props;
    if (!member || !(await remove.run({ input: { memberId: member.id } }))) return;
    toast({ text: `${member.name} can no longer sign in.` });
    props.onRemoved();
    close();
  };
  return (
    <Dialog
      open={props.member !== null}
      onClose={close}
      title={`Remove ${props.member?.name ?? 'this sign-in'}?`}
      actions={
        <>
          <Button onClick={close}>Keep</Button>
          <Button look="danger" busy={remove.busy()} onClick={() => void run()}>
            Remove
          </Button>
        </>
      }
    >
      <Form label="Remove the sign-in" outcome={remove} onSubmit={run}>
        <p>Open screens close within seconds. What they did stays in the log, and they can be invited again.</p>
      </Form>
    </Dialog>
  );
}
