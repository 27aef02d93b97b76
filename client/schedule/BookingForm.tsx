import { Show, type JSX } from 'solid-js';
import { unwrap, type SetStoreFunction } from 'solid-js/store';
import { createRead } from '../graphql/read.ts';
import { serverMillis } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { BlockChoices } from './BlockChoices.tsx';
import { createClient, findChoices, type At } from './choices.ts';
import { HouseDocument } from './house-documents.ts';
import type { FormValues } from './form-values.ts';
import { Picker } from './Picker.tsx';
import { withType } from './preset-values.ts';
import { RolePicker } from './RolePicker.tsx';
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
  const house = createRead(HouseDocument, () => ({}));
  const types = () => house.data()?.sessionTypes.nodes ?? [];
  const typeOf = (id: string | undefined) => types().find((type) => type.id === id) ?? null;
  const chooseType = (id: string | undefined): void =>
    props.set(withType(structuredClone(unwrap(props.values)), typeOf(props.values.sessionType?.id), typeOf(id)));
  /** What is over can only have taken place. */
  const isOver = (): boolean => !!props.at && +props.at.endsAt <= serverMillis();
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
            ...(isOver() || props.values.state === 'completed' ? [{ value: 'completed' as const, label: 'Took place' }] : []),
          ]}
        />
      </Show>
      <Show when={types().length > 0 || props.values.sessionType}>
        <Combobox
          label="Session type"
          name="sessionTypeId"
          required={false}
          placeholder="Any"
          value={props.values.sessionType}
          onInput={(type) => chooseType(type?.id)}
          search={(text) =>
            types()
              .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
              .map(({ id, name, steps }) => ({ id, label: name, ...(steps.length > 0 ? { note: `${steps.length} to prepare` } : {}) }))
          }
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
      <BlockChoices
        blocks={house.data()?.timeBlocks.nodes ?? []}
        values={props.values}
        zone={format().place.zone}
        onTake={(fromMinute, toMinute) => props.set({ fromMinute, toMinute, extraDays: 0 })}
      />
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
      <RolePicker lines={props.values.roles} skills={house.data()?.skills ?? []} onInput={(roles) => props.set('roles', roles)} />
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
