import { createSignal, Show } from 'solid-js';
import { productionPolicy } from '../../domain/production/production-policy.ts';
import { PROJECT_STAGES, STAGES, type ProjectStage } from '../../domain/production/project-rules.ts';
import type { ProjectSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Select } from '../ui/Select.tsx';
import { HealthMark } from './HealthMark.tsx';
import { ProductionPage } from './ProductionPage.tsx';
import { ProjectsDocument, type ProjectRow } from './production-documents.ts';
import { ProjectPanel } from './ProjectPanel.tsx';
import { shortDay } from './short-day.ts';
import { healthOf } from './standing.ts';

const columns = (seesMoney: boolean): Column<ProjectRow, ProjectSort>[] => [
  { title: 'Project', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(10.625rem, 1.8fr)', card: 'headline' },
  {
    title: 'Client',
    cell: (row) => row.client?.name ?? '',
    full: (row) => row.client?.name ?? '',
    sort: 'CLIENT',
    width: 'minmax(7.5rem, 1.2fr)',
  },
  { title: 'Stage', cell: (row) => STAGES[row.stage].label, sort: 'PIPELINE', width: '9rem' },
  {
    title: 'Health',
    cell: (row) => <HealthMark health={healthOf(row, minute()).health} />,
    full: (row) =>
      healthOf(row, minute())
        .reasons.map(({ text }) => text)
        .join(', '),
    width: '8.5rem',
  },
  { title: 'Deadline', cell: (row) => (row.deadline ? shortDay(row.deadline) : ''), sort: 'DEADLINE', width: '6.5rem' },
  {
    title: 'Producer',
    cell: (row) => row.producer?.name ?? '',
    full: (row) => row.producer?.name ?? '',
    width: 'minmax(6.875rem, 1fr)',
    card: 'hidden',
  },
  ...(seesMoney
    ? ([
        {
          title: 'Budget used',
          cell: (row) => (row.budgetUsed == null ? '' : format().percent(Math.min(row.budgetUsed, 99.99), 0)),
          align: 'end',
          width: '7.25rem',
        },
        {
          title: 'Margin',
          cell: (row) => (row.money?.margin == null ? '' : format().percent(row.money.margin)),
          align: 'end',
          width: '5rem',
          card: 'hidden',
        },
      ] satisfies Column<ProjectRow, ProjectSort>[])
    : []),
];

/** The projects as a list: to search, sort and find archived ones in. */
export default function ProjectListPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const [stage, setStage] = createSignal<ProjectStage | 'all'>('all');
  const list = createList({
    document: ProjectsDocument,
    areas: ['production', 'finance', 'clients', 'scheduling'],
    sort: { key: 'DEADLINE' as ProjectSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived(), stage: stage() === 'all' ? null : (stage() as ProjectStage) }),
    connection: (data) => data.projects,
  });
  const mayKeep = () => may(productionPolicy, 'keep_projects');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New project
    </Button>
  );
  return (
    <ProductionPage
      view="/projects/list"
      tools={<InUse archived={archived()} onInput={setArchived} />}
      actions={<Show when={mayKeep()}>{create()}</Show>}
    >
      <DataTable
        label="Projects"
        list={list}
        columns={columns(may(productionPolicy, 'see_project_money'))}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Project, client, producer"
        filters={
          <Select<ProjectStage | 'all'>
            label="Stage"
            hideLabel
            value={stage()}
            choices={[{ value: 'all', label: 'In any stage' }, ...PROJECT_STAGES.map((value) => ({ value, label: STAGES[value].label }))]}
            onInput={setStage}
          />
        }
        empty={
          archived() || stage() !== 'all'
            ? {
                title: 'No project is there',
                text: archived() ? 'Archived projects keep their sessions and figures, and are listed here.' : 'Choose another stage.',
              }
            : {
                title: 'There is no project yet',
                text: 'A project goes from development to wrap, in six stages. Put sessions and expenses on it, and see how it stands at a glance.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <ProjectPanel record={record} mayKeep={mayKeep()} />
    </ProductionPage>
  );
}
