import { ROOM_KINDS, type OpenHours, type RoomKind } from '../../domain/scheduling/room-rules.ts';
import type { Draft } from '../records/draft.ts';
import { TagField } from '../records/TagField.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { title } from '../ui/words.ts';
import { HoursField } from './HoursField.tsx';
import styles from '../records/records.module.css';

export interface RoomValues {
  name: string;
  kind: RoomKind;
  capacity: number;
  areaSquareMetres: number | null;
  features: string[];
  hourlyRateMinor: number;
  defaultSetupMinutes: number;
  defaultTeardownMinutes: number;
  openingHours: OpenHours[];
}

/** The fields of a room. */
export function RoomForm(props: { draft: Draft<RoomValues> }) {
  const values = () => props.draft.values;
  const set: Draft<RoomValues>['set'] = (key, value) => props.draft.set(key, value);
  return (
    <>
      <TextField name="name" label="Name" required maxLength={80} value={values().name} onInput={(value) => set('name', value)} />
      <Select<RoomKind>
        name="kind"
        label="Kind"
        value={values().kind}
        choices={ROOM_KINDS.map((kind) => ({ value: kind, label: title(kind) }))}
        onInput={(value) => set('kind', value)}
      />
      <div class={styles.two}>
        <MoneyField
          name="hourlyRateMinor"
          label="Rate"
          per="h"
          value={values().hourlyRateMinor}
          onInput={(value) => set('hourlyRateMinor', value ?? 0)}
        />
        <NumberField
          name="capacity"
          label="Holds"
          unit="people"
          min={0}
          value={values().capacity}
          onInput={(value) => set('capacity', value ?? 0)}
        />
        <NumberField
          name="defaultSetupMinutes"
          label="Setup"
          unit="min"
          min={0}
          max={1_440}
          step={15}
          value={values().defaultSetupMinutes}
          onInput={(value) => set('defaultSetupMinutes', value ?? 0)}
        />
        <NumberField
          name="defaultTeardownMinutes"
          label="Teardown"
          unit="min"
          min={0}
          max={1_440}
          step={15}
          value={values().defaultTeardownMinutes}
          onInput={(value) => set('defaultTeardownMinutes', value ?? 0)}
        />
        <NumberField
          name="areaSquareMetres"
          label="Area"
          required={false}
          unit="m²"
          min={1}
          value={values().areaSquareMetres}
          onInput={(value) => set('areaSquareMetres', value)}
        />
      </div>
      <TagField
        name="features"
        label="Features"
        required={false}
        placeholder="Piano, daylight …"
        value={values().features}
        onInput={(value) => set('features', value)}
      />
      <HoursField value={values().openingHours} onInput={(hours) => set('openingHours', hours)} />
    </>
  );
}
