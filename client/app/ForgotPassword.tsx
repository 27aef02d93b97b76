import { A, useLocation } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';
import { sendPasswordLink } from './auth.ts';
import { Door } from './Door.tsx';
import { createAuthForm } from './password-form.ts';
import doorStyles from './Door.module.css';

/** The way back in for who has forgotten their password: a link by mail, with which a new one is chosen. */
export default function ForgotPassword() {
  const location = useLocation();
  const [email, setEmail] = createSignal(location.query.email?.toString() ?? '');
  const [sentTo, setSentTo] = createSignal<string>();
  const form = createAuthForm();
  onMount(() => (document.title = 'Forgot your password · Callboard'));

  const missing = () => (/^\S+@\S+$/.test(email().trim()) ? [] : [{ path: 'email', message: 'Enter your e-mail address.' }]);
  const send = async (): Promise<void> => {
    const to = email().trim();
    if (await form.run(missing(), () => sendPasswordLink(to))) setSentTo(to);
  };
  const back = () => (
    <A class={doorStyles.aside} href={`/sign-in${email().trim() ? `?email=${encodeURIComponent(email().trim())}` : ''}`}>
      Back to sign in
    </A>
  );

  return (
    <Door>
      <Show
        when={sentTo()}
        fallback={
          <>
            <h1>Forgot your password?</h1>
            <p class={doorStyles.lead}>We send you a link to choose a new one. Your present password works until then.</p>
            <Form label="Forgot your password" issues={form.issues()} outcome={form.outcome} onSubmit={send}>
              <TextField
                label="E-mail"
                name="email"
                type="email"
                autocomplete="username"
                required
                autofocus
                value={email()}
                onInput={setEmail}
              />
              <footer>
                <Button look="primary" type="submit" busy={form.busy()}>
                  Send the link
                </Button>
              </footer>
            </Form>
            {back()}
          </>
        }
      >
        {(address) => (
          <>
            <h1>Look in your mail</h1>
            <p class={doorStyles.lead} role="status">
              If {address()} belongs to somebody here, a link is on its way with which a new password is chosen. It works once and for an
              hour.
            </p>
            {back()}
          </>
        )}
      </Show>
    </Door>
  );
}
