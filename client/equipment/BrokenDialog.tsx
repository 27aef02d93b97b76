import { createEffect, createSignal, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { minute } from '../time/clock.ts';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { done, type ActUnit } from './acts.ts';
import { ActDialog } from './ActDialog.tsx';
import { ReportBrokenDocument } from './equipment-mutations.ts';
import { inDays } from './times.ts';

/** Says that a unit is broken; it goes into repair at once. */
export function BrokenDialog(props: { unit: ActUnit | null }) {
  const [description, setDescription] = createSignal('');
  const [expectedBackAt, setExpectedBackAt] = createSignal<string | null>(null);
  const action = createAction(ReportBrokenDocument, (data) => data.reportUnitBroken);
  createEffect(
    on(
      () => props.unit?.id,
      (id) => {
        if (!id) return;
        action.clear();
        setDescription('');
        setExpectedBackAt(inDays(minute(), 7));
      },
    ),
  );
  const act = async (): Promise<void> => {
    const { id, name } = props.unit!;
    if (!(await action.run({ input: { unitId: id, description: description(), expectedBackAt: expectedBackAt() } }))) return;
    toast({ text: `${name} is in repair.` });
    done();
  };
  return (
    <ActDialog
      open={props.unit !== null}
      onClose={done}
      title={`Report ${props.unit?.name ?? ''} broken`}
      lead="Sessions that have it get another of its model, or are shown as short."
      act="Report broken"
      saving={action}
      onAct={act}
    >
      <TextField
        name="description"
        label="What is wrong"
        required
        lines={3}
        maxLength={2000}
        value={description()}
        onInput={setDescription}
      />
      <DateTimeField name="expectedBackAt" label="Expected back" value={expectedBackAt()} onInput={setExpectedBackAt} />
    </ActDialog>
  );
}
