import { createSignal, For } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { createField, FieldFrame, type FieldProps } from '../ui/Field.tsx';
import fieldStyles from '../ui/Field.module.css';
import styles from './TagField.module.css';

/** Several short words: each is added by Enter, a comma or by leaving the field, and taken away by its button or Backspace. */
export function TagField(
  props: FieldProps & { value: readonly string[]; onInput: (tags: string[]) => void; placeholder?: string; most?: number },
) {
  const field = createField(props);
  const [text, setText] = createSignal('');
  let input!: HTMLInputElement;

  function add(): void {
    const tags = text()
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !props.value.includes(tag));
    setText('');
    if (tags.length > 0) props.onInput([...props.value, ...new Set(tags)]);
  }
  const remove = (tag: string): void => {
    props.onInput(props.value.filter((other) => other !== tag));
    input.focus();
  };

  return (
    <FieldFrame field={props} state={field}>
      <div class={styles.tags}>
        <For each={props.value}>
          {(tag) => (
            <span class={styles.tag}>
              {tag}
              <button type="button" aria-label={`Remove ${tag}`} disabled={props.disabled} onClick={() => remove(tag)}>
                <X size="0.875rem" />
              </button>
            </span>
          )}
        </For>
        <input
          ref={input}
          {...field.ties()}
          class={fieldStyles.input}
          autocomplete="off"
          maxLength={60}
          placeholder={props.placeholder ?? 'Type and press Enter'}
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value.endsWith(',')) add();
          }}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text().trim() !== '') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && text() === '' && props.value.length > 0) remove(props.value.at(-1)!);
          }}
        />
      </div>
    </FieldFrame>
  );
}
