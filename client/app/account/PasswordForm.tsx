import { createResource, createSignal, Show } from 'solid-js';
import { passwordFault } from '../../../domain/studio/password-rules.ts';
import type { Issue } from '../../graphql/refusal.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Form } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.tsx';
import { hasPassword, setPassword } from '../auth.ts';
import { NewPasswordField } from '../NewPasswordField.tsx';
import { createAuthForm } from '../password-form.ts';
import { member } from '../viewer.ts';
import styles from './Account.module.css';

/** Sets a first password, for who came in by a link, or changes the present one. */
export function PasswordForm(props: { onChanged: () => void }) {
  const [exists, { refetch }] = createResource(hasPassword);
  const [current, setCurrent] = createSignal('');
  const [wanted, setWanted] = createSignal('');
  const form = createAuthForm();

  const wrong = (): Issue[] => {
    const fault = passwordFault(wanted(), member());
    return [
      ...(exists.latest && current() === '' ? [{ path: 'currentPassword', message: 'Enter your present password.' }] : []),
      ...(fault ? [{ path: 'newPassword', message: fault }] : []),
    ];
  };
  const save = async (): Promise<void> => {
    const isFirst = !exists.latest;
    if (!(await form.run(wrong(), () => setPassword(wanted(), isFirst ? undefined : current())))) return;
    setCurrent('');
    setWanted('');
    toast({ text: `Your password is ${isFirst ? 'set' : 'changed'}. All other devices are signed out.` });
    await refetch();
    props.onChanged();
  };

  return (
    <section class={styles.section} aria-labelledby="account-password">
      <h2 id="account-password">Password</h2>
      <Show when={!exists.error} fallback={<ErrorPanel error={exists.error} retry={refetch} />}>
        <Show when={exists.latest !== undefined} fallback={<Skeleton lines={3} />}>
          <p>
            {exists.latest
              ? 'A new password signs all your other devices out.'
              : 'You came in by a link. With a password you can also sign in without your mail; links go on working.'}
          </p>
          <Form label="Password" issues={form.issues()} outcome={form.outcome} onSubmit={save}>
            {/* For password managers, which keep a password under its address. */}
            <input class="unseen" type="email" autocomplete="username" value={member().email} readOnly tabIndex={-1} aria-hidden="true" />
            <Show when={exists.latest}>
              <TextField
                label="Present password"
                name="currentPassword"
                type="password"
                autocomplete="current-password"
                required
                value={current()}
                onInput={setCurrent}
              />
            </Show>
            <NewPasswordField label={exists.latest ? 'New password' : 'Password'} value={wanted()} onInput={setWanted} />
            <footer>
              <Button look="primary" type="submit" busy={form.busy()}>
                {exists.latest ? 'Change the password' : 'Set the password'}
              </Button>
            </footer>
          </Form>
        </Show>
      </Show>
    </section>
  );
}
