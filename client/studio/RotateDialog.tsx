import { createEffect, createSignal, on } from 'solid-js';
import type { Action } from '../graphql/action.ts';
import type { Accepted } from '../graphql/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import type { ShownSecret } from './api-keys.ts';

const OVERLAPS = [
  { value: '0', label: 'It ends at once' },
  { value: '60', label: 'One hour' },
  { value: '1440', label: 'One day' },
  { value: '10080', label: 'One week' },
];

/** A new secret for what programs hold, with time to change it everywhere. */
export function RotateDialog<Variables, Result>(props: {
  /** Whose; closed while there is none. */
  name: string | null;
  label: string;
  /** What the old secret does meanwhile. */
  overlap: string;
  /** Minutes, if nothing else is chosen. */
  usual: number;
  action: Action<Variables, Result>;
  variables: (overlapMinutes: number) => Variables;
  secret: (done: Accepted<Result>) => string;
  onClose: () => void;
  onRotated: (secret: ShownSecret) => void;
}) {
  const [overlap, setOverlap] = createSignal(String(props.usual));
  createEffect(
    on(
      () => props.name,
      (name) => {
        if (name === null) return;
        props.action.clear();
        setOverlap(String(props.usual));
      },
    ),
  );
  const run = async (): Promise<void> => {
    const { name } = props;
    const done = name !== null && (await props.action.run(props.variables(Number(overlap()))));
    if (name === null || !done) return;
    props.onClose();
    props.onRotated({ name, secret: props.secret(done) });
  };
  return (
    <Dialog
      open={props.name !== null}
      onClose={props.onClose}
      title={`A new secret for ${props.name ?? 'it'}`}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={props.action.busy()} onClick={() => void run()}>
            Rotate
          </Button>
        </>
      }
    >
      <Form label={props.label} outcome={props.action} onSubmit={run}>
        <Select
          name="overlapMinutes"
          label={props.overlap}
          hint="So that the program can be given the new one without a gap."
          value={overlap()}
          onInput={setOverlap}
          choices={OVERLAPS}
        />
      </Form>
    </Dialog>
  );
}
