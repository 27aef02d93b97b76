import { Show, type JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { Combobox } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { createClient, findChoices, type At } from './choices.ts';
import type { FormValues } from './form-values.ts';
import { Picker } from './Picker.tsx';
import styles from './BookingForm.module.css';

/** The fields of a session. */
export function BookingFields(props: {
  values: FormValues;
  set: SetStoreFunction<FormValues>;
  /** The time it would take, setup and teardown included: what is free then comes first in every list. */
  at: At | null;
  bookingId?: string | undefined;
  /** What belongs to the times: how it repeats. */
  afterTimes?: JSX.Element;
}) {
  const free = () => ({ bookingId: props.bookingId });
  const gearKind = (kind: string) => (kind === 'kit' || kind === 'unit' ? kind : 'model');
  return (
    <>
      <TextField
        label="Title"
        name="title"
        required
        value={props.values.title}
        onInput={(title) => props.set('title', title)}
        autofocus={!props.bookingId}
      />
      <Show when={!props.bookingId}>
        <Segmented
          label="How firm"
          wide
          value={props.values.state}
          onInput={(state) => props.set('state', state)}
          choices={[
            { value: 'confirmed', label: 'Confirmed' },
            { value: 'tentative', label: 'Pencil' },
            { value: 'hold', label: 'Hold' },
          ]}
        />
      </Show>
      <div class={styles.times}>
        <DateField label="Day" name="startsAt" value={props.values.day} onInput={(day) => props.set('day', day)} />
        <TimeField label="From" value={props.values.fromMinute} onInput={(minute) => props.set('fromMinute', minute)} />
        <TimeField label="To" name="endsAt" value={props.values.toMinute} onInput={(minute) => props.set('toMinute', minute)} />
      </div>
      <Show when={props.values.fromMinute !== null && props.values.toMinute !== null && props.values.toMinute <= props.values.fromMinute}>
        <p class={styles.hint}>Ends on the day after.</p>
      </Show>
      {props.afterTimes}
      <Picker
        label="Rooms"
        name="rooms"
        placeholder="Add a room"
        lines={props.values.rooms}
        search={(text) => findChoices(['room'], text, props.at, free())}
        onAdd={({ id, label }) => props.set('rooms', (rooms) => [...rooms, { id, name: label }])}
        onRemove={({ id }) => props.set('rooms', (rooms) => rooms.filter((room) => room.id !== id))}
      />
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
      <Picker
        label="People"
        name="people"
        placeholder="Add somebody"
        lines={props.values.people}
        search={(text) => findChoices(['person'], text, props.at, free())}
        onAdd={({ id, label }) => props.set('people', (people) => [...people, { id, name: label, duty: '' }])}
        onRemove={({ id }) => props.set('people', (people) => people.filter((one) => one.id !== id))}
        detail={(line) => (
          <input
            class={styles.duty}
            aria-label={`What ${line.name} does`}
            placeholder="duty"
            maxLength={80}
            value={line.duty}
            onChange={(event) => props.set('people', ({ id }) => id === line.id, 'duty', event.currentTarget.value)}
          />
        )}
      />
      <Picker
        label="Gear"
        name="gear"
        placeholder="Add a model, kit or unit"
        lines={props.values.gear}
        search={(text) => findChoices(text ? ['kit', 'model', 'unit'] : ['kit', 'model'], text, props.at, free())}
        onAdd={({ id, label, kind }) => props.set('gear', (gear) => [...gear, { id, name: label, kind: gearKind(kind), quantity: 1 }])}
        onRemove={({ id }) => props.set('gear', (gear) => gear.filter((one) => one.id !== id))}
        detail={(line) => (
          <Show when={line.kind === 'model'}>
            <input
              class={styles.quantity}
              type="number"
              min="1"
              max="100"
              aria-label={`How many ${line.name}`}
              value={line.quantity}
              onChange={(event) =>
                props.set(
                  'gear',
                  ({ id }) => id === line.id,
                  'quantity',
                  Math.min(100, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))),
                )
              }
            />
          </Show>
        )}
      />
      <div class={styles.pair}>
        <NumberField
          label="Setup"
          name="setupMinutes"
          unit="min"
          min={0}
          max={1_440}
          step={15}
          value={props.values.setupMinutes}
          onInput={(minutes) => props.set('setupMinutes', minutes)}
        />
        <NumberField
          label="Teardown"
          name="teardownMinutes"
          unit="min"
          min={0}
          max={1_440}
          step={15}
          value={props.values.teardownMinutes}
          onInput={(minutes) => props.set('teardownMinutes', minutes)}
        />
      </div>
      <TextField label="Note" name="note" lines={3} value={props.values.note} onInput={(note) => props.set('note', note)} />
    </>
  );
}
