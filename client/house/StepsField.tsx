import { createSignal, For, Show } from 'solid-js';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import X from 'lucide-solid/icons/x';
import { Button } from '../ui/Button.tsx';
import { useForm } from '../ui/Form.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './house.module.css';

/** What is to be prepared, line by line and in order. Enter adds the next one. */
export function StepsField(props: { value: readonly string[]; onInput: (steps: string[]) => void }) {
  const [text, setText] = createSignal('');
  const form = useForm();
  const add = (): void => {
    const step = text().trim();
    if (!step) return;
    props.onInput([...props.value, step]);
    setText('');
  };
  const move = (index: number, by: 1 | -1): void => {
    const rest = props.value.filter((_step, at) => at !== index);
    props.onInput([...rest.slice(0, index + by), props.value[index]!, ...rest.slice(index + by)]);
  };
  return (
    <fieldset class={styles.group}>
      <legend>To prepare</legend>
      <Show when={props.value.length > 0}>
        <ol class={`${styles.lines} ${styles.steps}`}>
          <For each={props.value}>
            {(step, index) => (
              <li>
                <span title={step}>{step}</span>
                <IconButton label={`Move “${step}” up`} icon={<ArrowUp />} disabled={index() === 0} onClick={() => move(index(), -1)} />
                <IconButton
                  label={`Move “${step}” down`}
                  icon={<ArrowDown />}
                  disabled={index() === props.value.length - 1}
                  onClick={() => move(index(), 1)}
                />
                <IconButton
                  label={`Remove “${step}”`}
                  icon={<X />}
                  onClick={() => props.onInput(props.value.filter((_step, at) => at !== index()))}
                />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <div
        class={styles.add}
        onKeyDown={(event) => {
          // Enter is for the next line, not for the whole form.
          if (event.key !== 'Enter' || !text().trim()) return;
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label="Another thing to prepare"
          hideLabel
          placeholder="Microphones on the table"
          maxLength={200}
          value={text()}
          onInput={setText}
          onBlur={add}
        />
        <Button onClick={add} disabled={!text().trim()}>
          Add
        </Button>
      </div>
      <p role="alert">{form?.issueAt('steps')}</p>
    </fieldset>
  );
}
