import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks before what was typed is lost. */
export function ThrowAwayDialog(props: {
  /** How it goes on once the author has thrown the words away; closed while there is nothing to ask. */
  goOn: (() => void) | null;
  onKeep: () => void;
  text: string;
}) {
  return (
    <Dialog
      open={props.goOn !== null}
      onClose={props.onKeep}
      title="Throw away what you typed?"
      actions={
        <>
          <Button onClick={() => props.onKeep()}>Keep writing</Button>
          <Button
            look="danger"
            onClick={() => {
              const { goOn } = props;
              props.onKeep();
              goOn?.();
            }}
          >
            Throw away
          </Button>
        </>
      }
    >
      <p>{props.text}</p>
    </Dialog>
  );
}
