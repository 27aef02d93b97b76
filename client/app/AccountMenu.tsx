import { useNavigate } from '@solidjs/router';
import CircleUser from 'lucide-solid/icons/circle-user';

import { chooseTheme, themeChoice, type ThemeChoice } from '../styles/theme.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.tsx';
import { title, words } from '../ui/words.ts';
import { signOut } from './auth.ts';
import { chooseStudio, loadViewer, member } from './viewer.ts';
import styles from './AccountMenu.module.css';

const THEMES: readonly { choice: ThemeChoice; label: string }[] = [
  { choice: 'system', label: 'Theme of the device' },
  { choice: 'dark', label: 'Dark theme' },
  { choice: 'light', label: 'Light theme' },
];

export async function leaveStudio(): Promise<void> {
  try {
    await signOut();
    await loadViewer();
  } catch {
    toast({ text: 'You are still signed in: the server cannot be reached. Try again.', kind: 'problem' });
  }
}

export function AccountMenu() {
  const navigate = useNavigate();
  const others = () => member().memberships.filter(({ studio }) => studio.id !== member().studio.id);
  const items = (): MenuItem[] => [
    ...THEMES.map(({ choice, label }) => ({
      label,
      checked: themeChoice() === choice,
      onSelect: () => chooseTheme(choice),
    })),
    ...others().map(({ studio, role }, index) => ({
      label: studio.name,
      note: words(role),
      apart: index === 0,
      onSelect: () => chooseStudio(studio.uuid),
    })),
    { label: 'Your account', note: 'Password, notices and devices', apart: true, onSelect: () => navigate('/account') },
    { label: 'Sign out', onSelect: () => void leaveStudio() },
  ];
  return (
    <Menu
      label={`Account of ${member().name}`}
      placement="top-start"
      class={styles.trigger}
      head={
        <>
          <b class={styles.name}>{member().name}</b>
          <small class={styles.mail}>{member().email}</small>
        </>
      }
      items={items()}
    >
      <CircleUser size="1.125rem" aria-hidden="true" />
      <span>
        <span class={styles.name}>{member().name}</span>
        <small>{title(member().role)}</small>
      </span>
    </Menu>
  );
}
