import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { RevokeBoardLinkDocument, type BoardLink } from './board-links.ts';

/** Asks before a link ends for good: it may hang on a wall that nobody here sees. */
export function RevokeBoardLink(props: { link: BoardLink | null; onClose: () => void; onRevoked: () => void }) {
  const revoke = createAction(RevokeBoardLinkDocument, (data) => data.revokeBoardLink);
  const run = async (): Promise<void> => {
    const { link } = props;
    if (!link || !(await revoke.run({ input: { boardLinkId: link.id } }))) return;
    toast({ text: `The link of ${link.name} does not open any more.` });
    props.onRevoked();
    close();
  };
  const close = (): void => {
    revoke.clear();
    props.onClose();
  };
  return (
    <Dialog
      open={props.link !== null}
      onClose={close}
      title={`Revoke ${props.link?.name ?? 'this link'}?`}
      actions={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button look="danger" busy={revoke.busy()} onClick={() => void run()}>
            Revoke
          </Button>
        </>
      }
    >
      <Form label="Revoke the board link" outcome={revoke} onSubmit={run}>
        <p>Screens that show it go dark within seconds, and its address never opens again. A new link can be made at any time.</p>
      </Form>
    </Dialog>
  );
}
