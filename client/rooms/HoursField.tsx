import { For, Index, Show } from 'solid-js';
import CopyPlus from 'lucide-solid/icons/copy-plus';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { DAY_MINUTES, sortedHours, type OpenHours } from '../../domain/scheduling/room-rules.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useForm } from '../ui/Form.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { WEEKDAYS } from './hours-words.ts';
import styles from './HoursField.module.css';

const NINE_TO_SIX = { opensMinute: 9 * 60, closesMinute: 18 * 60 };

/** An end that is not after the start belongs to the next day. */
const closing = (opensMinute: number, wall: number): number =>
  wall % DAY_MINUTES > opensMinute ? wall % DAY_MINUTES : (wall % DAY_MINUTES) + DAY_MINUTES;

/** When a room is open, weekday by weekday. A day may have a break; an end before the start is on the next day. */
export function HoursField(props: { value: readonly OpenHours[]; onInput: (hours: OpenHours[]) => void }) {
  const form = useForm();
  /** The hours of a day with their places in the whole list: typing changes one in place, so that its field stays where it is. */
  const of = (weekday: number): { one: OpenHours; at: number }[] =>
    props.value.map((one, at) => ({ one, at })).filter(({ one }) => one.weekday === weekday);
  const replace = (at: number, next: OpenHours): void => props.onInput(props.value.map((one, index) => (index === at ? next : one)));
  const remove = (at: number): void => props.onInput(props.value.filter((_one, index) => index !== at));
  const add = (weekday: number): void => {
    const last = of(weekday).at(-1)?.one;
    const opensMinute = last ? Math.min(last.closesMinute + 60, DAY_MINUTES - 60) : NINE_TO_SIX.opensMinute;
    props.onInput([...props.value, { weekday, opensMinute, closesMinute: last ? opensMinute + 60 : NINE_TO_SIX.closesMinute }]);
  };
  const copyDown = (weekday: number): void => {
    const model = of(weekday).map(({ one }) => one);
    const days = [1, 2, 3, 4, 5].filter((day) => day !== weekday);
    props.onInput(
      sortedHours([
        ...props.value.filter((one) => !days.includes(one.weekday)),
        ...days.flatMap((day) => model.map((one) => ({ ...one, weekday: day }))),
      ]),
    );
  };
  /** The server names hours by their place in the list that was sent. */
  const issue = (at: number): string | undefined =>
    ['', '.closesMinute', '.opensMinute'].map((part) => form?.issueAt(`openingHours.${at}${part}`)).find((found) => found !== undefined);
  for (let index = 0; index < 70; index += 1)
    for (const path of ['', '.closesMinute', '.opensMinute']) form?.claim(`openingHours.${index}${path}`);

  return (
    <fieldset class={styles.hours}>
      <legend>Opening hours</legend>
      <Checkbox
        label="Always open"
        checked={props.value.length === 0}
        onInput={(always) => props.onInput(always ? [] : [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...NINE_TO_SIX })))}
      />
      <Show when={props.value.length > 0}>
        <For each={WEEKDAYS}>
          {(name, index) => {
            const weekday = index() + 1;
            return (
              <div class={styles.day} role="group" aria-label={name}>
                <Checkbox
                  label={name}
                  checked={of(weekday).length > 0}
                  onInput={(open) => (open ? add(weekday) : props.onInput(props.value.filter((one) => one.weekday !== weekday)))}
                />
                <div class={styles.spans}>
                  <Show when={of(weekday).length > 0} fallback={<p>Closed</p>}>
                    <Index each={of(weekday)}>
                      {(entry, place) => {
                        const one = (): OpenHours => entry().one;
                        return (
                          <div class={styles.span}>
                            <TimeField
                              label={`${name} opens`}
                              hideLabel
                              value={one().opensMinute}
                              {...(issue(entry().at) ? { error: issue(entry().at)! } : {})}
                              onInput={(typed) => {
                                if (typed === null) return;
                                const opensMinute = typed % DAY_MINUTES;
                                replace(entry().at, { weekday, opensMinute, closesMinute: closing(opensMinute, one().closesMinute) });
                              }}
                            />
                            <span aria-hidden="true">–</span>
                            <TimeField
                              label={`${name} closes`}
                              hideLabel
                              value={one().closesMinute % DAY_MINUTES}
                              {...(one().closesMinute > DAY_MINUTES ? { hint: 'next day' } : {})}
                              onInput={(typed) => {
                                if (typed !== null) replace(entry().at, { ...one(), closesMinute: closing(one().opensMinute, typed) });
                              }}
                            />
                            <Show
                              when={place === 0}
                              fallback={
                                <IconButton label={`Remove these hours of ${name}`} icon={<X />} onClick={() => remove(entry().at)} />
                              }
                            >
                              <IconButton label={`Add hours on ${name}, after a break`} icon={<Plus />} onClick={() => add(weekday)} />
                              <Show when={weekday <= 5}>
                                <IconButton
                                  label={`Use ${name}’s hours from Monday to Friday`}
                                  icon={<CopyPlus />}
                                  onClick={() => copyDown(weekday)}
                                />
                              </Show>
                            </Show>
                          </div>
                        );
                      }}
                    </Index>
                  </Show>
                </div>
              </div>
            );
          }}
        </For>
      </Show>
    </fieldset>
  );
}
