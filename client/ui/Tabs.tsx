import { For, type JSX } from 'solid-js';
import { Tabs as Kobalte } from '@kobalte/core/tabs';
import styles from './Tabs.module.css';

export interface Tab {
  key: string;
  label: string;
  content: () => JSX.Element;
}

/** Several views of one thing, one in sight. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; value?: string; onInput?: (key: string) => void }) {
  return (
    <Kobalte value={props.value} defaultValue={props.tabs[0]?.key} onChange={(key) => props.onInput?.(key)}>
      <Kobalte.List class={styles.list} aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class={styles.tab} value={tab.key}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class={styles.content} value={tab.key}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  );
}
