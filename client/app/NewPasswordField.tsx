import { createSignal } from 'solid-js';
import { PASSWORD_HINT } from '../../domain/studio/password-rules.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Where a password is chosen: its rules are said beforehand, and it can be looked at instead of being typed twice. */
export function NewPasswordField(props: {
  label?: string;
  name?: string;
  value: string;
  onInput: (password: string) => void;
  autofocus?: boolean;
}) {
  const [shown, setShown] = createSignal(false);
  return (
    <>
      <TextField
        label={props.label ?? 'New password'}
        name={props.name ?? 'newPassword'}
        type={shown() ? 'text' : 'password'}
        autocomplete="new-password"
        hint={PASSWORD_HINT}
        required
        autofocus={props.autofocus ?? false}
        value={props.value}
        onInput={props.onInput}
      />
      <Checkbox label="Show the password" checked={shown()} onInput={setShown} />
    </>
  );
}
