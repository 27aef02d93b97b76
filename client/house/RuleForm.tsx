import { Match, Show, Switch } from 'solid-js';
import { ROOM_KINDS, type RoomKind } from '../../domain/scheduling/room-rules.ts';
import { ask } from '../graphql/client.ts';
import type { Draft } from '../records/draft.ts';
import { pickClients } from '../records/pick.ts';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { title } from '../ui/words.ts';
import { HouseRoomsDocument } from './house-documents.ts';
import { PickSessionTypesDocument } from './session-type-documents.ts';
import { LengthField } from './LengthField.tsx';
import { FIRST_TERMS, type RuleValues, type ScopeKind } from './rule-values.ts';
import { KIND_CHOICES } from './rule-words.ts';
import styles from '../records/records.module.css';
import own from './house.module.css';

const pickRooms = async (text: string): Promise<Option[]> =>
  (await ask(HouseRoomsDocument, {})).rooms.nodes
    .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
    .map(({ id, name, kind }) => ({ id, label: name, note: title(kind) }));
const pickTypes = async (text: string): Promise<Option[]> =>
  (await ask(PickSessionTypesDocument, { search: text || null })).sessionTypes.nodes.map(({ id, name }) => ({ id, label: name }));

const PICK = {
  room: { label: 'Room', name: 'roomId', search: pickRooms },
  sessionType: { label: 'Session type', name: 'sessionTypeId', search: pickTypes },
  client: { label: 'Client', name: 'clientId', search: pickClients },
} as const;

/** The fields of a rule; which terms there are depends on its kind. */
export function RuleForm(props: { draft: Draft<RuleValues>; isNew: boolean }) {
  const values = () => props.draft.values;
  const set: Draft<RuleValues>['set'] = (key, value) => props.draft.set(key, value);
  const choose = (kind: RuleValues['kind']): void => {
    set('kind', kind);
    for (const [key, value] of Object.entries(FIRST_TERMS[kind])) set(key as keyof RuleValues, value as never);
  };
  const pick = () => PICK[values().scope as keyof typeof PICK];
  return (
    <>
      <Show when={props.isNew} fallback={<p class={own.hint}>{KIND_CHOICES.find(({ value }) => value === values().kind)?.note}</p>}>
        <Select
          name="kind"
          label="What it asks"
          hint={KIND_CHOICES.find(({ value }) => value === values().kind)?.note ?? ''}
          value={values().kind}
          choices={KIND_CHOICES}
          onInput={choose}
        />
      </Show>
      <TextField
        name="name"
        label="Name"
        hint="Refusals name it."
        required
        maxLength={120}
        value={values().name}
        onInput={(name) => set('name', name)}
      />
      <Switch>
        <Match when={values().kind === 'increment'}>
          <LengthField
            name="minutes"
            label="Step"
            units={['minutes', 'hours']}
            value={values().minutes}
            onInput={(minutes) => set('minutes', minutes)}
          />
        </Match>
        <Match when={values().kind === 'notice'}>
          <LengthField name="minutes" label="At least ahead" value={values().minutes} onInput={(minutes) => set('minutes', minutes)} />
        </Match>
        <Match when={values().kind === 'horizon'}>
          <LengthField name="minutes" label="At most ahead" value={values().minutes} onInput={(minutes) => set('minutes', minutes)} />
        </Match>
        <Match when={values().kind === 'length'}>
          <LengthField
            name="minMinutes"
            label="Shortest"
            required={false}
            value={values().minMinutes}
            onInput={(minutes) => set('minMinutes', minutes)}
          />
          <LengthField
            name="maxMinutes"
            label="Longest"
            required={false}
            value={values().maxMinutes}
            onInput={(minutes) => set('maxMinutes', minutes)}
          />
        </Match>
        <Match when={values().kind === 'quota'}>
          <div class={styles.two}>
            <NumberField
              name="quotaMost"
              label="At most"
              min={1}
              max={10_000}
              value={values().quotaMost}
              onInput={(most) => set('quotaMost', most)}
            />
            <Select
              name="quotaUnit"
              label="Counts"
              value={values().quotaUnit}
              choices={[
                { value: 'sessions', label: 'sessions' },
                { value: 'hours', label: 'hours' },
              ]}
              onInput={(unit) => set('quotaUnit', unit)}
            />
            <Select
              name="quotaPeriod"
              label="In a"
              value={values().quotaPeriod}
              choices={[
                { value: 'day', label: 'day' },
                { value: 'week', label: 'week' },
                { value: 'month', label: 'month' },
              ]}
              onInput={(period) => set('quotaPeriod', period)}
            />
            <Select
              name="quotaOf"
              label="For each"
              value={values().quotaOf}
              choices={[
                { value: 'client', label: 'client' },
                { value: 'project', label: 'project' },
                { value: 'booker', label: 'person who books' },
              ]}
              onInput={(of) => set('quotaOf', of)}
            />
          </div>
        </Match>
        <Match when={values().kind === 'blackout'}>
          <DateTimeField name="startsAt" label="From" value={values().startsAt} onInput={(at) => set('startsAt', at)} />
          <DateTimeField name="endsAt" label="To" value={values().endsAt} onInput={(at) => set('endsAt', at)} />
        </Match>
      </Switch>
      <Select<ScopeKind>
        label="Concerns"
        value={values().scope}
        choices={[
          { value: 'everything', label: 'Everything' },
          { value: 'room', label: 'One room' },
          { value: 'roomKind', label: 'A kind of room' },
          { value: 'sessionType', label: 'A session type' },
          { value: 'client', label: 'A client' },
        ]}
        onInput={(scope) => {
          set('scope', scope);
          set('scopeOf', null);
        }}
      />
      <Show when={values().scope === 'roomKind'}>
        <Select<RoomKind>
          name="roomKind"
          label="Kind of room"
          value={values().roomKind}
          choices={ROOM_KINDS.map((value) => ({ value, label: title(value) }))}
          onInput={(kind) => set('roomKind', kind)}
        />
      </Show>
      <Show when={pick()} keyed>
        {(way) => (
          <Combobox<Option>
            name={way.name}
            label={way.label}
            placeholder="Type to find"
            value={values().scopeOf}
            onInput={(chosen) => set('scopeOf', chosen && { id: chosen.id, label: chosen.label })}
            search={way.search}
          />
        )}
      </Show>
      <Select
        name="binds"
        label="Binds"
        value={values().binds}
        choices={[
          { value: 'everybody', label: 'Everybody who books' },
          { value: 'staff', label: 'Staff' },
          { value: 'clients', label: 'Clients who book for themselves' },
        ]}
        onInput={(binds) => set('binds', binds)}
      />
      <Segmented
        label="Effect"
        wide
        value={values().effect}
        choices={[
          { value: 'refuses', label: 'Refuses' },
          { value: 'warns', label: 'Warns' },
        ]}
        onInput={(effect) => set('effect', effect)}
      />
    </>
  );
}
