import { Show } from 'solid-js';
import { Column, Page } from '../../ui/Page.tsx';
import { words } from '../../ui/words.ts';
import { member } from '../viewer.ts';
import { createDevices, Devices } from './Devices.tsx';
import { NoticeMail } from './NoticeMail.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import styles from './Account.module.css';

/** What is one's own: who one is here, the password, and where one is signed in. */
export default function AccountPage() {
  const devices = createDevices();
  return (
    <Page title="Your account">
      <Column>
        <p class={styles.who}>
          <b>{member().name}</b>
          <span>
            {member().email} · {words(member().role)} at {member().studio.name}
          </span>
        </p>
        <PasswordForm onChanged={() => void devices.refetch()} />
        <Show when={member().role !== 'client'}>
          <NoticeMail />
        </Show>
        <Devices devices={devices} />
      </Column>
    </Page>
  );
}
