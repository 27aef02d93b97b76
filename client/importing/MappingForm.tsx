import { For, Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { IMPORT_STATES, type ImportPreview, type ImportState } from '../../domain/importing/import-rules.ts';
import { zones } from '../app/setup/first-guess.ts';
import type { Issue } from '../graphql/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FIELD_LABELS, fieldsFor, STATE_LABELS, statusOf, type Mapping } from './mapping.ts';
import { SampleTable } from './SampleTable.tsx';
import styles from './Importing.module.css';

const NOT_IN_FILE = '';
const UNSAID = '';

/** What the columns of the file mean, which zone its times are in, and what its status words stand for. */
export function MappingForm(props: {
  preview: ImportPreview;
  mapping: Mapping;
  setMapping: SetStoreFunction<Mapping>;
  issues: readonly Issue[];
  busy: boolean;
  onSubmit: () => unknown;
}) {
  const isTable = () => props.preview.format === 'csv';
  const columns = () => [
    { value: NOT_IN_FILE, label: 'Not in the file' },
    ...props.preview.columns.filter(Boolean).map((name) => ({ value: name, label: name })),
  ];
  const states = [{ value: UNSAID, label: 'Choose …' }, ...IMPORT_STATES.map((state) => ({ value: state, label: STATE_LABELS[state] }))];
  const zoneOption = (zone: string) => ({ id: zone, label: zone.replaceAll('_', ' ') });
  const allZones = zones(props.mapping.zone).map(zoneOption);
  const words = () => props.preview.words[props.mapping.map.status ?? ''] ?? [];

  return (
    <Form label="What the file means" issues={props.issues} onSubmit={props.onSubmit}>
      <SampleTable preview={props.preview} />
      <fieldset class={styles.fields}>
        <legend>Columns</legend>
        <For each={fieldsFor(props.preview.format)}>
          {(field) => (
            <Select
              name={`map.${field}`}
              label={FIELD_LABELS[field]}
              value={props.mapping.map[field] ?? NOT_IN_FILE}
              choices={columns()}
              onInput={(column) => {
                props.setMapping('map', field, column || undefined);
                if (field === 'status') props.setMapping('status', statusOf(props.preview, column));
              }}
            />
          )}
        </For>
      </fieldset>
      <Show when={words().length > 0}>
        <fieldset class={styles.fields}>
          <legend>What the status words mean</legend>
          <For each={words()}>
            {({ word, count }) => (
              <Select
                label={`${word} (${count})`}
                value={props.mapping.status[word] ?? UNSAID}
                choices={states}
                onInput={(state) => props.setMapping('status', word, (state || null) as ImportState | null)}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <fieldset class={styles.fields}>
        <legend>Times and rooms</legend>
        <Combobox
          name="zone"
          label="Time zone of the file"
          hint="For times that name no zone themselves."
          value={zoneOption(props.mapping.zone)}
          onInput={(zone) => zone && props.setMapping('zone', zone.id)}
          search={(text) => allZones.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())).slice(0, 60)}
        />
        <Show
          when={isTable()}
          fallback={
            <DateField
              name="until"
              label="Write repeating events out until"
              hint="A year from today if you leave it empty."
              required={false}
              value={props.mapping.until}
              onInput={(day) => props.setMapping('until', day)}
            />
          }
        >
          <Select
            name="dates"
            label="03/04/2026 is"
            value={props.mapping.dates ?? ''}
            choices={[
              { value: '', label: 'As the other dates tell' },
              { value: 'dmy', label: '3 April: day first' },
              { value: 'mdy', label: '4 March: month first' },
            ]}
            onInput={(order) => props.setMapping('dates', order || null)}
          />
          <Show when={props.mapping.map.duration}>
            <Select
              name="durationUnit"
              label="Durations without a unit are"
              value={props.mapping.durationUnit ?? ''}
              choices={[
                { value: '', label: 'As the header or the numbers tell' },
                { value: 'minutes', label: 'Minutes' },
                { value: 'hours', label: 'Hours' },
              ]}
              onInput={(unit) => props.setMapping('durationUnit', unit || null)}
            />
          </Show>
        </Show>
        <TextField
          name="defaultRoom"
          label="Room of lines without one"
          hint="For a calendar that belongs to one room."
          required={false}
          maxLength={200}
          value={props.mapping.defaultRoom}
          onInput={(room) => props.setMapping('defaultRoom', room)}
        />
      </fieldset>
      <footer>
        <Button look="primary" type="submit" busy={props.busy}>
          Try it without writing
        </Button>
      </footer>
    </Form>
  );
}
