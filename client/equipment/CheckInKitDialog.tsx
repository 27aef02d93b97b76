import { createEffect, createSignal, For, on } from 'solid-js';
import { CONDITIONS, needsMaintenance, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { done, type ActKit } from './acts.ts';
import { ActDialog } from './ActDialog.tsx';
import { CheckInKitDocument } from './equipment-mutations.ts';
import styles from './equipment.module.css';

/** Takes back everything of a kit that is out, with the condition of each unit. */
export function CheckInKitDialog(props: { kit: ActKit | null }) {
  const [conditions, setConditions] = createSignal<Record<string, GearCondition>>({});
  const [note, setNote] = createSignal('');
  const action = createAction(CheckInKitDocument, (data) => data.checkInKit);
  const out = () => (props.kit?.units ?? []).filter((unit) => unit.checkout);
  createEffect(
    on(
      () => props.kit?.id,
      (id) => {
        if (!id) return;
        action.clear();
        setNote('');
        setConditions(Object.fromEntries(out().map((unit) => [unit.id, unit.checkout!.conditionOut])));
      },
    ),
  );
  const act = async (): Promise<void> => {
    const kit = props.kit!;
    const changed = out().filter((unit) => conditions()[unit.id] !== unit.checkout!.conditionOut);
    const accepted = await action.run({
      input: { kitId: kit.id, note: note(), conditions: changed.map(({ id }) => ({ unitId: id, conditionIn: conditions()[id]! })) },
    });
    if (!accepted) return;
    const broken = changed.filter(({ id }) => needsMaintenance(conditions()[id]!));
    toast(
      broken.length > 0
        ? { text: `${kit.name} is back. ${broken.map(({ name }) => name).join(', ')} should go into maintenance.`, kind: 'problem' }
        : { text: `${kit.name} is back.` },
    );
    done();
  };
  return (
    <ActDialog
      open={props.kit !== null}
      onClose={done}
      title={`Check in ${props.kit?.name ?? ''}`}
      act="Check in"
      saving={action}
      onAct={act}
    >
      <fieldset class={styles.units}>
        <legend>What comes back, and how</legend>
        <For each={out()}>
          {(unit) => (
            <div class={styles.unit}>
              <span>{unit.name}</span>
              <Select<GearCondition>
                label={`Condition of ${unit.name}`}
                hideLabel
                value={conditions()[unit.id] ?? 'good'}
                choices={CONDITIONS.map((value) => ({ value, label: title(value) }))}
                onInput={(value) => setConditions({ ...conditions(), [unit.id]: value })}
              />
            </div>
          )}
        </For>
      </fieldset>
      <TextField name="note" label="Note" required={false} lines={2} value={note()} onInput={setNote} />
    </ActDialog>
  );
}
