import type { JSX } from 'solid-js';
import type { Action } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';

/** Asks before something ends for good, such as a link or a key that others use. */
export function RevokeDialog<Variables, Result>(props: {
  /** What is to end, by its name; closed while there is none. */
  name: string | null;
  /** What is done to it: revoke, if nothing else is said. */
  act?: string;
  label: string;
  action: Action<Variables, Result>;
  variables: () => Variables;
  /** What is told when it is done. */
  done: (name: string) => string;
  onClose: () => void;
  onRevoked: () => void;
  /** What comes of it. */
  children: JSX.Element;
}) {
  const run = async (): Promise<void> => {
    const { name } = props;
    if (name === null || !(await props.action.run(props.variables()))) return;
    toast({ text: props.done(name) });
    props.onRevoked();
    close();
  };
  const close = (): void => {
    props.action.clear();
    props.onClose();
  };
  return (
    <Dialog
      open={props.name !== null}
      onClose={close}
      title={`${props.act ?? 'Revoke'} ${props.name ?? 'it'}?`}
      actions={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button look="danger" busy={props.action.busy()} onClick={() => void run()}>
            {props.act ?? 'Revoke'}
          </Button>
        </>
      }
    >
      <Form label={props.label} outcome={props.action} onSubmit={run}>
        {props.children}
      </Form>
    </Dialog>
  );
}
