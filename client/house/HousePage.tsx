import { For, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { SettingsTabs } from '../studio/SettingsTabs.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './house.module.css';

const PARTS = [
  { href: '/settings/scheduling', label: 'Rules' },
  { href: '/settings/scheduling/blocks', label: 'Blocks' },
  { href: '/settings/scheduling/types', label: 'Session types' },
  { href: '/settings/scheduling/hours', label: 'Hours & holidays' },
  { href: '/settings/scheduling/conflicts', label: 'Conflict matrix' },
];

/** The frame of the pages on which a house writes down how it is booked. */
export function HousePage(props: { tools?: JSX.Element; actions?: JSX.Element; fills?: boolean; children: JSX.Element }) {
  return (
    <Page title="Settings" fills={props.fills ?? false} tools={<SettingsTabs />} actions={props.actions}>
      <div class={styles.parts}>
        <nav class={styles.views} aria-label="Scheduling settings">
          <For each={PARTS}>
            {(part) => (
              <A href={part.href} end>
                {part.label}
              </A>
            )}
          </For>
        </nav>
        {props.tools}
      </div>
      {props.children}
    </Page>
  );
}
