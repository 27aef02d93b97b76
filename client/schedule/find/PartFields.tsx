import { For, Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import Plus from 'lucide-solid/icons/plus';
import { lengthWords } from '../../../domain/scheduling/finding/words-rules.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Picker } from '../Picker.tsx';
import { useSchedule } from '../schedule-state.ts';
import { CATEGORY, featureChoices, gearChoices, personChoices, roomChoices, SKILL, type Sources } from './find-choices.ts';
import { anyRoom, partName, type FindValues, type GearSought, type PersonSought, type RoomSought } from './find-values.ts';
import formStyles from '../BookingForm.module.css';
import styles from './Find.module.css';

type Standing = 'week' | 'day' | 'after' | 'free';

/** One session of what is looked for: how long, where, with what and whom, and how it stands to the one before. */
export function PartFields(props: {
  values: FindValues;
  set: SetStoreFunction<FindValues>;
  index: number;
  sources: Sources;
  onRemove: () => void;
}) {
  const schedule = useSchedule();
  const part = () => props.values.parts[props.index]!;
  const several = () => props.values.parts.length > 1;
  const setRoom = (place: number, change: Partial<RoomSought>): void =>
    props.set('parts', props.index, 'rooms', (rooms) => rooms.map((room, at) => (at === place ? { ...room, ...change } : room)));
  const setGear = (change: (gear: readonly GearSought[]) => readonly GearSought[]): void => props.set('parts', props.index, 'gear', change);
  const setPeople = (change: (people: readonly PersonSought[]) => readonly PersonSought[]): void =>
    props.set('parts', props.index, 'people', change);

  const standing = (): Standing => {
    const { link } = part();
    return link ? (link.within ?? 'after') : 'free';
  };
  const setStanding = (to: Standing): void =>
    props.set(
      'parts',
      props.index,
      'link',
      to === 'free' ? null : { after: props.index - 1, leastMinutes: 0, mostMinutes: null, within: to === 'after' ? null : to },
    );

  return (
    <fieldset class={styles.part}>
      <legend>{several() ? `Session ${props.index + 1}` : 'What is looked for'}</legend>
      <div class={styles.pair}>
        <Show when={several()}>
          <TextField
            label="What it is"
            placeholder={props.index === 0 ? 'Interview' : 'Edit'}
            maxLength={80}
            value={part().label}
            onInput={(label) => props.set('parts', props.index, 'label', label)}
          />
        </Show>
        <NumberField
          label="Length"
          unit="min"
          min={15}
          max={10_080}
          step={15}
          hint={(part().minutes ?? 0) >= 60 ? lengthWords(part().minutes!) : ''}
          value={part().minutes}
          onInput={(minutes) => props.set('parts', props.index, 'minutes', minutes)}
        />
      </div>
      <Show when={props.index > 0}>
        <Select<Standing>
          label="When"
          value={standing()}
          onInput={setStanding}
          choices={[
            { value: 'day', label: `After ${partName(props.values.parts, props.index - 1)}, the same day` },
            { value: 'week', label: `After ${partName(props.values.parts, props.index - 1)}, the same week` },
            { value: 'after', label: `After ${partName(props.values.parts, props.index - 1)}, any day` },
            { value: 'free', label: 'Any time, also before' },
          ]}
        />
      </Show>
      <For each={part().rooms.map((_, place) => place)}>
        {(place) => (
          <RoomLine
            room={part().rooms[place]!}
            label={part().rooms.length > 1 ? `Room ${place + 1}` : 'Room'}
            sources={props.sources}
            rooms={schedule.rooms()}
            onChange={(change) => setRoom(place, change)}
            onRemove={() => props.set('parts', props.index, 'rooms', (rooms) => rooms.filter((_, at) => at !== place))}
          />
        )}
      </For>
      <Picker
        label="Gear"
        name="gear"
        placeholder="Add a model, kit or unit"
        lines={part().gear}
        search={(text) => gearChoices(props.sources, text)}
        onAdd={({ id, label, kind }) =>
          setGear((gear) => [
            ...gear,
            id.startsWith(CATEGORY)
              ? { id, name: id.slice(CATEGORY.length), kind: 'category', quantity: 1 }
              : { id, name: label, kind: kind === 'kit' || kind === 'unit' ? kind : 'model', quantity: 1 },
          ])
        }
        onRemove={({ id }) => setGear((gear) => gear.filter((line) => line.id !== id))}
        detail={(line) => (
          <Show when={line.kind === 'model'} fallback={<Show when={line.kind === 'category'}>any kit</Show>}>
            <Quantity
              name={line.name}
              value={line.quantity}
              onInput={(quantity) => setGear((gear) => gear.map((one) => (one.id === line.id ? { ...one, quantity } : one)))}
            />
          </Show>
        )}
      />
      <Picker
        label="People"
        name="people"
        placeholder="Add a skill or somebody"
        lines={part().people}
        search={(text) => personChoices(props.sources, text)}
        onAdd={({ id, label }) =>
          setPeople((people) => [...people, { id, name: label, kind: id.startsWith(SKILL) ? 'skill' : 'person', quantity: 1, duty: '' }])
        }
        onRemove={({ id }) => setPeople((people) => people.filter((line) => line.id !== id))}
        detail={(line) => (
          <Show when={line.kind === 'skill'} fallback={<Show when={line.kind === 'open'}>left open</Show>}>
            <Quantity
              name={line.name}
              value={line.quantity}
              onInput={(quantity) => setPeople((people) => people.map((one) => (one.id === line.id ? { ...one, quantity } : one)))}
            />
          </Show>
        )}
      />
      <div class={styles.acts}>
        <Button
          look="quiet"
          icon={<Plus />}
          onClick={() => props.set('parts', props.index, 'rooms', (rooms) => [...rooms, anyRoom()])}
          disabled={part().rooms.length >= 6}
        >
          {part().rooms.length === 0 ? 'A room' : 'Another room'}
        </Button>
        <Show when={several()}>
          <Button look="quiet" onClick={() => props.onRemove()}>
            Without this session
          </Button>
        </Show>
      </div>
    </fieldset>
  );
}

/** A room: one by name, or what it must have. */
function RoomLine(props: {
  room: RoomSought;
  label: string;
  sources: Sources;
  rooms: readonly { id: string; name: string; kind: string }[];
  onChange: (change: Partial<RoomSought>) => void;
  onRemove: () => void;
}) {
  return (
    <div class={styles.room}>
      <Combobox
        label={props.label}
        placeholder="None"
        value={props.room}
        search={(text) => roomChoices(props.rooms, text)}
        onInput={(room) => {
          if (!room) return props.onRemove();
          const { id, label, roomId, kind } = room;
          props.onChange({ id, label, roomId, kind, ...(roomId ? { features: [], capacity: null } : {}) });
        }}
      />
      <Show when={props.room.roomId === null}>
        <Picker
          label="It has"
          name="features"
          placeholder="Add a feature"
          lines={props.room.features}
          search={async (text) => featureChoices(props.sources, props.room.kind, text)}
          onAdd={({ label }) => props.onChange({ features: [...props.room.features, { id: label, name: label }] })}
          onRemove={({ id }) => props.onChange({ features: props.room.features.filter((feature) => feature.id !== id) })}
        />
        <NumberField
          label="It holds at least"
          unit="people"
          min={1}
          max={10_000}
          value={props.room.capacity}
          onInput={(capacity) => props.onChange({ capacity })}
        />
      </Show>
    </div>
  );
}

const Quantity = (props: { name: string; value: number; onInput: (quantity: number) => void }) => (
  <input
    class={formStyles.quantity}
    type="number"
    min="1"
    max="50"
    aria-label={`How many ${props.name}`}
    value={props.value}
    onChange={(event) => props.onInput(Math.min(50, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))))}
  />
);
