import { For, Show } from 'solid-js';
import { A } from '@solidjs/router';
import type { Target } from '../../domain/insights/insights-rules.ts';
import { createRead } from '../graphql/read.ts';
import { format } from '../time/format.ts';
import { Panel } from '../ui/Dialog.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import type { MarginRow } from './margin-list.ts';
import { projectPath, sessionPath } from './paths.ts';
import { ProjectMarginRowsDocument } from './projects-documents.ts';
import { Row, Rows } from './Rows.tsx';
import { bandText, StandingMark } from './StandingMark.tsx';

const money = (minor: number | string): string => format().amount(Number(minor));

/** What is behind a project's margin: its sessions with their people, and its expenses. */
export function ProjectPanel(props: { project: MarginRow | undefined; open: boolean; target: Target; onClose: () => void }) {
  return (
    <Show when={props.project}>
      {(project) => (
        <Panel
          open={props.open}
          onClose={props.onClose}
          title={project().name}
          lead={[
            project().clientName,
            project().margin == null ? 'no revenue yet' : `margin ${format().percent(project().margin!)}, target ${bandText(props.target)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
          actions={<A href={projectPath(project().id)}>Open the project</A>}
        >
          <StandingMark standing={project().standing} unknown="No revenue yet" />
          <Rows title={`In ${format().place.currency}`} empty="">
            <Row title="Revenue" detail="Prices of firm sessions" value={money(project().revenueMinor)} />
            <Row title="People" detail="Their hours, setup and teardown included" value={`−${money(project().peopleCostMinor)}`} />
            <Row title="Expenses" detail="Entered by hand" value={`−${money(project().expenseMinor)}`} />
            <Row title="Margin" detail="Left for the studio" value={money(Number(project().revenueMinor) - Number(project().costMinor))} />
          </Rows>
          <Behind projectId={project().id} />
        </Panel>
      )}
    </Show>
  );
}

function Behind(props: { projectId: string }) {
  const read = createRead(ProjectMarginRowsDocument, () => ({ projectId: props.projectId }), {
    areas: ['scheduling', 'production', 'finance', 'crew'],
  });
  return (
    <Loaded read={read}>
      {(data) => (
        <>
          <Rows
            title="Expenses"
            empty="Nothing was spent on it."
            total={`−${money(sum(data().projectMarginRows.expenses, 'amountMinor'))}`}
          >
            <For each={data().projectMarginRows.expenses}>
              {(expense) => (
                <Row title={expense.description} detail={format().calendarDay(expense.spentOn)} value={`−${money(expense.amountMinor)}`} />
              )}
            </For>
          </Rows>
          <Rows
            title="Sessions"
            empty="No firm session is on this project."
            total={`${money(sum(data().projectMarginRows.sessions, 'revenueMinor'))}, people −${money(sum(data().projectMarginRows.sessions, 'peopleCostMinor'))}`}
          >
            <For each={data().projectMarginRows.sessions}>
              {(session) => (
                <Row
                  href={sessionPath(session.id)}
                  title={session.title}
                  detail={[format().dateTime(session.startsAt), ...session.people].join(' · ')}
                  value={money(session.revenueMinor)}
                  note={Number(session.peopleCostMinor) > 0 ? `−${money(session.peopleCostMinor)}` : undefined}
                />
              )}
            </For>
          </Rows>
        </>
      )}
    </Loaded>
  );
}

const sum = <Key extends string>(rows: readonly Record<Key, number | string>[], key: Key): number =>
  rows.reduce((minor, row) => minor + Number(row[key]), 0);
