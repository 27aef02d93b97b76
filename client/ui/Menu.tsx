import { Index, Show, type JSX } from 'solid-js';
import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import buttonStyles from './Button.module.css';
import { layers } from './layers.ts';
import styles from './Menu.module.css';

export interface MenuItem {
  label: string;
  /** What the item does to its object, or why it cannot be done now. */
  note?: string;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  icon?: JSX.Element;
  /** One of several settings: whether it is the present one. */
  checked?: boolean;
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
    <DropdownMenu placement={props.placement ?? 'bottom-end'} gutter={6} modal={false}>
      <DropdownMenu.Trigger
        class={props.class ?? `${buttonStyles.button} ${props.square ? buttonStyles.square : ''}`}
        data-look={props.square ? 'quiet' : 'plain'}
        aria-label={props.label}
        title={props.label}
      >
        {props.children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal mount={layers()}>
        <DropdownMenu.Content class={styles.menu}>
          <Show when={props.head} fallback={<Entries items={props.items} />}>
            <DropdownMenu.Group>
              <DropdownMenu.GroupLabel class={styles.head}>{props.head}</DropdownMenu.GroupLabel>
              <Entries items={props.items} />
            </DropdownMenu.Group>
          </Show>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

/** By place: an item that is worked out anew under an open menu keeps its element, and with it the focus and the finger on it. */
const Entries = (props: { items: readonly MenuItem[] }) => <Index each={props.items}>{(item) => <Entry item={item()} />}</Index>;

function Entry(props: { item: MenuItem }) {
  const content = () => (
    <>
      <Show when={props.item.icon}>
        <span class={buttonStyles.icon} aria-hidden="true">
          {props.item.icon}
        </span>
      </Show>
      <span>
        {props.item.label}
        <Show when={props.item.note}>
          <small>{props.item.note}</small>
        </Show>
      </span>
    </>
  );
  return (
    <>
      <Show when={props.item.apart}>
        <DropdownMenu.Separator class={styles.line} />
      </Show>
      <Show
        when={props.item.checked !== undefined}
        fallback={
          <DropdownMenu.Item
            class={styles.item}
            data-danger={props.item.danger ? '' : undefined}
            disabled={props.item.disabled}
            textValue={props.item.label}
            onSelect={() => props.item.onSelect()}
          >
            {content()}
          </DropdownMenu.Item>
        }
      >
        <DropdownMenu.CheckboxItem
          class={styles.item}
          disabled={props.item.disabled}
          textValue={props.item.label}
          checked={props.item.checked}
          onChange={() => props.item.onSelect()}
        >
          {content()}
          <DropdownMenu.ItemIndicator class={styles.check}>✓</DropdownMenu.ItemIndicator>
        </DropdownMenu.CheckboxItem>
      </Show>
    </>
  );
}
