import { For, Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import type { StudioKind } from '../../graphql/generated/graphql.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { useForm } from '../../ui/Form.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { NewPasswordField } from '../NewPasswordField.tsx';
import { currencies, likelyCurrency, ROOM_KINDS, STUDIO_KINDS, zones } from './first-guess.ts';
import type { Draft } from './Setup.tsx';
import styles from './Setup.module.css';

interface StepProps {
  draft: Draft;
  set: SetStoreFunction<Draft>;
}

const KINDS = Object.entries(STUDIO_KINDS) as [StudioKind, (typeof STUDIO_KINDS)[StudioKind]][];

export function KindStep(props: StepProps) {
  const choose = (kind: StudioKind): void => {
    // Rooms that nobody has touched yet follow the kind.
    const untouched = JSON.stringify(props.draft.rooms) === JSON.stringify(STUDIO_KINDS[props.draft.kind].rooms);
    props.set('kind', kind);
    if (untouched)
      props.set(
        'rooms',
        STUDIO_KINDS[kind].rooms.map((room) => ({ ...room })),
      );
  };
  return (
    <div class={styles.kinds} role="radiogroup" aria-label="Kind of studio">
      <For each={KINDS}>
        {([kind, { label, note }]) => (
          <label data-checked={props.draft.kind === kind ? '' : undefined}>
            <input type="radio" name="kind" value={kind} checked={props.draft.kind === kind} onChange={() => choose(kind)} />
            <span>
              <b>{label}</b>
              <small>{note}</small>
            </span>
          </label>
        )}
      </For>
    </div>
  );
}

export function StudioStep(props: StepProps) {
  const named = (zone: string) => ({ id: zone, label: zone.replaceAll('_', ' ') });
  const all = zones(props.draft.zone).map(named);
  const find = (text: string) => {
    const wanted = text.toLowerCase().split(/[\s/]+/);
    return all.filter(({ label }) => wanted.every((word) => label.toLowerCase().includes(word))).slice(0, 60);
  };
  return (
    <>
      <TextField
        label="Name of the studio"
        name="studioName"
        autocomplete="organization"
        required
        autofocus
        maxLength={200}
        value={props.draft.studioName}
        onInput={(name) => props.set('studioName', name)}
      />
      <Combobox
        label="Time zone"
        name="zone"
        hint="Every time in Callboard is read on this clock."
        value={named(props.draft.zone)}
        search={find}
        onInput={(zone) => {
          if (!zone) return;
          // A currency that was guessed from the zone follows it; one that was chosen stays.
          if (props.draft.currency === likelyCurrency(props.draft.zone)) props.set('currency', likelyCurrency(zone.id));
          props.set('zone', zone.id);
        }}
      />
      <Select
        label="Currency"
        name="currency"
        hint="All rates and amounts are in this currency."
        value={props.draft.currency}
        choices={currencies()}
        onInput={(currency) => props.set('currency', currency)}
      />
    </>
  );
}

export function RoomsStep(props: StepProps) {
  const form = useForm();
  form?.claim('rooms');
  return (
    <>
      <p class={styles.lead}>Change them as they are; you can add more, with rates and opening hours, at any time.</p>
      <ul class={styles.rooms}>
        <For each={props.draft.rooms}>
          {(room, index) => (
            <li>
              <TextField
                label={`Name of room ${index() + 1}`}
                hideLabel
                name={`rooms.${index()}.name`}
                maxLength={200}
                autofocus={index() === 0 || room.name === ''}
                value={room.name}
                onInput={(name) => props.set('rooms', index(), 'name', name)}
              />
              <Select
                label={`Kind of room ${index() + 1}`}
                hideLabel
                name={`rooms.${index()}.kind`}
                value={room.kind}
                choices={ROOM_KINDS}
                onInput={(kind) => props.set('rooms', index(), 'kind', kind)}
              />
              <IconButton
                label={`Remove ${room.name || `room ${index() + 1}`}`}
                icon={<X />}
                disabled={props.draft.rooms.length === 1}
                onClick={() => props.set('rooms', (rooms) => rooms.filter((_, place) => place !== index()))}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={form?.issueAt('rooms')}>{(issue) => <p class={styles.error}>{issue()}</p>}</Show>
      <div>
        <Button
          icon={<Plus />}
          disabled={props.draft.rooms.length >= 50}
          onClick={() =>
            props.set('rooms', props.draft.rooms.length, { name: '', kind: props.draft.rooms.at(-1)?.kind ?? 'recording_room' })
          }
        >
          Add a room
        </Button>
      </div>
    </>
  );
}

export function OwnerStep(props: StepProps & { codeRequired: boolean }) {
  return (
    <>
      <TextField
        label="Your name"
        name="ownerName"
        autocomplete="name"
        required
        autofocus
        maxLength={200}
        value={props.draft.ownerName}
        onInput={(name) => props.set('ownerName', name)}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autocomplete="username"
        required
        value={props.draft.email}
        onInput={(email) => props.set('email', email)}
      />
      <NewPasswordField
        label="Password"
        name="password"
        value={props.draft.password}
        onInput={(password) => props.set('password', password)}
      />
      <Show when={props.codeRequired}>
        <TextField
          label="Set-up code"
          name="code"
          hint="The server printed it when it started: it shows that you may set it up from another machine."
          required
          value={props.draft.code}
          onInput={(code) => props.set('code', code)}
        />
      </Show>
    </>
  );
}
