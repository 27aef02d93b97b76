import { A, useLocation, useNavigate } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { passwordFault } from '../../domain/studio/password-rules.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { resetPassword } from './auth.ts';
import { Door } from './Door.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { createAuthForm } from './password-form.ts';
import { loadViewer } from './viewer.ts';
import doorStyles from './Door.module.css';

/** Where the link of a "forgot password" mail leads. */
export default function ResetPassword() {
  const location = useLocation();
  const navigate = useNavigate();
  const [password, setPassword] = createSignal('');
  const form = createAuthForm();
  const token = (): string => location.query.token?.toString() ?? '';
  onMount(() => (document.title = 'Choose a new password · Callboard'));

  const wrong = () => {
    const fault = passwordFault(password());
    return fault ? [{ path: 'newPassword', message: fault }] : [];
  };
  const save = async (): Promise<void> => {
    if (!(await form.run(wrong(), () => resetPassword(token(), password())))) return;
    // Who was signed in here no longer is.
    await loadViewer();
    navigate('/sign-in?password=new', { replace: true });
  };

  return (
    <Door>
      <Show
        when={token() && location.query.error === undefined}
        fallback={
          <>
            <h1>This link no longer works</h1>
            <p class={doorStyles.lead}>It has expired or was used before. A new one is quickly sent.</p>
            <A class={doorStyles.aside} href="/forgot-password">
              Have a new link sent
            </A>
          </>
        }
      >
        <h1>Choose a new password</h1>
        <Form label="Choose a new password" issues={form.issues()} outcome={form.outcome} onSubmit={save}>
          <NewPasswordField autofocus value={password()} onInput={setPassword} />
          <footer>
            <Button look="primary" type="submit" busy={form.busy()}>
              Set the password
            </Button>
          </footer>
        </Form>
      </Show>
    </Door>
  );
}
