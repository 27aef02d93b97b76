import { createEffect, For, on } from 'solid-js';
import type { ExportRecord } from '../../domain/exporting/export-rules.ts';
import { member } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import { createDraft } from '../records/draft.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { groupsFor, StartExportDocument } from './exports.ts';
import { labelOf } from '../../domain/exporting/export-rules.ts';
import styles from './Exporting.module.css';

const EMPTY = { records: [] as ExportRecord[], firstDay: null as string | null, lastDay: null as string | null };

/** Chooses what goes into a file: everything, unless somebody says less. */
export function StartExport(props: { open: boolean; onClose: () => void; onStarted: () => void }) {
  const draft = createDraft(EMPTY);
  const start = createAction(StartExportDocument, (data) => data.startExport);
  const groups = () => groupsFor(member().role);
  const all = () => groups().flatMap(({ records }) => records);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        start.clear();
        draft.start({ ...EMPTY, records: all() });
      },
    ),
  );
  const holds = (record: ExportRecord): boolean => draft.values.records.includes(record);
  const choose = (records: readonly ExportRecord[], chosen: boolean): void =>
    draft.set(
      'records',
      all().filter((record) => (records.includes(record) ? chosen : holds(record))),
    );
  const save = async (): Promise<void> => {
    const { records, firstDay, lastDay } = draft.values;
    if (!(await start.run({ input: { records: [...records], firstDay, lastDay } }))) return;
    props.onClose();
    props.onStarted();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Export records"
      lead="One file of all that you may read, a record per line as JSON, as it is at one moment. Everybody goes on working meanwhile."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={start.busy()} onClick={() => void save()}>
            Start the export
          </Button>
        </>
      }
    >
      <Form label="Export" outcome={start} onSubmit={save}>
        <Checkbox
          label="Everything"
          checked={draft.values.records.length === all().length}
          partly={draft.values.records.length > 0 && draft.values.records.length < all().length}
          onInput={(chosen) => choose(all(), chosen)}
        />
        <div class={styles.groups}>
          <For each={groups()}>
            {(group) => (
              <fieldset>
                <legend>{group.label}</legend>
                <For each={group.records}>
                  {(record) => <Checkbox label={labelOf(record)} checked={holds(record)} onInput={(chosen) => choose([record], chosen)} />}
                </For>
              </fieldset>
            )}
          </For>
        </div>
        <div class={styles.days}>
          <DateField
            name="firstDay"
            label="From"
            hint="For what has a time: sessions, closures, checkouts, maintenance, expenses, activity."
            value={draft.values.firstDay}
            onInput={(day) => draft.set('firstDay', day)}
          />
          <DateField
            name="lastDay"
            label="To"
            hint="Empty for no end."
            value={draft.values.lastDay}
            onInput={(day) => draft.set('lastDay', day)}
          />
        </div>
      </Form>
    </Dialog>
  );
}
