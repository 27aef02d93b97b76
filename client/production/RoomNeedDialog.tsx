import { createEffect, createSignal, on } from 'solid-js';
import { ROOM_KINDS } from '../../domain/scheduling/room-rules.ts';
import { createAction } from '../graphql/action.ts';
import type { RoomKind } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { anyOf } from './need-words.ts';
import { AddRoomNeedDocument, EditRoomNeedDocument, type RoomNeed } from './room-needs-documents.ts';

/** A room by its id, or `any` and a kind. */
const EMPTY = { room: null as string | null, hours: null as number | null, dueOn: null as string | null, note: '' };
const ANY = 'any ';
const wishOf = (room: string) =>
  room.startsWith(ANY) ? { roomId: null, roomKind: room.slice(ANY.length) as RoomKind } : { roomId: room, roomKind: null };

/** Writes into a plan which room it needs, or changes it. */
export function RoomNeedDialog(props: {
  projectId: string;
  need: RoomNeed | 'new' | null;
  rooms: readonly { id: string; name: string; kind: RoomKind }[];
  onClose: () => void;
}) {
  const draft = createDraft(EMPTY);
  const add = createAction(AddRoomNeedDocument, (data) => data.addRoomNeed);
  const edit = createAction(EditRoomNeedDocument, (data) => data.editRoomNeed);
  const existing = () => (props.need === 'new' ? null : props.need);
  const action = () => (existing() ? edit : add);
  const [tried, setTried] = createSignal(false);
  let holder: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.need,
      (need) => {
        if (!need) return;
        setTried(false);
        add.clear();
        edit.clear();
        if (need === 'new') return draft.start(EMPTY);
        const { roomId, roomKind, minutes, dueOn, note, version } = need;
        draft.start({ room: roomId ?? `${ANY}${roomKind}`, hours: minutes / 60, dueOn: dueOn ?? null, note }, version);
      },
    ),
  );
  const choices = () => [
    ...ROOM_KINDS.filter((kind) => props.rooms.some((room) => room.kind === kind)).map((kind) => ({
      value: `${ANY}${kind}`,
      label: anyOf(kind),
    })),
    ...props.rooms.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const save = async (expectedVersion?: number): Promise<void> => {
    const { room, hours, dueOn, note } = draft.values;
    const known = existing();
    const changes = draft.changes();
    const minutes = Math.round((hours ?? 0) * 60);
    const saved = known
      ? await edit.run({
          input: {
            needId: known.id,
            expectedVersion: expectedVersion ?? draft.version() ?? null,
            ...('room' in changes ? wishOf(room!) : {}),
            ...('hours' in changes ? { minutes } : {}),
            ...('dueOn' in changes ? { dueOn } : {}),
            ...('note' in changes ? { note } : {}),
          },
        })
      : await add.run({ input: { projectId: props.projectId, ...wishOf(room!), minutes, dueOn, note } });
    if (saved) props.onClose();
  };
  const missing = () => [
    ...(draft.values.room === null ? [{ path: 'room', message: 'Choose a room, or a kind of room.' }] : []),
    ...(draft.values.hours === null ? [{ path: 'minutes', message: 'Say how many hours it is needed.' }] : []),
  ];
  return (
    <Dialog
      open={props.need !== null}
      onClose={props.onClose}
      title={existing() ? 'Change what it needs' : 'Add a room to the plan'}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={() => holder?.querySelector('form')?.requestSubmit()}>
            {existing() ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div ref={holder}>
        <Form
          label="Room of the plan"
          outcome={{
            issues: action().issues,
            failure: action().failure,
            refusal: () => (staleOf(action().refusal()) ? undefined : action().refusal()),
          }}
          issues={tried() ? missing() : []}
          onSubmit={() => {
            setTried(true);
            return missing().length === 0 && save();
          }}
        >
          <Select name="room" label="Room" value={draft.values.room} choices={choices()} onInput={(room) => draft.set('room', room)} />
          <NumberField
            name="minutes"
            label="Needed"
            unit="h"
            decimals={2}
            min={0.25}
            max={10_000}
            required
            value={draft.values.hours}
            onInput={(hours) => draft.set('hours', hours)}
          />
          <DateField
            name="dueOn"
            label="By"
            hint="Empty for any day."
            value={draft.values.dueOn}
            onInput={(day) => draft.set('dueOn', day)}
          />
          <TextField name="note" label="What for" maxLength={500} value={draft.values.note} onInput={(note) => draft.set('note', note)} />
          <StaleChoice
            stale={staleOf(action().refusal())}
            busy={action().busy()}
            onMine={(version) => void save(version)}
            onTheirs={() => props.onClose()}
          />
          <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
        </Form>
      </div>
    </Dialog>
  );
}
