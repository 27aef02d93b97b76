import { For, Match, Show, Switch } from 'solid-js';
import { ordinal } from '../../../domain/scheduling/series/rule-words-rules.ts';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { explained, isInLastWeek, nthOf, ruleOf, weekdayOf, type RepeatValues } from './repeat-values.ts';
import styles from './Series.module.css';

const HOW = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'daily', label: 'By the day' },
  { value: 'weekly', label: 'By the week' },
  { value: 'monthly', label: 'By the month' },
  { value: 'yearly', label: 'By the year' },
  { value: 'custom', label: 'By a rule of your own (RRULE)' },
] as const;
const UNITS = { daily: 'days', weekly: 'weeks', monthly: 'months', yearly: 'years' } as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** How a session repeats, from every second Tuesday to a rule of one's own, and in words what that means. */
export function RepeatField(props: {
  values: RepeatValues;
  onInput: (values: RepeatValues) => void;
  day: string;
  minute: number;
  zone: string;
  /** Whether it may also not repeat. */
  optional?: boolean;
}) {
  const set = (some: Partial<RepeatValues>): void => props.onInput({ ...props.values, ...some });
  const choose = (how: RepeatValues['how']): void =>
    set({ how, ...(how === 'weekly' && props.values.weekdays.length === 0 ? { weekdays: [weekdayOf(props.day)] } : {}) });
  const simple = () => (props.values.how in UNITS ? (props.values.how as keyof typeof UNITS) : null);
  const said = () => {
    const rule = ruleOf(props.values, props.day);
    return rule === null ? null : explained(rule, props.day, props.minute, props.zone);
  };
  const monthly = () => {
    const weekday = WEEKDAYS[weekdayOf(props.day)]!;
    return [
      { value: 'day' as const, label: `On the ${ordinal(Number(props.day.slice(8)))}` },
      { value: 'weekday' as const, label: `On the ${ordinal(nthOf(props.day))} ${weekday}` },
      ...(isInLastWeek(props.day) || props.values.monthly === 'last' ? [{ value: 'last' as const, label: `On the last ${weekday}` }] : []),
    ];
  };
  return (
    <div class={styles.repeat} role="group" aria-label="How it repeats">
      <Select
        label="Repeats"
        value={props.values.how}
        onInput={choose}
        choices={props.optional === false ? HOW.filter(({ value }) => value !== 'never') : HOW}
      />
      <Show when={simple()}>
        {(how) => (
          <>
            <NumberField
              label="Every"
              unit={UNITS[how()]}
              min={1}
              max={99}
              value={props.values.interval}
              onInput={(interval) => set({ interval })}
            />
            <Show when={how() === 'weekly'}>
              <fieldset class={styles.weekdays}>
                <legend>On</legend>
                <For each={[1, 2, 3, 4, 5, 6, 0]}>
                  {(weekday) => (
                    <label data-checked={props.values.weekdays.includes(weekday) ? '' : undefined}>
                      <input
                        type="checkbox"
                        checked={props.values.weekdays.includes(weekday)}
                        onChange={(event) =>
                          set({
                            weekdays: event.currentTarget.checked
                              ? [...props.values.weekdays, weekday]
                              : props.values.weekdays.filter((one) => one !== weekday),
                          })
                        }
                      />
                      <span aria-hidden="true">{WEEKDAYS[weekday]!.slice(0, 2)}</span>
                      <span class="unseen">{WEEKDAYS[weekday]}</span>
                    </label>
                  )}
                </For>
              </fieldset>
            </Show>
            <Show when={how() === 'monthly'}>
              <Select label="On" value={props.values.monthly} onInput={(by) => set({ monthly: by })} choices={monthly()} />
            </Show>
            <div class={styles.ends}>
              <Select
                label="Ends"
                value={props.values.ends}
                onInput={(ends) => set({ ends })}
                choices={[
                  { value: 'never', label: 'Never' },
                  { value: 'on', label: 'On a day' },
                  { value: 'after', label: 'After so many' },
                ]}
              />
              <Switch>
                <Match when={props.values.ends === 'on'}>
                  <DateField label="Last day" value={props.values.until} min={props.day} onInput={(until) => set({ until })} />
                </Match>
                <Match when={props.values.ends === 'after'}>
                  <NumberField label="Sessions" min={1} max={99_999} value={props.values.count} onInput={(count) => set({ count })} />
                </Match>
              </Switch>
            </div>
          </>
        )}
      </Show>
      <Show when={props.values.how === 'custom'}>
        <TextField
          label="Rule"
          name="rule"
          hint="As calendars write it (RFC 5545), such as FREQ=MONTHLY;BYDAY=2TU;COUNT=6"
          value={props.values.custom}
          lines={2}
          maxLength={1_000}
          onInput={(custom) => set({ custom })}
        />
      </Show>
      <div aria-live="polite">
        <Show when={said()}>
          {(one) => (
            <p class={styles.words} data-problem={'problem' in one() ? '' : undefined}>
              {'problem' in one() ? (one() as { problem: string }).problem : (one() as { words: string }).words}
            </p>
          )}
        </Show>
      </div>
    </div>
  );
}
