import { createEffect, createSignal, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { OVERLAP_MINUTES } from '../../domain/studio/api-key-rules.ts';
import { RotateApiKeyDocument, type ApiKey, type ShownSecret } from './api-keys.ts';

const OVERLAPS = [
  { value: '0', label: 'It ends at once' },
  { value: '60', label: 'One hour' },
  { value: '1440', label: 'One day' },
  { value: '10080', label: 'One week' },
];

/** A new secret for a key, with time to change it everywhere. */
export function RotateApiKey(props: { apiKey: ApiKey | null; onClose: () => void; onRotated: (secret: ShownSecret) => void }) {
  const [overlap, setOverlap] = createSignal(String(OVERLAP_MINUTES));
  const rotate = createAction(RotateApiKeyDocument, (data) => data.rotateApiKey);
  createEffect(
    on(
      () => props.apiKey,
      (key) => {
        if (!key) return;
        rotate.clear();
        setOverlap(String(OVERLAP_MINUTES));
      },
    ),
  );
  const run = async (): Promise<void> => {
    const { apiKey } = props;
    const done = apiKey && (await rotate.run({ input: { apiKeyId: apiKey.id, overlapMinutes: Number(overlap()) } }));
    if (!apiKey || !done) return;
    props.onClose();
    props.onRotated({ name: apiKey.name, secret: done.secret });
  };
  return (
    <Dialog
      open={props.apiKey !== null}
      onClose={props.onClose}
      title={`A new secret for ${props.apiKey?.name ?? 'this key'}`}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={rotate.busy()} onClick={() => void run()}>
            Rotate
          </Button>
        </>
      }
    >
      <Form label="Rotate the API key" outcome={rotate} onSubmit={run}>
        <Select
          name="overlapMinutes"
          label="The old secret opens for"
          hint="So that the program can be given the new one without a gap."
          value={overlap()}
          onInput={setOverlap}
          choices={OVERLAPS}
        />
      </Form>
    </Dialog>
  );
}
