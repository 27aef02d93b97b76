import { Show } from 'solid-js';
import { TextField } from '../../ui/TextField.tsx';

/** Who waits beside a client, and how they are told. */
export interface WhoWaits {
  contactName: string;
  contact: string;
  note: string;
}

export const WaitFields = (props: { values: WhoWaits; hasClient: boolean; set: (some: Partial<WhoWaits>) => void }) => (
  <>
    <Show when={!props.hasClient}>
      <TextField
        label="Or who waits"
        name="contactName"
        maxLength={120}
        value={props.values.contactName}
        onInput={(contactName) => props.set({ contactName })}
      />
    </Show>
    <TextField
      label="How to reach them"
      name="contact"
      placeholder="Number or address"
      maxLength={200}
      value={props.values.contact}
      onInput={(contact) => props.set({ contact })}
    />
    <TextField label="Note" name="note" lines={2} maxLength={2_000} value={props.values.note} onInput={(note) => props.set({ note })} />
  </>
);
