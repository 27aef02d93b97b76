import { createEffect, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createAction } from '../graphql/action.ts';
import { ask } from '../graphql/client.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import {
  AddHoursExceptionsDocument,
  EditHoursExceptionDocument,
  RemoveHoursExceptionDocument,
  type ExceptionRow,
} from './hours-documents.ts';
import { HouseRoomsDocument } from './house-documents.ts';
import styles from '../records/records.module.css';

/** A day to be entered, or an exception to be changed. */
export type Exceptional = { day: string } | { exception: ExceptionRow } | null;

const DAY = 1_440;

interface Values {
  name: string;
  firstDay: string | null;
  lastDay: string | null;
  room: Option | null;
  closed: boolean;
  opensMinute: number;
  closesMinute: number;
}

const valuesOf = (what: NonNullable<Exceptional>): Values =>
  'day' in what
    ? { name: '', firstDay: what.day, lastDay: what.day, room: null, closed: true, opensMinute: 600, closesMinute: 960 }
    : {
        name: what.exception.name,
        firstDay: what.exception.firstDay,
        lastDay: what.exception.lastDay,
        room: what.exception.roomId ? { id: what.exception.roomId, label: what.exception.roomName ?? '' } : null,
        closed: what.exception.opensMinute == null,
        opensMinute: what.exception.opensMinute ?? 600,
        closesMinute: what.exception.closesMinute ?? 960,
      };

const pickRooms = async (text: string): Promise<Option[]> =>
  (await ask(HouseRoomsDocument, {})).rooms.nodes
    .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
    .map(({ id, name, kind }) => ({ id, label: name, note: title(kind) }));

/** Days on which the house, or one room, is closed or open otherwise. */
export function ExceptionDialog(props: { what: Exceptional; onClose: () => void; onSaved: () => void }) {
  const [values, set] = createStore<Values>(valuesOf({ day: '' }));
  const add = createAction(AddHoursExceptionsDocument, (data) => data.addHoursExceptions);
  const edit = createAction(EditHoursExceptionDocument, (data) => data.editHoursException);
  const remove = createAction(RemoveHoursExceptionDocument, (data) => data.removeHoursException);
  const known = (): ExceptionRow | null => (props.what && 'exception' in props.what ? props.what.exception : null);
  const action = () => (known() ? edit : add);
  createEffect(
    on(
      () => props.what,
      (what) => {
        if (!what) return;
        for (const one of [add, edit, remove]) one.clear();
        set(valuesOf(what));
      },
    ),
  );
  const input = () => ({
    name: values.name,
    firstDay: values.firstDay ?? '',
    lastDay: values.lastDay ?? values.firstDay ?? '',
    roomId: values.room?.id ?? null,
    opensMinute: values.closed ? null : values.opensMinute,
    closesMinute: values.closed ? null : values.closesMinute,
  });
  async function save(expectedVersion = known()?.version): Promise<void> {
    const exception = known();
    const saved = exception
      ? await edit.run({ input: { exceptionId: exception.id, expectedVersion: expectedVersion ?? null, ...input() } })
      : await add.run({ input: { days: [input()] } });
    if (!saved) return;
    props.onSaved();
    props.onClose();
  }
  async function takeAway(): Promise<void> {
    const exception = known();
    if (!exception || !(await remove.run({ input: { exceptionId: exception.id } }))) return;
    const { name, firstDay, lastDay, roomId, opensMinute, closesMinute } = exception;
    const day = { name, firstDay, lastDay, roomId: roomId ?? null, opensMinute: opensMinute ?? null, closesMinute: closesMinute ?? null };
    const undo = async (): Promise<void> => {
      if (await add.run({ input: { days: [day] } })) props.onSaved();
      else toast({ kind: 'problem', text: add.refusal()?.message ?? `${name} could not be brought back. Enter it again.` });
    };
    toast({ text: `${name} is removed.`, action: { label: 'Undo', run: () => void undo() } });
    props.onSaved();
    props.onClose();
  }
  /** The server names what is wrong with a new day by its place in the list, of which there is one. */
  const issues = () =>
    action()
      .issues()
      .map((issue) => ({ ...issue, path: issue.path.replace(/^days\.0\./, '') }));
  const times = (opensMinute: number, wall: number): void => {
    const end = wall % DAY;
    set({ opensMinute, closesMinute: end > opensMinute ? end : end + DAY });
  };
  let form!: HTMLDivElement;
  return (
    <Dialog
      open={props.what !== null}
      onClose={props.onClose}
      title={known() ? 'Change the days' : 'Closed or open otherwise'}
      actions={
        <>
          <Show when={known()}>
            <Button look="quiet" busy={remove.busy()} onClick={() => void takeAway()}>
              Remove
            </Button>
            <span class={styles.spread} />
          </Show>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={() => form.querySelector('form')?.requestSubmit()}>
            {known() ? 'Save' : 'Enter'}
          </Button>
        </>
      }
    >
      <div ref={form}>
        <Form
          label="Days"
          outcome={{
            ...action(),
            issues,
            refusal: () => (staleOf(action().refusal()) ? undefined : (action().refusal() ?? remove.refusal())),
          }}
          onSubmit={() => save()}
        >
          <TextField
            name="name"
            label="Why"
            required
            maxLength={120}
            placeholder="Christmas Day"
            value={values.name}
            onInput={(name) => set('name', name)}
          />
          <div class={styles.two}>
            <DateField name="firstDay" label="First day" value={values.firstDay} onInput={(day) => set('firstDay', day)} />
            <DateField name="lastDay" label="Last day" value={values.lastDay} onInput={(day) => set('lastDay', day)} />
          </div>
          <Combobox<Option>
            name="roomId"
            label="Room"
            required={false}
            placeholder="The whole house"
            value={values.room}
            onInput={(room) => set('room', room)}
            search={pickRooms}
          />
          <Segmented
            label="That day"
            wide
            value={values.closed ? 'closed' : 'open'}
            choices={[
              { value: 'closed', label: 'Closed' },
              { value: 'open', label: 'Other hours' },
            ]}
            onInput={(how) => set('closed', how === 'closed')}
          />
          <Show when={!values.closed}>
            <div class={styles.two}>
              <TimeField
                name="opensMinute"
                label="Opens"
                value={values.opensMinute}
                onInput={(minute) => minute !== null && times(minute % DAY, values.closesMinute)}
              />
              <TimeField
                name="closesMinute"
                label="Closes"
                value={values.closesMinute % DAY}
                {...(values.closesMinute > DAY ? { hint: 'On the next day.' } : {})}
                onInput={(minute) => minute !== null && times(values.opensMinute, minute)}
              />
            </div>
          </Show>
          <StaleChoice
            stale={staleOf(edit.refusal())}
            busy={edit.busy()}
            onMine={(version) => void save(version)}
            onTheirs={() => props.onClose()}
          />
        </Form>
      </div>
    </Dialog>
  );
}
