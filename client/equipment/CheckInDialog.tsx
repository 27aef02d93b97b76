import { createEffect, createSignal, on, Show } from 'solid-js';
import { CONDITIONS, needsMaintenance, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { minute } from '../time/clock.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { done, type ActUnit } from './acts.ts';
import { ActDialog } from './ActDialog.tsx';
import { CheckInUnitDocument } from './equipment-mutations.ts';
import { inDays } from './times.ts';

/** Takes a unit back; one that comes back faulty or broken can go straight into maintenance. */
export function CheckInDialog(props: { unit: ActUnit | null }) {
  const [condition, setCondition] = createSignal<GearCondition>('good');
  const [note, setNote] = createSignal('');
  const [location, setLocation] = createSignal('');
  const [repair, setRepair] = createSignal(false);
  const [description, setDescription] = createSignal('');
  const [expectedBackAt, setExpectedBackAt] = createSignal<string | null>(null);
  const action = createAction(CheckInUnitDocument, (data) => data.checkInUnit);
  createEffect(
    on(
      () => props.unit?.id,
      (id) => {
        if (!id) return;
        action.clear();
        setCondition(props.unit!.checkout?.conditionOut ?? 'good');
        setNote('');
        setLocation('');
        setRepair(false);
        setDescription('');
        setExpectedBackAt(inDays(minute(), 7));
      },
    ),
  );

  const act = async (): Promise<void> => {
    const { id, name } = props.unit!;
    const maintenance = repair() ? { kind: 'repair' as const, description: description(), expectedBackAt: expectedBackAt() ?? '' } : null;
    const accepted = await action.run({
      input: { unitId: id, conditionIn: condition(), note: note(), location: location() || null, maintenance },
    });
    if (!accepted) return;
    toast({ text: repair() ? `${name} is back, and in maintenance.` : `${name} is back.` });
    done();
  };

  return (
    <ActDialog
      open={props.unit !== null}
      onClose={done}
      title={`Check in ${props.unit?.name ?? ''}`}
      lead={props.unit?.checkout ? `From ${props.unit.checkout.holderName}` : undefined}
      act="Check in"
      saving={action}
      missing={repair() && !expectedBackAt() ? [{ path: 'maintenance.expectedBackAt', message: 'Say when it is expected back.' }] : []}
      onAct={act}
    >
      <Select<GearCondition>
        name="conditionIn"
        label="Comes back in condition"
        value={condition()}
        choices={CONDITIONS.map((value) => ({ value, label: title(value) }))}
        onInput={(value) => {
          setCondition(value);
          setRepair(needsMaintenance(value));
        }}
      />
      <Show when={condition() !== 'good'}>
        <Checkbox
          label="Put it into maintenance"
          hint="Sessions that have it get another of its model, or are shown as short."
          checked={repair()}
          onInput={setRepair}
        />
        <Show when={repair()}>
          <TextField
            name="maintenance.description"
            label="What is wrong"
            required
            lines={2}
            value={description()}
            onInput={setDescription}
          />
          <DateTimeField
            name="maintenance.expectedBackAt"
            label="Expected back"
            required
            value={expectedBackAt()}
            onInput={setExpectedBackAt}
          />
        </Show>
      </Show>
      <TextField
        name="location"
        label="Put where"
        required={false}
        placeholder="Where it belongs"
        value={location()}
        onInput={setLocation}
      />
      <TextField name="note" label="Note" required={false} lines={2} value={note()} onInput={setNote} />
    </ActDialog>
  );
}
