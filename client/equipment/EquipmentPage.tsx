import { For, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { Page } from '../ui/Page.tsx';
import { ActDialogs } from './ActDialogs.tsx';
import styles from './EquipmentPage.module.css';

const VIEWS = [
  { path: '/equipment', label: 'Units' },
  { path: '/equipment/models', label: 'Models' },
  { path: '/equipment/kits', label: 'Kits' },
] as const;

/** The frame of the three lists of gear, with the dialogs of what is done with it. */
export function EquipmentPage(props: {
  view: (typeof VIEWS)[number]['path'];
  tools?: JSX.Element;
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <Page
      title="Equipment"
      fills
      tools={
        <>
          <nav class={styles.views} aria-label="Equipment">
            <For each={VIEWS}>
              {(view) => (
                <A href={view.path} aria-current={view.path === props.view ? 'page' : undefined}>
                  {view.label}
                </A>
              )}
            </For>
          </nav>
          {props.tools}
        </>
      }
      actions={props.actions}
    >
      {props.children}
      <ActDialogs />
    </Page>
  );
}
