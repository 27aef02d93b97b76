import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { RevokeApiKeyDocument, type ApiKey } from './api-keys.ts';

/** Asks before a program is shut out for good. */
export function RevokeApiKey(props: { apiKey: ApiKey | null; onClose: () => void; onRevoked: () => void }) {
  const revoke = createAction(RevokeApiKeyDocument, (data) => data.revokeApiKey);
  const run = async (): Promise<void> => {
    const { apiKey } = props;
    if (!apiKey || !(await revoke.run({ input: { apiKeyId: apiKey.id } }))) return;
    toast({ text: `${apiKey.name} is shut out.` });
    props.onRevoked();
    close();
  };
  const close = (): void => {
    revoke.clear();
    props.onClose();
  };
  return (
    <Dialog
      open={props.apiKey !== null}
      onClose={close}
      title={`Revoke ${props.apiKey?.name ?? 'this key'}?`}
      actions={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button look="danger" busy={revoke.busy()} onClick={() => void run()}>
            Revoke
          </Button>
        </>
      }
    >
      <Form label="Revoke the API key" outcome={revoke} onSubmit={run}>
        <p>Its program is refused from now on, and what it holds open is closed within seconds. This cannot be taken back.</p>
      </Form>
    </Dialog>
  );
}
