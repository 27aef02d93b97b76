import { A } from '@solidjs/router';
import { For } from 'solid-js';
import { member } from '../app/viewer.ts';
import styles from './SettingsTabs.module.css';

const HEADS = ['owner', 'studio_manager'];
/** `parts`: it has pages of its own, all of which it stands for. */
const PAGES: readonly { href: string; label: string; for: readonly string[]; parts?: boolean }[] = [
  { href: '/settings', label: 'Studio', for: HEADS },
  { href: '/settings/people', label: 'Sign-ins', for: HEADS },
  { href: '/settings/boards', label: 'Boards', for: [...HEADS, 'coordinator'] },
  { href: '/settings/scheduling', label: 'Scheduling', for: [...HEADS, 'coordinator'], parts: true },
  { href: '/settings/import', label: 'Import', for: HEADS },
];

export const settingsFor = (role: string): readonly (typeof PAGES)[number][] => PAGES.filter((page) => page.for.includes(role));

/** The pages of the settings, for whoever may open them. */
export function SettingsTabs() {
  return (
    <nav class={styles.tabs} aria-label="Settings">
      <For each={settingsFor(member().role)}>
        {(page) => (
          <A href={page.href} end={!page.parts}>
            {page.label}
          </A>
        )}
      </For>
    </nav>
  );
}
