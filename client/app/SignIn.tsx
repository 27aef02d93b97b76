import { createSignal, onMount, Show } from 'solid-js';
import { A, useLocation } from '@solidjs/router';
import type { Issue } from '../graphql/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';
import { sendSignInLink, signIn, SignInRefused } from './auth.ts';
import { Door } from './Door.tsx';
import { nextPage } from './next-page.ts';
import { loadViewer } from './viewer.ts';
import doorStyles from './Door.module.css';

/** By password, or by a link sent to the address. */
export default function SignIn() {
  const location = useLocation();
  const [email, setEmail] = createSignal(location.query.email?.toString() ?? '');
  const [password, setPassword] = createSignal('');
  const [issues, setIssues] = createSignal<readonly Issue[]>([]);
  const [refused, setRefused] = createSignal<string>();
  const [failure, setFailure] = createSignal<unknown>();
  const [busy, setBusy] = createSignal<'password' | 'link' | null>(null);
  const [sentTo, setSentTo] = createSignal<string>();
  // A link that was used before or is too old leads back here with ?error.
  const deadLink = (): boolean => location.query.error !== undefined;

  /** The address that was typed goes along to the other page of the door, and back. */
  const emailQuery = (): string => (email().trim() ? `?email=${encodeURIComponent(email().trim())}` : '');

  onMount(() => (document.title = 'Sign in · Callboard'));

  const wrong = (withPassword: boolean): Issue[] => [
    ...(/^\S+@\S+$/.test(email().trim()) ? [] : [{ path: 'email', message: 'Enter your e-mail address.' }]),
    ...(withPassword && password() === '' ? [{ path: 'password', message: 'Enter your password, or have a link sent.' }] : []),
  ];

  async function attempt(by: 'password' | 'link', act: () => Promise<unknown>): Promise<void> {
    if (busy()) return;
    setRefused(undefined);
    setFailure(undefined);
    setIssues(wrong(by === 'password'));
    if (issues().length > 0) return;
    setBusy(by);
    try {
      await act();
    } catch (error) {
      if (error instanceof SignInRefused) setRefused(error.message);
      else setFailure(error);
    } finally {
      setBusy(null);
    }
  }

  const byPassword = (): Promise<void> =>
    attempt('password', async () => {
      await signIn(email().trim(), password());
      await loadViewer();
    });
  const byLink = (): Promise<void> =>
    attempt('link', async () => {
      await sendSignInLink(email().trim(), nextPage());
      setSentTo(email().trim());
    });

  return (
    <Door>
      <Show
        when={sentTo()}
        fallback={
          <>
            <h1>Sign in</h1>
            <Show when={deadLink()}>
              <p class={doorStyles.said}>That sign-in link has expired or was used before. Have a new one sent.</p>
            </Show>
            <Show when={location.query.password === 'new'}>
              <p class={doorStyles.said} role="status">
                Your new password is set, and all devices are signed out. Sign in with it.
              </p>
            </Show>
            <Form
              label="Sign in"
              issues={issues()}
              outcome={{ issues: () => [], refusal: () => (refused() ? { message: refused()! } : undefined), failure }}
              onSubmit={byPassword}
            >
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
              <TextField
                label="Password"
                name="password"
                type="password"
                autocomplete="current-password"
                value={password()}
                onInput={setPassword}
              />
              <footer>
                <Button look="primary" type="submit" busy={busy() === 'password'}>
                  Sign in
                </Button>
                <Button look="quiet" busy={busy() === 'link'} onClick={byLink}>
                  Send me a sign-in link
                </Button>
              </footer>
            </Form>
            <A class={doorStyles.aside} href={`/forgot-password${emailQuery()}`}>
              Forgot your password?
            </A>
          </>
        }
      >
        {(address) => (
          <>
            <h1>Look in your mail</h1>
            <p class={doorStyles.lead} role="status">
              If {address()} belongs to somebody here, a sign-in link is on its way. It works once and for a few minutes; open it on this
              device.
            </p>
            <div>
              <Button onClick={() => setSentTo(undefined)}>Use another way</Button>
            </div>
          </>
        )}
      </Show>
    </Door>
  );
}
