import Copy from 'lucide-solid/icons/copy';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { toast } from '../ui/toast.tsx';
import type { ShownSecret } from './api-keys.ts';
import { copyText } from './copy-text.ts';
import styles from './ShownSecretDialog.module.css';

/** The one moment in which a secret can be seen. */
export function ShownSecretDialog(props: { shown: ShownSecret | null; onClose: () => void }) {
  const copy = async (): Promise<void> => {
    const copied = props.shown !== null && (await copyText(props.shown.secret));
    toast(
      copied
        ? { text: 'The secret is copied.' }
        : { text: 'The browser did not allow copying. Mark the secret and copy it.', kind: 'problem' },
    );
  };
  return (
    <Dialog
      open={props.shown !== null}
      onClose={props.onClose}
      title={`The secret of ${props.shown?.name ?? 'the key'}`}
      lead="It is shown this once: keep it where the program finds it, and nowhere else."
      actions={
        <>
          <Button icon={<Copy />} onClick={() => void copy()}>
            Copy
          </Button>
          <Button look="primary" onClick={() => props.onClose()}>
            I have kept it
          </Button>
        </>
      }
    >
      <code class={styles.secret} aria-label="Secret">
        {props.shown?.secret}
      </code>
    </Dialog>
  );
}
