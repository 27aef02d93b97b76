import { createSignal, Show } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createAction } from '../graphql/action.ts';
import type { ExpensesQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { Line, Lines, Section } from '../records/Facts.tsx';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { ExpenseDialog } from './ExpenseDialog.tsx';
import { ArchiveExpenseDocument, ExpensesDocument, RestoreExpenseDocument } from './production-documents.ts';
import styles from './Expenses.module.css';

export type Expense = ExpensesQuery['expenses']['nodes'][number];

/** What a project cost beside its people. */
export function Expenses(props: { projectId: string; mayKeep: boolean }) {
  const read = createRead(ExpensesDocument, () => ({ projectId: props.projectId }), { areas: ['finance'] });
  const [editing, setEditing] = createSignal<Expense | 'new' | null>(null);
  const archive = createAction(ArchiveExpenseDocument, (data) => data.archiveExpense);
  const restore = createAction(RestoreExpenseDocument, (data) => data.restoreExpense);
  const remove = async (expense: Expense): Promise<void> => {
    if (await archive.run({ input: { expenseId: expense.id } }))
      toast({
        text: `${expense.description} no longer counts.`,
        action: { label: 'Undo', run: () => void restore.run({ input: { expenseId: expense.id } }) },
      });
    else toast({ text: archive.refusal()?.message ?? 'It could not be taken out. Try again.', kind: 'problem' });
  };
  return (
    <Section
      title="Expenses"
      action={
        <Show when={props.mayKeep}>
          <Button look="quiet" onClick={() => setEditing('new')}>
            Add expense
          </Button>
        </Show>
      }
    >
      <Lines rows={read.data()?.expenses.nodes} empty="Nothing was spent on it.">
        {(expense) => (
          <Line
            title={expense.description}
            detail={`${title(expense.category)}, ${format().calendarDay(expense.spentOn)}`}
            {...(props.mayKeep ? { onOpen: () => setEditing(expense) } : {})}
            end={
              <span class={styles.end}>
                {format().money(expense.amountMinor)}
                <Show when={props.mayKeep}>
                  <Menu
                    square
                    label={`More for ${expense.description}`}
                    items={[
                      { label: 'Correct', onSelect: () => setEditing(expense) },
                      { label: 'Take out', note: 'It no longer counts', danger: true, apart: true, onSelect: () => void remove(expense) },
                    ]}
                  >
                    <Ellipsis size="1.125rem" />
                  </Menu>
                </Show>
              </span>
            }
          />
        )}
      </Lines>
      <ExpenseDialog projectId={props.projectId} expense={editing()} onClose={() => setEditing(null)} />
    </Section>
  );
}
