import { createSignal, Show } from 'solid-js';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import { crewPolicy } from '../../domain/crew/crew-policy.ts';
import type { RoomSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { minute } from '../time/clock.ts';
import { createAction } from '../graphql/action.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { title } from '../ui/words.ts';
import { Arrange } from '../records/Arrange.tsx';
import { hoursText } from './hours-words.ts';
import { RoomPanel } from './RoomPanel.tsx';
import { ReorderRoomsDocument, RoomsDocument, type RoomRow } from './rooms-documents.ts';

const columns = (seesRates: boolean): Column<RoomRow, RoomSort>[] => [
  { title: 'Room', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(8.75rem, 1.3fr)', card: 'headline' },
  { title: 'Kind', cell: (row) => title(row.kind), sort: 'KIND', width: 'minmax(7.5rem, 1fr)' },
  { title: 'People', cell: (row) => format().number(row.capacity), sort: 'CAPACITY', align: 'end', width: '5.25rem' },
  {
    title: 'Open',
    cell: (row) => (
      <Show when={row.maintenance} fallback={hoursText(row.openingHours)}>
        {(work) => (
          <StateMark
            shape="diamond"
            tone="service"
            text={`${title(work().kind)}, back ${format().dayNear(work().expectedBackAt, minute())} ${format().time(work().expectedBackAt)}`}
          />
        )}
      </Show>
    ),
    full: (row) => hoursText(row.openingHours),
    width: 'minmax(13.75rem, 2fr)',
  },
  {
    title: 'Setup, teardown',
    cell: (row) =>
      row.defaultSetupMinutes || row.defaultTeardownMinutes ? `${row.defaultSetupMinutes}, ${row.defaultTeardownMinutes} min` : 'None',
    width: '8.75rem',
    card: 'hidden',
  },
  ...(seesRates
    ? [
        {
          title: 'Rate',
          cell: (row: RoomRow) => (row.hourlyRateMinor == null ? '' : format().hourly(row.hourlyRateMinor)),
          align: 'end' as const,
          width: '6.25rem',
        },
      ]
    : []),
];

/** The studio's rooms: when they are open, what they cost and hold. */
export default function RoomsPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const [arranging, setArranging] = createSignal(false);
  const reorder = createAction(ReorderRoomsDocument, (data) => data.reorderRooms);
  const list = createList({
    document: RoomsDocument,
    areas: ['scheduling', 'equipment'],
    sort: { key: 'POSITION' as RoomSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.rooms,
  });
  const mayKeep = () => may(schedulingPolicy, 'keep_rooms');
  const inOrder = (): boolean => list.sort()?.key === 'POSITION' && list.search() === '' && !archived() && !list.hasMore();
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New room
    </Button>
  );
  return (
    <Page
      title="Rooms"
      fills
      tools={<InUse archived={archived()} onInput={setArchived} />}
      actions={
        <Show when={mayKeep()}>
          <Show when={list.rows().length > 1 && !archived()}>
            <Button
              onClick={() => {
                list.setSearch('');
                list.setSort({ key: 'POSITION', descending: false });
                setArranging(true);
              }}
            >
              Arrange
            </Button>
          </Show>
          {create()}
        </Show>
      }
    >
      <DataTable
        label="Rooms"
        list={list}
        columns={columns(may(crewPolicy, 'see_people_cost'))}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Name, feature"
        empty={
          archived()
            ? { title: 'No room is archived', text: 'Rooms that were given up keep their past sessions, and are listed here.' }
            : {
                title: 'There is no room yet',
                text: 'Add the rooms that sessions take, with their opening hours and rate. Then the schedule and the board have something to show.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <RoomPanel record={record} mayKeep={mayKeep()} />
      <Arrange
        open={arranging() && inOrder() && list.settled()}
        title="Arrange rooms"
        lead="Boards, the schedule and lists show them in this order."
        rows={list.rows()}
        outcome={reorder}
        onSave={async (roomIds) => (await reorder.run({ input: { roomIds } })) !== undefined}
        onClose={() => setArranging(false)}
      />
    </Page>
  );
}
