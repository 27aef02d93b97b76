import { Show } from 'solid-js';
import { A } from '@solidjs/router';
import { BUDGET_AT_RISK } from '../../domain/production/project-rules.ts';
import { Facts, Section } from '../records/Facts.tsx';
import { format } from '../time/format.ts';
import type { ProjectDetail } from './production-documents.ts';
import styles from './ProjectMoney.module.css';

/** What a project earns and costs, against its budget. The workers compute it from sessions and expenses. */
export function ProjectMoney(props: {
  projectId: string;
  isArchived: boolean;
  money: NonNullable<ProjectDetail['money']>;
  budgetMinor: number | null;
  budgetUsed: number | null;
}) {
  const money = (minor: number): string => format().money(minor);
  const standing = (): string => ((props.budgetUsed ?? 0) > 1 ? 'over' : (props.budgetUsed ?? 0) >= BUDGET_AT_RISK ? 'near' : 'within');
  return (
    <Section
      title="Money"
      action={
        <A href={`/insights/projects?project=${encodeURIComponent(props.projectId)}${props.isArchived ? '&which=archived' : ''}`}>
          What is behind it
        </A>
      }
    >
      <Facts
        facts={[
          { label: 'Revenue', value: money(props.money.revenueMinor) },
          { label: 'People', value: money(props.money.peopleCostMinor) },
          { label: 'Expenses', value: money(props.money.expenseMinor) },
          {
            label: 'Margin',
            value: `${money(props.money.revenueMinor - props.money.costMinor)}${props.money.margin == null ? '' : `, ${format().percent(props.money.margin)}`}`,
          },
        ]}
      />
      <Show when={props.budgetMinor !== null} fallback={<p class={styles.none}>No budget is set.</p>}>
        <div class={styles.budget}>
          <p>
            {money(props.money.costMinor)} of {money(props.budgetMinor ?? 0)} budget
          </p>
          <div class={styles.bar} data-standing={standing()}>
            <i style={{ width: `${Math.min(100, (props.budgetUsed ?? 0) * 100)}%` }} />
          </div>
        </div>
      </Show>
    </Section>
  );
}
