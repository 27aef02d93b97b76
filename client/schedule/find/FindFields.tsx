import { For, Index } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import Plus from 'lucide-solid/icons/plus';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { createClient, findChoices } from '../choices.ts';
import type { Sources } from './find-choices.ts';
import { emptyPart, withoutPart, type FindValues } from './find-values.ts';
import { PartFields } from './PartFields.tsx';
import styles from './Find.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MOST_PARTS = 6;

/** What is looked for, when it may be, what it may cost and whom it is for. */
export function FindFields(props: { values: FindValues; set: SetStoreFunction<FindValues>; sources: Sources }) {
  const toggle = (weekday: number): void =>
    props.set('weekdays', (all) => (all.includes(weekday) ? all.filter((one) => one !== weekday) : [...all, weekday].sort()));
  return (
    <>
      <Index each={props.values.parts}>
        {(_, index) => (
          <PartFields
            values={props.values}
            set={props.set}
            index={index}
            sources={props.sources}
            onRemove={() => props.set('parts', (parts) => withoutPart(parts, index))}
          />
        )}
      </Index>
      <Button
        icon={<Plus />}
        disabled={props.values.parts.length >= MOST_PARTS}
        onClick={() =>
          props.set('parts', (parts) => [
            ...parts,
            emptyPart({ after: parts.length - 1, leastMinutes: 0, mostMinutes: null, within: 'week' }),
          ])
        }
      >
        And another session
      </Button>
      <fieldset class={styles.part}>
        <legend>When it may be</legend>
        <div class={styles.pair}>
          <DateField label="First day" name="from" value={props.values.from} onInput={(day) => props.set('from', day)} />
          <DateField label="Last day" name="to" value={props.values.until} onInput={(day) => props.set('until', day)} />
        </div>
        <div class={styles.pair}>
          <TimeField
            label="Not before"
            name="fromMinute"
            value={props.values.fromMinute}
            onInput={(minute) => props.set('fromMinute', minute)}
          />
          <TimeField label="Over by" name="toMinute" value={props.values.toMinute} onInput={(minute) => props.set('toMinute', minute)} />
        </div>
        <div class={styles.weekdays} role="group" aria-label="Weekdays; any when none is chosen">
          <For each={WEEKDAYS}>
            {(name, index) => (
              <button type="button" aria-pressed={props.values.weekdays.includes(index() + 1)} onClick={() => toggle(index() + 1)}>
                {name}
              </button>
            )}
          </For>
        </div>
      </fieldset>
      <div class={styles.pair}>
        <MoneyField
          label="All of it at most"
          name="maxPriceMinor"
          value={props.values.maxPriceMinor}
          onInput={(minor) => props.set('maxPriceMinor', minor)}
        />
        <MoneyField
          label="An hour at most"
          name="maxHourlyMinor"
          value={props.values.maxHourlyMinor}
          onInput={(minor) => props.set('maxHourlyMinor', minor)}
        />
      </div>
      <ForWhom values={props.values} set={props.set} />
    </>
  );
}

/** Client and project: their habits decide what comes first, and the sessions are booked for them. */
export const ForWhom = (props: { values: FindValues; set: SetStoreFunction<FindValues> }) => (
  <>
    <Combobox
      label="Client"
      name="clientId"
      placeholder="Nobody yet"
      value={props.values.client}
      onInput={(client) => props.set('client', client)}
      search={(text) => findChoices(['client'], text, null)}
      onCreate={(name) => void createClient(name).then((made) => made && props.set('client', made))}
      createLabel={(text) => `New client “${text}”`}
    />
    <Combobox
      label="Project"
      name="projectId"
      placeholder="None"
      value={props.values.project}
      onInput={(project) => props.set('project', project)}
      search={(text) => findChoices(['project'], text, null, { clientId: props.values.client?.id })}
    />
  </>
);
