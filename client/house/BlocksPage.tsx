import { createSignal, Show } from 'solid-js';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import type { TimeBlockSort } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { title } from '../ui/words.ts';
import { Arrange } from '../records/Arrange.tsx';
import { blockHours, blockPrice, blockRooms } from './block-words.ts';
import { TimeBlockPanel } from './TimeBlockPanel.tsx';
import { ReorderTimeBlocksDocument, TimeBlocksDocument, type BlockRow } from './block-documents.ts';
import { HousePage } from './HousePage.tsx';
import { weekdaysText } from './Weekdays.tsx';

const COLUMNS: Column<BlockRow, TimeBlockSort>[] = [
  { title: 'Block', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(140px, 1.2fr)', card: 'headline' },
  { title: 'Sold as', cell: (row) => title(row.kind), width: '110px' },
  { title: 'Hours', cell: blockHours, sort: 'STARTS', width: 'minmax(160px, 1.1fr)' },
  { title: 'Days', cell: (row) => weekdaysText(row.weekdays), width: 'minmax(110px, 0.8fr)' },
  { title: 'Rooms', cell: blockRooms, full: blockRooms, width: 'minmax(130px, 1.2fr)' },
  { title: 'Price', cell: blockPrice, align: 'end', width: '130px' },
];

/** The parts of the day that the studio sells as one. */
export default function BlocksPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const [arranging, setArranging] = createSignal(false);
  const reorder = createAction(ReorderTimeBlocksDocument, (data) => data.reorderTimeBlocks);
  const list = createList({
    document: TimeBlocksDocument,
    areas: ['scheduling'],
    sort: { key: 'POSITION' as TimeBlockSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.timeBlocks,
  });
  const mayKeep = () => may(schedulingPolicy, 'keep_rules');
  const inOrder = (): boolean => list.sort()?.key === 'POSITION' && list.search() === '' && !archived() && !list.hasMore();
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New block
    </Button>
  );
  return (
    <HousePage
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
        label="Blocks"
        list={list}
        columns={COLUMNS}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Block, room"
        empty={
          archived()
            ? { title: 'No block is archived', text: 'Blocks that are sold no more are kept here, and can be restored.' }
            : {
                title: 'The day is sold by the hour',
                text: 'Add half days, full days or evenings with a price of their own. The booking form offers them, and what is drawn takes on their hours.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <TimeBlockPanel
        record={record}
        row={list.rows().find(({ id }) => id === record.shown())}
        mayKeep={mayKeep()}
        onChanged={() => void list.refetch()}
      />
      <Arrange
        open={arranging() && inOrder() && list.settled()}
        title="Arrange blocks"
        lead="The booking form offers them in this order."
        rows={list.rows()}
        outcome={reorder}
        onSave={async (blockIds) => (await reorder.run({ input: { blockIds } })) !== undefined}
        onClose={() => setArranging(false)}
      />
    </HousePage>
  );
}
