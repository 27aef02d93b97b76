import { createEffect, on, Show } from 'solid-js';
import type { CreateTimeBlockInput, EditTimeBlockInput } from '../graphql/generated/graphql.ts';
import type { BlockKind } from '../../domain/scheduling/house/time-block-rules.ts';
import { createAction } from '../graphql/action.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { blockHours, blockPrice, blockRooms } from './block-words.ts';
import {
  ArchiveTimeBlockDocument,
  CreateTimeBlockDocument,
  EditTimeBlockDocument,
  RestoreTimeBlockDocument,
  type BlockRow,
} from './block-documents.ts';
import { RoomsField } from './RoomsField.tsx';
import { Weekdays, weekdaysText } from './Weekdays.tsx';
import styles from '../records/records.module.css';

const DAY = 1_440;

interface BlockValues {
  name: string;
  kind: BlockKind;
  startsMinute: number;
  endsMinute: number;
  slotMinutes: number | null;
  weekdays: number[];
  rooms: { id: string; name: string }[];
  priceMinor: number | null;
}
const EMPTY: BlockValues = {
  name: '',
  kind: 'half_day',
  startsMinute: 540,
  endsMinute: 780,
  slotMinutes: null,
  weekdays: [1, 2, 3, 4, 5],
  rooms: [],
  priceMinor: null,
};
const valuesOf = ({ name, kind, startsMinute, endsMinute, slotMinutes, weekdays, rooms, priceMinor }: BlockRow): BlockValues => ({
  name,
  kind,
  startsMinute,
  endsMinute,
  slotMinutes: slotMinutes ?? null,
  weekdays: [...weekdays],
  rooms: rooms.map(({ id, name: room }) => ({ id, name: room })),
  priceMinor: priceMinor ?? null,
});
const KINDS: { value: BlockKind; label: string }[] = [
  { value: 'half_day', label: 'Half day' },
  { value: 'full_day', label: 'Full day' },
  { value: 'hourly', label: 'By the slot' },
  { value: 'custom', label: 'Other, such as an evening' },
];

/** A part of the day that is sold as one. */
export function TimeBlockPanel(props: { record: OpenRecord; row: BlockRow | undefined; mayKeep: boolean; onChanged: () => void }) {
  const isNew = () => props.record.shown() === 'new';
  const block = () => (isNew() ? undefined : props.row);
  const draft = createDraft(EMPTY);
  const create = createAction(CreateTimeBlockDocument, (data) => data.createTimeBlock);
  const edit = createAction(EditTimeBlockDocument, (data) => data.editTimeBlock);
  const archive = createAction(ArchiveTimeBlockDocument, (data) => data.archiveTimeBlock);
  const restore = createAction(RestoreTimeBlockDocument, (data) => data.restoreTimeBlock);
  const begin = (): void => {
    const known = block();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => block()?.id], begin));
  createEffect(
    on(
      () => block()?.version,
      () => block() && draft.follow(valuesOf(block()!), block()!.version),
    ),
  );
  /** An end that is not after the start is on the next day. */
  const times = (startsMinute: number, wall: number): void => {
    const end = wall % DAY;
    draft.set('startsMinute', startsMinute);
    draft.set('endsMinute', end > startsMinute ? end : end + DAY);
  };
  const chooseKind = (kind: BlockKind): void => {
    draft.set('kind', kind);
    draft.set('slotMinutes', kind === 'hourly' ? (draft.values.slotMinutes ?? 60) : null);
  };
  const save = async (expectedVersion?: number): Promise<boolean> => {
    const inputOf = ({ rooms, ...values }: Partial<BlockValues>) => ({
      ...values,
      ...(rooms ? { roomIds: rooms.map(({ id }) => id) } : {}),
    });
    if (isNew()) {
      if (!(await create.run({ input: inputOf(draft.values) as CreateTimeBlockInput }))) return false;
      toast({ text: `${draft.values.name} is offered now.` });
    } else {
      const input = { blockId: block()!.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...inputOf(draft.changes()) };
      const saved = await edit.run({ input: input as EditTimeBlockInput });
      if (!saved) return false;
      draft.start(draft.values, saved.version);
    }
    props.onChanged();
    return true;
  };
  const ref = () => ({ input: { blockId: block()!.id } });
  const told = async (done: Promise<unknown>): Promise<boolean> => {
    const worked = (await done) !== undefined;
    if (worked) props.onChanged();
    return worked;
  };
  return (
    <RecordPanel
      open={props.record.id() !== undefined && (isNew() || block() !== undefined)}
      onClose={props.record.close}
      title={isNew() ? 'New block' : (block()?.name ?? 'Block')}
      lead={block() && title(block()!.kind)}
      noun="block"
      isNew={isNew()}
      mayEdit={props.mayKeep && block() !== undefined && !block()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      form={
        <>
          <TextField
            name="name"
            label="Name"
            required
            maxLength={80}
            placeholder="Morning"
            value={draft.values.name}
            onInput={(name) => draft.set('name', name)}
          />
          <Select<BlockKind> name="kind" label="Sold as" value={draft.values.kind} choices={KINDS} onInput={chooseKind} />
          <div class={styles.two}>
            <TimeField
              name="startsMinute"
              label="From"
              value={draft.values.startsMinute}
              onInput={(minute) => minute !== null && times(minute % DAY, draft.values.endsMinute)}
            />
            <TimeField
              name="endsMinute"
              label="To"
              value={draft.values.endsMinute % DAY}
              {...(draft.values.endsMinute > DAY ? { hint: 'On the next day.' } : {})}
              onInput={(minute) => minute !== null && times(draft.values.startsMinute, minute)}
            />
          </div>
          <Show when={draft.values.kind === 'hourly'}>
            <NumberField
              name="slotMinutes"
              label="One slot"
              unit="min"
              min={5}
              max={DAY}
              step={15}
              value={draft.values.slotMinutes}
              onInput={(minutes) => draft.set('slotMinutes', minutes)}
            />
          </Show>
          <Weekdays label="On" name="weekdays" value={draft.values.weekdays} onInput={(days) => draft.set('weekdays', days)} />
          <RoomsField
            label="Rooms"
            name="roomIds"
            none="All rooms."
            value={draft.values.rooms}
            onInput={(rooms) => draft.set('rooms', rooms)}
          />
          <MoneyField
            name="priceMinor"
            label={draft.values.kind === 'hourly' ? 'Price of a slot' : 'Price'}
            required={false}
            hint="For one room. Empty: the room’s hourly rate."
            value={draft.values.priceMinor}
            onInput={(price) => draft.set('priceMinor', price)}
          />
        </>
      }
      foot={
        <Show when={props.mayKeep && block()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It is offered no more. Sessions keep the price they were booked at."
              archiving={archive}
              restoring={restore}
              archive={() => told(archive.run(ref()))}
              restore={() => told(restore.run(ref()))}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <Show when={block()} fallback={<Skeleton lines={4} />}>
        {(known) => (
          <Facts
            facts={[
              { label: 'Hours', value: blockHours(known()) },
              { label: 'Days', value: weekdaysText(known().weekdays) },
              { label: 'Rooms', value: blockRooms(known()) },
              { label: 'Price', value: blockPrice(known()) },
            ]}
          />
        )}
      </Show>
    </RecordPanel>
  );
}
