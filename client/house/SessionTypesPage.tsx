import { createSignal, Show } from 'solid-js';
import { lengthWords } from '../../domain/scheduling/house/house-rules.ts';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import type { SessionTypeSort } from '../graphql/generated/graphql.ts';
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
import { ReorderSessionTypesDocument, SessionTypesDocument, type SessionTypeRow } from './session-type-documents.ts';
import { HousePage } from './HousePage.tsx';
import { SessionTypePanel } from './SessionTypePanel.tsx';

const gearText = ({ gear }: SessionTypeRow): string =>
  gear.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join(', ');
const rolesText = ({ roles }: SessionTypeRow): string =>
  roles.map(({ skill, quantity }) => (quantity > 1 ? `${title(skill)} × ${quantity}` : title(skill))).join(', ');

const COLUMNS: Column<SessionTypeRow, SessionTypeSort>[] = [
  {
    title: 'Session type',
    cell: (row) => row.name,
    full: (row) => row.name,
    sort: 'NAME',
    width: 'minmax(150px, 1.2fr)',
    card: 'headline',
  },
  { title: 'Length', cell: (row) => lengthWords(row.lengthMinutes), sort: 'LENGTH', width: '110px' },
  { title: 'Gear', cell: gearText, full: gearText, width: 'minmax(150px, 1.5fr)' },
  { title: 'People', cell: rolesText, full: rolesText, width: 'minmax(140px, 1.2fr)' },
  { title: 'To prepare', cell: (row) => (row.steps.length > 0 ? `${row.steps.length} things` : ''), width: '110px' },
];

/** The studio's standard sessions, with what each brings along. */
export default function SessionTypesPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const [arranging, setArranging] = createSignal(false);
  const reorder = createAction(ReorderSessionTypesDocument, (data) => data.reorderSessionTypes);
  const list = createList({
    document: SessionTypesDocument,
    areas: ['scheduling'],
    sort: { key: 'POSITION' as SessionTypeSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.sessionTypes,
  });
  const mayKeep = () => may(schedulingPolicy, 'keep_rules');
  const inOrder = (): boolean => list.sort()?.key === 'POSITION' && list.search() === '' && !archived() && !list.hasMore();
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New session type
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
        label="Session types"
        list={list}
        columns={COLUMNS}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Type, skill"
        empty={
          archived()
            ? { title: 'No session type is archived', text: 'Types that are offered no more are kept here, and can be restored.' }
            : {
                title: 'There is no session type yet',
                text: 'A podcast interview brings its microphones, a technical producer, half an hour of setup and a check list along. Write down what you book again and again.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <SessionTypePanel
        record={record}
        row={list.rows().find(({ id }) => id === record.shown())}
        mayKeep={mayKeep()}
        onChanged={() => void list.refetch()}
      />
      <Arrange
        open={arranging() && inOrder() && list.settled()}
        title="Arrange session types"
        lead="The booking form offers them in this order."
        rows={list.rows()}
        outcome={reorder}
        onSave={async (sessionTypeIds) => (await reorder.run({ input: { sessionTypeIds } })) !== undefined}
        onClose={() => setArranging(false)}
      />
    </HousePage>
  );
}
