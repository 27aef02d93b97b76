import { createSignal, Show } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import type { GearModelSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { EquipmentPage } from './EquipmentPage.tsx';
import { GearModelsDocument, type ModelRow } from './equipment-documents.ts';
import { ModelPanel } from './ModelPanel.tsx';

const columns = (seesMoney: boolean): Column<ModelRow, GearModelSort>[] => [
  { title: 'Model', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(10.625rem, 1.6fr)', card: 'headline' },
  { title: 'Maker', cell: (row) => row.manufacturer, full: (row) => row.manufacturer, sort: 'MANUFACTURER', width: 'minmax(7.5rem, 1fr)' },
  { title: 'Category', cell: (row) => row.category, full: (row) => row.category, sort: 'CATEGORY', width: 'minmax(7.5rem, 1fr)' },
  { title: 'Units', cell: (row) => format().number(row.unitCount), sort: 'UNITS', align: 'end', width: '5.625rem' },
  { title: 'Available', cell: (row) => format().number(row.availableCount), align: 'end', width: '6.25rem' },
  ...(seesMoney
    ? [
        {
          title: 'Hire a day',
          cell: (row: ModelRow) => (row.dailyRateMinor ? format().amount(row.dailyRateMinor) : ''),
          align: 'end' as const,
          width: '6.875rem',
        },
      ]
    : []),
];

/** The kinds of gear the studio owns, and how many of each are free. */
export default function ModelsPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const list = createList({
    document: GearModelsDocument,
    areas: ['equipment', 'scheduling'],
    sort: { key: 'NAME' as GearModelSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.gearModels,
  });
  const mayKeep = () => may(equipmentPolicy, 'keep_gear');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New model
    </Button>
  );
  return (
    <EquipmentPage
      view="/equipment/models"
      tools={<InUse archived={archived()} onInput={setArchived} />}
      actions={<Show when={mayKeep()}>{create()}</Show>}
    >
      <DataTable
        label="Models"
        list={list}
        columns={columns(may(equipmentPolicy, 'see_gear_money'))}
        rowName={(model) => model.name}
        openId={record.id() ?? null}
        onOpen={(model) => record.open(model.id)}
        searchHint="Model, maker, category"
        empty={
          archived()
            ? { title: 'No model is archived', text: 'Models whose units are all retired can be archived, and are listed here.' }
            : {
                title: 'There is no model yet',
                text: 'A model is a kind of gear, such as SM7B. Sessions ask for so many of a model, and get units that are free.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <ModelPanel record={record} mayKeep={mayKeep()} />
    </EquipmentPage>
  );
}
