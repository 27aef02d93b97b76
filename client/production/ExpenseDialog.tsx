import { createEffect, createSignal, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import type { ExpenseCategory } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { title } from '../ui/words.ts';
import type { Expense } from './Expenses.tsx';
import { CreateExpenseDocument, EditExpenseDocument } from './production-documents.ts';

const CATEGORIES: ExpenseCategory[] = ['crew', 'equipment', 'location', 'travel', 'catering', 'media', 'licence', 'other'];
const EMPTY = { description: '', category: 'other' as ExpenseCategory, amountMinor: null as number | null, spentOn: null as string | null };

/** Enters an expense, or corrects one. */
export function ExpenseDialog(props: { projectId: string; expense: Expense | 'new' | null; onClose: () => void }) {
  const draft = createDraft(EMPTY);
  const create = createAction(CreateExpenseDocument, (data) => data.createExpense);
  const edit = createAction(EditExpenseDocument, (data) => data.editExpense);
  const existing = () => (props.expense === 'new' ? null : props.expense);
  const action = () => (existing() ? edit : create);
  const [tried, setTried] = createSignal(false);
  let holder: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.expense,
      (expense) => {
        if (!expense) return;
        setTried(false);
        create.clear();
        edit.clear();
        if (expense === 'new') return draft.start({ ...EMPTY, spentOn: format().isoDay(minute()) });
        const { description, category, amountMinor, spentOn, version } = expense;
        draft.start({ description, category, amountMinor, spentOn }, version);
      },
    ),
  );
  const save = async (expectedVersion?: number): Promise<void> => {
    const { description, category, amountMinor, spentOn } = draft.values;
    const known = existing();
    const saved = known
      ? await edit.run({ input: { expenseId: known.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() } })
      : await create.run({
          input: { projectId: props.projectId, description, category, amountMinor: amountMinor ?? -1, spentOn: spentOn ?? '' },
        });
    if (saved) props.onClose();
  };
  const missing = () => [
    ...(draft.values.amountMinor === null ? [{ path: 'amountMinor', message: 'Enter an amount.' }] : []),
    ...(draft.values.spentOn === null ? [{ path: 'spentOn', message: 'Choose a day.' }] : []),
  ];
  return (
    <Dialog
      open={props.expense !== null}
      onClose={props.onClose}
      title={existing() ? 'Correct the expense' : 'Add an expense'}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={() => holder?.querySelector('form')?.requestSubmit()}>
            {existing() ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <div ref={holder}>
        <Form
          label="Expense"
          outcome={{
            issues: action().issues,
            failure: action().failure,
            refusal: () => (staleOf(action().refusal()) ? undefined : action().refusal()),
          }}
          issues={tried() ? missing() : []}
          onSubmit={() => {
            setTried(true);
            return missing().length === 0 && save();
          }}
        >
          <TextField
            name="description"
            label="What for"
            required
            maxLength={500}
            value={draft.values.description}
            onInput={(value) => draft.set('description', value)}
          />
          <MoneyField
            name="amountMinor"
            label="Amount"
            required
            value={draft.values.amountMinor}
            onInput={(value) => draft.set('amountMinor', value)}
          />
          <Select<ExpenseCategory>
            name="category"
            label="Kind"
            value={draft.values.category}
            choices={CATEGORIES.map((value) => ({ value, label: title(value) }))}
            onInput={(value) => draft.set('category', value)}
          />
          <DateField name="spentOn" label="Day" required value={draft.values.spentOn} onInput={(value) => draft.set('spentOn', value)} />
          <StaleChoice
            stale={staleOf(action().refusal())}
            show={(field, value) => (field === 'amountMinor' ? format().money(Number(value)) : undefined)}
            busy={action().busy()}
            onMine={(version) => void save(version)}
            onTheirs={() => props.onClose()}
          />
          <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
        </Form>
      </div>
    </Dialog>
  );
}
