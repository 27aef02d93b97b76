import { createSignal, For, Show } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import type { UnitState } from '../../domain/equipment/unit-rules.ts';
import type { GearKitSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { actsFor, begin } from './acts.ts';
import { EquipmentPage } from './EquipmentPage.tsx';
import { GearKitsDocument, type KitRow } from './equipment-documents.ts';
import { KitPanel } from './KitPanel.tsx';
import { MARKS, statusOf } from './unit-words.ts';
import styles from './equipment.module.css';

/** How many units of a kit are in each state, what needs somebody first. */
const ORDER: UnitState[] = ['missing', 'overdue', 'in_maintenance', 'out', 'reserved', 'available', 'retired'];

function States(props: { kit: KitRow }) {
  const counts = () => {
    const states = props.kit.units.map((unit) => statusOf(unit, minute()).state);
    return ORDER.map((state) => ({ state, count: states.filter((other) => other === state).length })).filter(({ count }) => count > 0);
  };
  return (
    <span class={styles.states}>
      <For each={counts()} fallback="Empty">
        {({ state, count }) => (
          <StateMark
            shape={MARKS[state][0]}
            tone={MARKS[state][1]}
            text={count === props.kit.units.length ? MARKS[state][2] : `${count} ${MARKS[state][2].toLowerCase()}`}
          />
        )}
      </For>
    </span>
  );
}

function Acts(props: { kit: KitRow }) {
  const some = (act: 'check_out' | 'check_in') => props.kit.units.some((unit) => actsFor(unit, minute()).includes(act));
  return (
    <span class={styles.rowEnd}>
      <Show when={some('check_in')}>
        <Button look="quiet" aria-label={`Check in: ${props.kit.name}`} onClick={() => begin({ act: 'check_in_kit', kit: props.kit })}>
          Check in
        </Button>
      </Show>
      <Show when={some('check_out')}>
        <Button look="quiet" aria-label={`Check out: ${props.kit.name}`} onClick={() => begin({ act: 'check_out_kit', kit: props.kit })}>
          Check out
        </Button>
      </Show>
    </span>
  );
}

const columns: Column<KitRow, GearKitSort>[] = [
  { title: 'Kit', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(10rem, 1.4fr)', card: 'headline' },
  { title: 'Category', cell: (row) => row.category, full: (row) => row.category, sort: 'CATEGORY', width: 'minmax(6.875rem, 1fr)' },
  { title: 'Units', cell: (row) => format().number(row.units.length), sort: 'UNITS', align: 'end', width: '5rem' },
  { title: 'State', cell: (row) => <States kit={row} />, width: 'minmax(13.75rem, 2fr)' },
  { title: 'Acts', hideTitle: true, cell: (row) => <Acts kit={row} />, align: 'end', width: '13.125rem' },
];

/** Units that travel together. */
export default function KitsPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const list = createList({
    document: GearKitsDocument,
    areas: ['equipment', 'scheduling'],
    sort: { key: 'NAME' as GearKitSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.gearKits,
  });
  const mayKeep = () => may(equipmentPolicy, 'keep_gear');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New kit
    </Button>
  );
  return (
    <EquipmentPage
      view="/equipment/kits"
      tools={<InUse archived={archived()} onInput={setArchived} />}
      actions={<Show when={mayKeep()}>{create()}</Show>}
    >
      <DataTable
        label="Kits"
        list={list}
        columns={columns}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Kit, category, unit"
        empty={
          archived()
            ? { title: 'No kit is archived', text: 'Kits that were unpacked for good are listed here.' }
            : {
                title: 'There is no kit yet',
                text: 'Pack units that travel together under one name. A kit is booked, handed out and taken back as one.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <KitPanel record={record} mayKeep={mayKeep()} />
    </EquipmentPage>
  );
}
