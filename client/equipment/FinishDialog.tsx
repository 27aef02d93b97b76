import { createEffect, createSignal, on, Show } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { CONDITIONS, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { may } from '../records/may.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { ActDialog } from './ActDialog.tsx';
import { FinishMaintenanceDocument } from './equipment-mutations.ts';

/** Ends a maintenance: how it came back, what was done and what it cost. */
export function FinishDialog(props: {
  resource: { name: string } | null;
  maintenanceId: string | undefined;
  isRoom?: boolean;
  onClose: () => void;
}) {
  const [condition, setCondition] = createSignal<GearCondition>('good');
  const [costMinor, setCostMinor] = createSignal<number | null>(null);
  const [note, setNote] = createSignal('');
  const action = createAction(FinishMaintenanceDocument, (data) => data.finishMaintenance);
  createEffect(
    on(
      () => props.resource?.name,
      (name) => {
        if (!name) return;
        action.clear();
        setCondition('good');
        setCostMinor(null);
        setNote('');
      },
    ),
  );
  const act = async (): Promise<void> => {
    const name = props.resource!.name;
    const accepted = await action.run({
      input: { maintenanceId: props.maintenanceId!, condition: condition(), costMinor: costMinor(), note: note() },
    });
    if (!accepted) return;
    toast({ text: `${name} is back in use.` });
    props.onClose();
  };
  return (
    <ActDialog
      open={props.resource !== null}
      onClose={props.onClose}
      title={`${props.resource?.name ?? ''} is back`}
      lead={props.isRoom ? 'It can be booked from now on.' : 'Sessions that were short of such a unit get one if it is free.'}
      act="Back in use"
      saving={action}
      onAct={act}
    >
      <Show when={!props.isRoom}>
        <Select<GearCondition>
          name="condition"
          label="Condition"
          value={condition()}
          choices={CONDITIONS.map((value) => ({ value, label: title(value) }))}
          onInput={setCondition}
        />
      </Show>
      <Show when={may(equipmentPolicy, 'see_gear_money')}>
        <MoneyField name="costMinor" label="Cost" required={false} value={costMinor()} onInput={setCostMinor} />
      </Show>
      <TextField name="note" label="What was done" required={false} lines={3} value={note()} onInput={setNote} />
    </ActDialog>
  );
}
