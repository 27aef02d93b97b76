import { For } from 'solid-js';
import { WEEKDAYS } from '../rooms/hours-words.ts';
import { useForm } from '../ui/Form.tsx';
import styles from './house.module.css';

const SHORT = WEEKDAYS.map((name) => name.slice(0, 3));

/** Some of the seven days. */
export function Weekdays(props: { label: string; name: string; value: readonly number[]; onInput: (days: number[]) => void }) {
  const form = useForm();
  form?.claim(props.name);
  const toggle = (day: number): void =>
    props.onInput(props.value.includes(day) ? props.value.filter((one) => one !== day) : [...props.value, day].sort((a, b) => a - b));
  return (
    <fieldset class={styles.group}>
      <legend>{props.label}</legend>
      <div class={styles.weekdays}>
        <For each={SHORT}>
          {(name, index) => (
            <label data-checked={props.value.includes(index() + 1) ? '' : undefined}>
              <input
                class="unseen"
                type="checkbox"
                aria-label={WEEKDAYS[index()]!}
                checked={props.value.includes(index() + 1)}
                onChange={() => toggle(index() + 1)}
              />
              {name}
            </label>
          )}
        </For>
      </div>
      <p role="alert">{form?.issueAt(props.name)}</p>
    </fieldset>
  );
}

/** `Mon–Fri`, `Sat, Sun`, `every day`. */
export function weekdaysText(days: readonly number[]): string {
  if (days.length === 7) return 'Every day';
  const parts: string[] = [];
  for (let from = 0; from < days.length;) {
    let to = from;
    while (to + 1 < days.length && days[to + 1] === days[to]! + 1) to += 1;
    const names = [SHORT[days[from]! - 1]!, SHORT[days[to]! - 1]!];
    parts.push(to === from ? names[0]! : names.join(to - from > 1 ? '–' : ', '));
    from = to + 1;
  }
  return parts.join(', ');
}
