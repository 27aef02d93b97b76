import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import { placeBelow } from './place-below.ts';
import fieldStyles from './Field.module.css';
import styles from './Combobox.module.css';

export interface Option {
  id: string;
  label: string;
  /** What tells two of the same name apart. */
  note?: string;
}

export interface ComboboxProps<Item extends Option> extends FieldProps {
  value: Item | null;
  onInput: (item: Item | null) => void;
  /** Finds what fits the text; called a moment after the last key. An empty text asks for what to offer first. */
  search: (text: string) => Promise<readonly Item[]> | readonly Item[];
  placeholder?: string;
  /** Offers to make a new one of the typed text. */
  onCreate?: (text: string) => void;
  createLabel?: (text: string) => string;
}

const WAIT = 160;

/** One of many, found by typing. The list lies over everything (a popover), also over the dialog that holds the field. */
export function Combobox<Item extends Option>(props: ComboboxProps<Item>) {
  const field = createField(props);
  const listId = createUniqueId();
  let input!: HTMLInputElement;
  let list!: HTMLDivElement;
  let due: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const [text, setText] = createSignal(props.value?.label ?? '');
  const [open, setOpen] = createSignal(false);
  const [items, setItems] = createSignal<readonly Item[]>([]);
  const [state, setState] = createSignal<'idle' | 'searching' | 'failed'>('idle');
  const [active, setActive] = createSignal(0);

  createEffect(
    on(
      () => props.value?.id,
      () => setText(props.value?.label ?? ''),
      { defer: true },
    ),
  );
  createEffect(() => {
    if (!open()) return list.hidePopover();
    list.showPopover();
    onCleanup(placeBelow(input, list));
  });
  onCleanup(() => clearTimeout(due));

  const creatable = (): boolean => !!props.onCreate && text().trim() !== '' && !items().some((item) => item.label === text().trim());
  const count = (): number => items().length + (creatable() ? 1 : 0);

  async function find(words: string): Promise<void> {
    const mine = ++asked;
    setState('searching');
    try {
      const found = await props.search(words);
      if (mine !== asked) return;
      setItems(found);
      setActive(0);
      setState('idle');
    } catch {
      if (mine === asked) setState('failed');
    }
  }

  function show(words: string): void {
    setOpen(true);
    clearTimeout(due);
    due = setTimeout(() => void find(words), words ? WAIT : 0);
  }

  function choose(index: number): void {
    const item = items()[index];
    if (item) {
      props.onInput(item);
      setText(item.label);
    } else if (creatable()) props.onCreate?.(text().trim());
    setOpen(false);
  }

  function leave(): void {
    setOpen(false);
    if (text().trim() === '' && props.value) props.onInput(null);
    setText(text().trim() === '' ? '' : (props.value?.label ?? ''));
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open()) return show('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index) => (count() === 0 ? 0 : (index + step + count()) % count()));
      list.querySelector(`[data-index="${active()}"]`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && open()) {
      event.preventDefault();
      if (state() === 'idle') choose(active());
    } else if (event.key === 'Escape' && open()) {
      // Closes the list, not the dialog around it.
      event.stopPropagation();
      event.preventDefault();
      leave();
    }
  }

  return (
    <FieldFrame field={props} state={field}>
      <input
        ref={input}
        {...field.ties()}
        class={fieldStyles.input}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={listId}
        aria-activedescendant={open() && count() > 0 ? `${listId}-${active()}` : undefined}
        placeholder={props.placeholder}
        value={text()}
        onInput={(event) => {
          setText(event.currentTarget.value);
          show(event.currentTarget.value);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => !open() && show('')}
        onKeyDown={press}
        onBlur={leave}
      />
      {/* Pressing an option must not take the focus from the field. */}
      <div ref={list} popover="manual" class={styles.list} onPointerDown={(event) => event.preventDefault()} data-kb-top-layer="">
        <div id={listId} role="listbox" aria-label={props.label} aria-busy={state() === 'searching'}>
          <For each={items()}>
            {(item, index) => (
              <div
                id={`${listId}-${index()}`}
                role="option"
                data-index={index()}
                aria-selected={index() === active()}
                onPointerMove={() => setActive(index())}
                onClick={() => choose(index())}
              >
                <span>{item.label}</span>
                <Show when={item.note}>
                  <small>{item.note}</small>
                </Show>
              </div>
            )}
          </For>
          <Show when={creatable()}>
            <div
              id={`${listId}-${items().length}`}
              role="option"
              data-index={items().length}
              aria-selected={active() === items().length}
              onPointerMove={() => setActive(items().length)}
              onClick={() => choose(items().length)}
            >
              <span>{props.createLabel?.(text().trim()) ?? `Create “${text().trim()}”`}</span>
            </div>
          </Show>
        </div>
        <p role="status">
          <Show when={state() === 'failed'}>The list could not be loaded. Type again to try once more.</Show>
          <Show when={state() === 'idle' && count() === 0}>Nothing fits. Try fewer letters.</Show>
          <Show when={state() === 'searching' && items().length === 0}>Searching …</Show>
        </p>
      </div>
    </FieldFrame>
  );
}
