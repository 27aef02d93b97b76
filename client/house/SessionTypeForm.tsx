import { For } from 'solid-js';
import { ROOM_KINDS, type RoomKind } from '../../domain/scheduling/room-rules.ts';
import { createRead } from '../graphql/read.ts';
import type { Draft } from '../records/draft.ts';
import { RolePicker } from '../schedule/RolePicker.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { title } from '../ui/words.ts';
import { GearField } from './GearField.tsx';
import { HouseSkillsDocument } from './house-documents.ts';
import { LengthField } from './LengthField.tsx';
import type { SessionTypeValues } from './session-type-values.ts';
import { SetupsField } from './SetupsField.tsx';
import { StepsField } from './StepsField.tsx';
import styles from '../records/records.module.css';
import own from './house.module.css';

/** The fields of a standard session: what it brings along when it is chosen. */
export function SessionTypeForm(props: { draft: Draft<SessionTypeValues> }) {
  const values = () => props.draft.values;
  const set: Draft<SessionTypeValues>['set'] = (key, value) => props.draft.set(key, value);
  const skills = createRead(HouseSkillsDocument, () => ({}));
  const toggle = (kind: RoomKind, on: boolean): void =>
    set(
      'roomKinds',
      ROOM_KINDS.filter((one) => (one === kind ? on : values().roomKinds.includes(one))),
    );
  return (
    <>
      <TextField
        name="name"
        label="Name"
        required
        maxLength={80}
        placeholder="Podcast interview"
        value={values().name}
        onInput={(name) => set('name', name)}
      />
      <LengthField
        name="lengthMinutes"
        label="Usual length"
        units={['minutes', 'hours']}
        value={values().lengthMinutes}
        onInput={(minutes) => set('lengthMinutes', minutes ?? 0)}
      />
      <div class={styles.two}>
        <NumberField
          name="setupMinutes"
          label="Setup"
          required={false}
          hint="Empty: the room’s own."
          unit="min"
          min={0}
          max={1_440}
          step={5}
          value={values().setupMinutes}
          onInput={(minutes) => set('setupMinutes', minutes)}
        />
        <NumberField
          name="teardownMinutes"
          label="Teardown"
          required={false}
          hint="Empty: the room’s own."
          unit="min"
          min={0}
          max={1_440}
          step={5}
          value={values().teardownMinutes}
          onInput={(minutes) => set('teardownMinutes', minutes)}
        />
      </div>
      <SetupsField value={values().roomSetups} onInput={(setups) => set('roomSetups', setups)} />
      <fieldset class={own.group}>
        <legend>Fits in; any room when none is chosen</legend>
        <div class={own.kinds}>
          <For each={ROOM_KINDS}>
            {(kind) => <Checkbox label={title(kind)} checked={values().roomKinds.includes(kind)} onInput={(on) => toggle(kind, on)} />}
          </For>
        </div>
      </fieldset>
      <GearField value={values().gear} onInput={(gear) => set('gear', gear)} />
      <RolePicker
        label="People by skill"
        lines={values().roles}
        skills={skills.data()?.skills ?? []}
        onInput={(roles) => set('roles', roles)}
      />
      <StepsField value={values().steps} onInput={(steps) => set('steps', steps)} />
      <TextField
        name="note"
        label="Note"
        required={false}
        lines={3}
        maxLength={2_000}
        value={values().note}
        onInput={(note) => set('note', note)}
      />
    </>
  );
}
