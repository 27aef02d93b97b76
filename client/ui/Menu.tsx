import { For, Show, type JSX } from 'solid-js';
import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import buttonStyles from './Button.module.css';
import styles from './Menu.module.css';

export interface MenuItem {
  label: string;
  /** What the item does to its object, or why it cannot be done now. */
  note?: string;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  icon?: JSX.Element;
  /** A line above: another kind of act begins. */
  apart?: boolean;
}

/** A button that opens a list of acts. */
export function Menu(props: {
  label: string;
  items: readonly MenuItem[];
  /** What the button shows; its name is `label`. */
  children: JSX.Element;
  square?: boolean;
  class?: string;
  placement?: 'bottom-end' | 'bottom-start' | 'top-start' | 'top-end';
  /** Above the items: whom or what they are about. */
  head?: JSX.Element;
}) {
  return (
    <DropdownMenu placement={props.placement ?? 'bottom-end'} gutter={6}>
      <DropdownMenu.Trigger
        class={props.class ?? `${buttonStyles.button} ${props.square ? buttonStyles.square : ''}`}
        data-look={props.square ? 'quiet' : 'plain'}
        aria-label={props.label}
      >
        {props.children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles.menu}>
          <Show when={props.head}>
            <div class={styles.head}>{props.head}</div>
          </Show>
          <For each={props.items}>
            {(item) => (
              <>
                <Show when={item.apart}>
                  <DropdownMenu.Separator class={styles.line} />
                </Show>
                <DropdownMenu.Item
                  class={styles.item}
                  data-danger={item.danger ? '' : undefined}
                  disabled={item.disabled}
                  textValue={item.label}
                  onSelect={() => item.onSelect()}
                >
                  <Show when={item.icon}>
                    <span class={buttonStyles.icon} aria-hidden="true">
                      {item.icon}
                    </span>
                  </Show>
                  <span>
                    {item.label}
                    <Show when={item.note}>
                      <small>{item.note}</small>
                    </Show>
                  </span>
                </DropdownMenu.Item>
              </>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
