import { createResource, createSignal, For, Show } from 'solid-js';
import { minute } from '../../time/clock.ts';
import { format } from '../../time/format.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { currentSession, listSessions, revokeOtherSessions, revokeSession, type DeviceSession } from '../auth.ts';
import { deviceName } from './device-name.ts';
import styles from './Account.module.css';

/** Where somebody is signed in; this device first. */
export function createDevices() {
  const [sessions, { refetch }] = createResource(async () => {
    const [all, mine] = await Promise.all([listSessions(), currentSession()]);
    return all
      .map((session) => ({ ...session, here: session.id === mine?.id }))
      .sort((a, b) => Number(b.here) - Number(a.here) || b.updatedAt.localeCompare(a.updatedAt));
  });
  return { sessions, refetch };
}

/** Where somebody is signed in, and the way to end it. */
export function Devices(props: { devices: ReturnType<typeof createDevices> }) {
  const sessions = () => props.devices.sessions;
  const refetch = () => props.devices.refetch();
  const [busy, setBusy] = createSignal<string>();

  async function end(key: string, act: () => Promise<unknown>, said: string): Promise<void> {
    setBusy(key);
    try {
      await act();
      await refetch();
      toast({ text: said });
    } catch {
      toast({ text: 'This could not be done: the server cannot be reached. Try again.', kind: 'problem' });
    } finally {
      setBusy(undefined);
    }
  }

  const row = (session: DeviceSession & { here: boolean }) => (
    <li class={styles.session}>
      <div>
        <b>{deviceName(session.userAgent)}</b>
        <Show when={session.here}>
          <Badge>this device</Badge>
        </Show>
        <p>
          Signed in {format().dayNear(session.createdAt, minute())}, {format().time(session.createdAt)}
          {session.ipAddress ? ` · from ${session.ipAddress}` : ''}
        </p>
      </div>
      <Show when={!session.here}>
        <Button
          busy={busy() === session.id}
          aria-label={`Sign out ${deviceName(session.userAgent)}`}
          onClick={() => void end(session.id, () => revokeSession(session.token), 'That device is signed out.')}
        >
          Sign out
        </Button>
      </Show>
    </li>
  );

  return (
    <section class={styles.section} aria-labelledby="account-devices">
      <header>
        <h2 id="account-devices">Signed-in devices</h2>
        <Show when={!sessions().error && (sessions().latest?.length ?? 0) > 1}>
          <Button busy={busy() === 'others'} onClick={() => void end('others', revokeOtherSessions, 'All other devices are signed out.')}>
            Sign out all others
          </Button>
        </Show>
      </header>
      <Show when={!sessions().error} fallback={<ErrorPanel error={sessions().error} retry={refetch} />}>
        <Show when={sessions().latest} fallback={<Skeleton />}>
          {(all) => (
            <ul>
              <For each={all()}>{row}</For>
            </ul>
          )}
        </Show>
      </Show>
    </section>
  );
}
