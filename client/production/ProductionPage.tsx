import { For, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { Page } from '../ui/Page.tsx';
import styles from './ProductionPage.module.css';

const VIEWS = [
  { path: '/projects', label: 'Pipeline' },
  { path: '/projects/list', label: 'List' },
] as const;

/** The frame of the two views of projects. */
export function ProductionPage(props: {
  view: (typeof VIEWS)[number]['path'];
  tools?: JSX.Element;
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <Page
      title="Projects"
      fills
      tools={
        <>
          <nav class={styles.views} aria-label="Projects">
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
    </Page>
  );
}
