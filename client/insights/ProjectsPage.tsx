import { createSignal, Show } from 'solid-js';
import { A, useSearchParams } from '@solidjs/router';
import { createRead } from '../graphql/read.ts';
import { format } from '../time/format.ts';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Freshness } from './Freshness.tsx';
import { Headline } from './Headline.tsx';
import { InsightsPage } from './InsightsPage.tsx';
import { createMarginList, type MarginRow, type MarginSort } from './margin-list.ts';
import { ProjectPanel } from './ProjectPanel.tsx';
import { ProjectMarginsDocument } from './projects-documents.ts';
import { StandingMark } from './StandingMark.tsx';
import { TargetBar } from './TargetBar.tsx';
import styles from './ProjectsPage.module.css';

const NO_TARGET = { low: 0, high: 0 };

/** What the projects earn and cost, each against the target, with the sessions and expenses behind it. */
export default function ProjectsPage() {
  const [params, setParams] = useSearchParams<{ project?: string; which?: string }>();
  const archived = () => params.which === 'archived';
  const read = createRead(ProjectMarginsDocument, () => ({ archived: archived() }), {
    areas: ['scheduling', 'production', 'finance', 'crew', 'clients'],
  });
  const list = createMarginList(read);
  const figures = () => read.data()?.projectMargins;
  const target = () => figures()?.target ?? NO_TARGET;
  const openProject = () => figures()?.projects.find((project) => project.id === params.project);
  // The panel shows the project it was opened for while it slides away.
  const [shown, setShown] = createSignal<string>();
  const money = (minor: number | string): string => format().amount(Number(minor));

  const columns: Column<MarginRow, MarginSort>[] = [
    { title: 'Project', cell: (row) => row.name, full: (row) => row.name, sort: 'name', width: 'minmax(9.375rem, 2fr)', card: 'headline' },
    { title: 'Client', cell: (row) => row.clientName ?? '', full: (row) => row.clientName ?? '', width: 'minmax(6.875rem, 1.5fr)' },
    { title: 'Revenue', cell: (row) => money(row.revenueMinor), sort: 'revenue', align: 'end', width: '7.5rem' },
    { title: 'People', cell: (row) => money(row.peopleCostMinor), sort: 'people', align: 'end', width: '7.5rem' },
    { title: 'Expenses', cell: (row) => money(row.expenseMinor), sort: 'expenses', align: 'end', width: '7.5rem' },
    {
      title: 'Margin',
      cell: (row) => <b class={styles.share}>{row.margin == null ? '–' : format().percent(row.margin)}</b>,
      sort: 'margin',
      align: 'end',
      width: '5.25rem',
    },
    {
      title: 'Against target',
      cell: (row) => (
        <span class={styles.target}>
          <TargetBar share={row.margin ?? null} target={target()} standing={row.standing} />
          <StandingMark standing={row.standing} unknown="No revenue yet" />
        </span>
      ),
      width: 'minmax(15rem, 1.4fr)',
    },
  ];

  return (
    <InsightsPage
      view="/insights/projects"
      fills
      tools={
        <Segmented
          label="Which projects"
          value={archived() ? 'archived' : 'current'}
          choices={[
            { value: 'current', label: 'Current' },
            { value: 'archived', label: 'Archived' },
          ]}
          onInput={(which) => setParams({ which: which === 'archived' ? which : undefined }, { replace: true })}
        />
      }
    >
      <Show when={figures()}>
        {(now) => (
          <Headline
            title={`All projects, ${format().place.currency}`}
            share={now().total.margin ?? null}
            standing={now().total.standing}
            target={now().target}
            unknown="No revenue yet"
            amounts={[
              { label: 'Revenue', value: money(now().total.revenueMinor) },
              { label: 'People', value: money(now().total.peopleCostMinor) },
              { label: 'Expenses', value: money(now().total.expenseMinor) },
            ]}
            freshness={<Freshness changesBehind={now().computed.changesBehind ?? null} refetch={read.refetch} />}
          />
        )}
      </Show>
      <DataTable
        label="Projects"
        list={list}
        columns={columns}
        rowName={(row) => row.name}
        openId={openProject()?.id ?? null}
        onOpen={(row) => {
          setShown(row.id);
          setParams({ project: row.id });
        }}
        empty={
          archived()
            ? { title: 'No project is archived', text: 'Projects that were put away keep their figures, and are listed here.' }
            : {
                title: 'There is no project yet',
                text: 'Make a project and put sessions on it. Their prices, people and expenses are its margin.',
                action: <A href="/projects">To the projects</A>,
              }
        }
      />
      <ProjectPanel
        project={openProject() ?? figures()?.projects.find((project) => project.id === shown())}
        open={openProject() !== undefined}
        target={target()}
        onClose={() => setParams({ project: undefined })}
      />
    </InsightsPage>
  );
}
