import { createEffect, on, Show } from 'solid-js';
import { ROOM_KINDS, type OpenHours } from '../../domain/scheduling/room-rules.ts';
import { crewPolicy } from '../../domain/crew/crew-policy.ts';
import type { RoomKind } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { RoomMaintenance } from '../equipment/RoomMaintenance.tsx';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts, Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { SessionLine } from '../records/SessionLine.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { hoursText } from './hours-words.ts';
import { RoomForm, type RoomValues } from './RoomForm.tsx';
import {
  ArchiveRoomDocument,
  CreateRoomDocument,
  EditRoomDocument,
  RestoreRoomDocument,
  RoomDocument,
  type RoomDetail,
} from './rooms-documents.ts';

const EMPTY: RoomValues = {
  name: '',
  kind: ROOM_KINDS[0],
  capacity: 1,
  areaSquareMetres: null,
  features: [],
  hourlyRateMinor: 0,
  defaultSetupMinutes: 0,
  defaultTeardownMinutes: 0,
  openingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1_080 })),
};
const valuesOf = (room: RoomDetail): RoomValues => ({
  name: room.name,
  kind: room.kind,
  capacity: room.capacity,
  areaSquareMetres: room.areaSquareMetres ?? null,
  features: room.features,
  hourlyRateMinor: room.hourlyRateMinor ?? 0,
  defaultSetupMinutes: room.defaultSetupMinutes,
  defaultTeardownMinutes: room.defaultTeardownMinutes,
  openingHours: room.openingHours,
});

/** A room: its hours, price and size, the work on it, and what is booked in it. */
export function RoomPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  const hour = () => format().at(minute()).startOf('hour').toISO()!;
  const read = createRead(RoomDocument, () => (id() ? { id: id()!, now: hour() } : undefined), { areas: ['scheduling', 'equipment'] });
  const room = () => recordIn<RoomDetail>(read.data()?.node, id());
  const draft = createDraft(EMPTY);
  const create = createAction(CreateRoomDocument, (data) => data.createRoom);
  const edit = createAction(EditRoomDocument, (data) => data.editRoom);
  const archive = createAction(ArchiveRoomDocument, (data) => data.archiveRoom);
  const restore = createAction(RestoreRoomDocument, (data) => data.restoreRoom);

  const begin = (): void => {
    const known = room();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => room()?.id], begin));
  createEffect(
    on(
      () => room()?.version,
      () => room() && draft.follow(valuesOf(room()!), room()!.version),
    ),
  );

  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const made = await create.run({ input: { ...draft.values, kind: draft.values.kind as RoomKind } });
      if (made) toast({ text: `${made.name} can be booked now.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { roomId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
    });
    if (!saved) return false;
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { roomId: id()! } });
  const showStale = (field: string, value: unknown): string | undefined => {
    if (field === 'openingHours') return hoursText((value ?? []) as OpenHours[]);
    return field === 'hourlyRateMinor' ? format().hourly(Number(value)) : field === 'kind' ? title(String(value)) : undefined;
  };

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New room' : (room()?.name ?? 'Room')}
      lead={room() && `${title(room()!.kind)}${room()!.archivedAt ? ' · archived' : ''}`}
      noun="room"
      isNew={isNew()}
      mayEdit={props.mayKeep && room() !== undefined && !room()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      showStale={showStale}
      form={<RoomForm draft={draft} />}
      foot={
        <Show when={props.mayKeep && room()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It leaves the schedule and the boards. Past sessions keep it."
              archiving={archive}
              restoring={restore}
              archive={async () => (await archive.run(ref())) !== undefined}
              restore={async () => (await restore.run(ref())) !== undefined}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <RecordBody record={room()} read={read} noun="room" lines={5}>
        {(known) => (
          <>
            <Facts
              facts={[
                { label: 'Open', value: hoursText(known().openingHours) },
                {
                  label: 'Rate',
                  value: `${format().money(known().hourlyRateMinor ?? 0)} an hour`,
                  shown: may(crewPolicy, 'see_people_cost'),
                },
                { label: 'Setup, teardown', value: `${known().defaultSetupMinutes} and ${known().defaultTeardownMinutes} minutes` },
                { label: 'Holds', value: known().capacity === 1 ? '1 person' : `${format().number(known().capacity)} people` },
                { label: 'Area', value: `${format().number(known().areaSquareMetres ?? 0)} m²`, shown: known().areaSquareMetres != null },
                { label: 'Features', value: known().features.join(', '), shown: known().features.length > 0 },
              ]}
            />
            <Show when={!known().archivedAt}>
              <RoomMaintenance roomId={known().id} roomName={known().name} maintenance={known().maintenance ?? null} />
            </Show>
            <Section title="Coming sessions">
              <Lines rows={read.data()?.coming.nodes} empty="Nothing is booked.">
                {(session) => <SessionLine {...session} />}
              </Lines>
            </Section>
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
