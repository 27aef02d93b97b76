import { createSignal, Show } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { UNIT_STATES, type UnitState } from '../../domain/equipment/unit-rules.ts';
import type { GearUnitSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { createRead } from '../graphql/read.ts';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { minute } from '../time/clock.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Select } from '../ui/Select.tsx';
import { title } from '../ui/words.ts';
import { actsFor, begin } from './acts.ts';
import { EquipmentPage } from './EquipmentPage.tsx';
import { GearCategoriesDocument, GearUnitsDocument, type UnitRow } from './equipment-documents.ts';
import { NewUnitPanel } from './NewUnitPanel.tsx';
import { ScanField } from './ScanField.tsx';
import { ACT_LABELS, MARKS, statusDetail, statusOf } from './unit-words.ts';
import { UnitMark } from './UnitMark.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import styles from './equipment.module.css';

/** The act that is meant most often stands open in the row, the others in its menu. */
function Acts(props: { unit: UnitRow }) {
  const acts = () => actsFor(props.unit, minute());
  const first = () => acts()[0];
  return (
    <span class={styles.rowEnd}>
      <Show when={first()}>
        {(act) => (
          <Button
            look="quiet"
            aria-label={`${ACT_LABELS[act()]}: ${props.unit.name}`}
            onClick={() => begin({ act: act(), unit: props.unit })}
          >
            {ACT_LABELS[act()]}
          </Button>
        )}
      </Show>
      <Show when={acts().length > 1}>
        <Menu
          square
          label={`More for ${props.unit.name}`}
          items={acts()
            .slice(1)
            .map((act) => ({ label: ACT_LABELS[act], onSelect: () => begin({ act, unit: props.unit }) }))}
        >
          <Ellipsis size="1.125rem" />
        </Menu>
      </Show>
    </span>
  );
}

const columns: Column<UnitRow, GearUnitSort>[] = [
  { title: 'Unit', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(10.625rem, 1.6fr)', card: 'headline' },
  {
    title: 'State',
    cell: (row) => <UnitMark unit={row} />,
    full: (row) => {
      const status = statusOf(row, minute());
      return [MARKS[status.state][2], statusDetail(status, minute())].filter(Boolean).join(' ');
    },
    width: 'minmax(15.625rem, 2.6fr)',
  },
  { title: 'Kit', cell: (row) => row.kit?.name ?? '', full: (row) => row.kit?.name ?? '', width: 'minmax(7.25rem, 0.9fr)' },
  { title: 'Condition', cell: (row) => title(row.condition), sort: 'CONDITION', width: '6rem', card: 'hidden' },
  {
    title: 'Place',
    cell: (row) => row.location,
    full: (row) => row.location,
    sort: 'LOCATION',
    width: 'minmax(6rem, 0.9fr)',
    card: 'hidden',
  },
  { title: 'Acts', hideTitle: true, cell: (row) => <Acts unit={row} />, align: 'end', width: '10.5rem' },
];

/** The studio's gear, item by item: where each is, who has it, and what can be done with it. */
export default function UnitsPage() {
  const record = useOpenRecord();
  const [state, setState] = createSignal<UnitState | 'all'>('all');
  const [category, setCategory] = createSignal('');
  const categories = createRead(GearCategoriesDocument, () => ({}), { areas: ['equipment'] });
  const list = createList({
    document: GearUnitsDocument,
    areas: ['equipment', 'scheduling'],
    sort: { key: 'NAME' as GearUnitSort, descending: false },
    variables: (asked) => ({
      ...listVariables(asked),
      archived: null,
      state: state() === 'all' ? null : (state() as UnitState),
      category: category() || null,
    }),
    connection: (data) => data.gearUnits,
  });
  const mayKeep = () => may(equipmentPolicy, 'keep_gear');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New unit
    </Button>
  );
  const isFiltered = () => state() !== 'all' || category() !== '';
  return (
    <EquipmentPage view="/equipment" tools={<ScanField onFound={record.open} />} actions={<Show when={mayKeep()}>{create()}</Show>}>
      <DataTable
        label="Units"
        list={list}
        columns={columns}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Name, label, serial, holder"
        filters={
          <>
            <Select<UnitState | 'all'>
              label="State"
              hideLabel
              value={state()}
              choices={[{ value: 'all', label: 'In any state' }, ...UNIT_STATES.map((value) => ({ value, label: MARKS[value][2] }))]}
              onInput={setState}
            />
            <Select
              label="Category"
              hideLabel
              value={category()}
              choices={[
                { value: '', label: 'All categories' },
                ...(categories.data()?.gearCategories ?? []).map((value) => ({ value, label: value })),
              ]}
              onInput={setCategory}
            />
          </>
        }
        empty={
          isFiltered()
            ? { title: 'No unit is like that now', text: 'Choose another state or category.' }
            : {
                title: 'There is no gear yet',
                text: 'Enter what the studio owns, item by item. Then it can be booked, handed out and found again.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <UnitPanel record={record} />
      <NewUnitPanel open={record.id() === 'new'} onClose={record.close} onOpen={record.open} />
    </EquipmentPage>
  );
}
