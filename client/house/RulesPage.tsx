import { createSignal, Show } from 'solid-js';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import type { BookingRuleSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { BookingRulesDocument, type RuleRow } from './house-documents.ts';
import { HousePage } from './HousePage.tsx';
import { RulePanel } from './RulePanel.tsx';
import { EFFECT_MARK, kindLabel, ruleText, scopeText } from './rule-words.ts';

const COLUMNS: Column<RuleRow, BookingRuleSort>[] = [
  { title: 'Rule', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(160px, 1.4fr)', card: 'headline' },
  { title: 'Kind', cell: (row) => kindLabel(row.kind), sort: 'KIND', width: 'minmax(110px, 0.7fr)' },
  { title: 'Asks', cell: ruleText, full: ruleText, width: 'minmax(190px, 1.6fr)' },
  { title: 'Concerns', cell: scopeText, full: scopeText, width: 'minmax(140px, 1.2fr)' },
  { title: 'Effect', cell: (row) => <StateMark {...EFFECT_MARK[row.effect]} />, sort: 'EFFECT', width: '110px' },
];

/** What the house asks of a session beside that its resources are free. */
export default function RulesPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const list = createList({
    document: BookingRulesDocument,
    areas: ['scheduling'],
    sort: { key: 'KIND' as BookingRuleSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.bookingRules,
  });
  const mayKeep = () => may(schedulingPolicy, 'keep_rules');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New rule
    </Button>
  );
  return (
    <HousePage
      fills
      tools={<InUse archived={archived()} onInput={setArchived} inUse="In force" />}
      actions={<Show when={mayKeep()}>{create()}</Show>}
    >
      <DataTable
        label="Rules"
        list={list}
        columns={COLUMNS}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Rule, room, client"
        empty={
          archived()
            ? { title: 'No rule is archived', text: 'Rules that hold no more are kept here, and can be restored.' }
            : {
                title: 'There is no rule yet',
                text: 'A rule says how sessions are booked: in steps of half an hour, a day ahead, twice a week for one client. It refuses, or only warns.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <RulePanel
        record={record}
        row={list.rows().find(({ id }) => id === record.shown())}
        mayKeep={mayKeep()}
        onChanged={() => void list.refetch()}
      />
    </HousePage>
  );
}
