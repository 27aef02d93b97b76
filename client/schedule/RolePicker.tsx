import { createSignal, For, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { title } from '../ui/words.ts';
import type { RoleLine } from './form-values.ts';
import styles from './BookingForm.module.css';

/** People wanted by skill: those that are, with how many, and a field that adds one of the studio's skills or a new one. */
export function RolePicker(props: {
  label?: string;
  lines: readonly RoleLine[];
  skills: readonly string[];
  onInput: (lines: RoleLine[]) => void;
}) {
  const [picked, setPicked] = createSignal<Option | null>(null);
  const has = (skill: string): boolean => props.lines.some((line) => line.skill.toLowerCase() === skill.toLowerCase());
  const add = (skill: string): void => {
    if (!has(skill)) props.onInput([...props.lines, { skill, quantity: 1, duty: '' }]);
    queueMicrotask(() => setPicked(null));
  };
  const found = (text: string): Option[] =>
    props.skills
      .filter((skill) => !has(skill) && skill.toLowerCase().includes(text.trim().toLowerCase()))
      .slice(0, 40)
      .map((skill) => ({ id: skill, label: skill }));
  const change = (skill: string, quantity: number): void =>
    props.onInput(props.lines.map((line) => (line.skill === skill ? { ...line, quantity } : line)));
  return (
    <fieldset class={styles.picker}>
      <legend>{props.label ?? 'Still wanted'}</legend>
      <Show when={props.lines.length > 0}>
        <ul>
          <For each={props.lines}>
            {(line) => (
              <li>
                <span title={line.skill}>{title(line.skill)}</span>
                <input
                  class={styles.quantity}
                  type="number"
                  min="1"
                  max="50"
                  aria-label={`How many for ${line.skill}`}
                  value={line.quantity}
                  onChange={(event) => change(line.skill, Math.min(50, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))))}
                />
                <IconButton
                  label={`Remove ${line.skill}`}
                  icon={<X />}
                  onClick={() => props.onInput(props.lines.filter(({ skill }) => skill !== line.skill))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox
        label="Add a skill that is wanted"
        hideLabel
        name="roles"
        placeholder="Add a skill"
        value={picked()}
        onInput={(skill) => {
          setPicked(skill);
          if (skill) add(skill.label);
        }}
        search={found}
        onCreate={(skill) => add(skill)}
        createLabel={(skill) => `Want “${skill}”`}
      />
    </fieldset>
  );
}
