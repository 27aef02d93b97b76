import { createEffect, createSignal, on, Show } from 'solid-js';
import { useLocation } from '@solidjs/router';
import { CONDITIONS, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { ask } from '../graphql/client.ts';
import { createDraft } from '../records/draft.ts';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { GearModelsDocument } from './equipment-documents.ts';
import { CreateGearModelDocument, CreateGearUnitDocument } from './equipment-mutations.ts';
import styles from '../records/records.module.css';

const EMPTY = {
  model: null as Option | null,
  /** A kind of gear that the studio did not have: what it is called, until it is created with the first unit. */
  newModel: '',
  category: '',
  count: 1,
  serial: '',
  barcode: '',
  condition: 'good' as GearCondition,
  location: '',
  purchasedOn: null as string | null,
  purchaseCostMinor: null as number | null,
};

const pickModels = async (search: string): Promise<Option[]> =>
  (await ask(GearModelsDocument, { search: search || null, first: 20 })).gearModels.edges.map(({ node }) => ({
    id: node.id,
    label: node.name,
    note: node.category,
  }));

/** Adds one unit or several of a model; a model that is not there yet is entered along with them. */
export function NewUnitPanel(props: { open: boolean; onClose: () => void; onOpen: (unitId: string) => void }) {
  const location = useLocation<{ model?: Option }>();
  const draft = createDraft(EMPTY);
  const makeUnit = createAction(CreateGearUnitDocument, (data) => data.createGearUnit);
  const makeModel = createAction(CreateGearModelDocument, (data) => data.createGearModel);
  const [step, setStep] = createSignal<'unit' | 'model'>('unit');
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        // From a model it is plain of which one.
        draft.start({ ...EMPTY, model: location.state?.model ?? null });
        makeModel.clear();
      },
    ),
  );

  const save = async (): Promise<boolean> => {
    const { model, newModel, category, count, serial, barcode, condition, location, purchasedOn, purchaseCostMinor } = draft.values;
    let modelId = model?.id;
    if (!modelId && newModel) {
      setStep('model');
      const made = await makeModel.run({ input: { name: newModel, category } });
      if (!made) return false;
      draft.set('model', { id: made.id, label: made.name });
      draft.set('newModel', '');
      modelId = made.id;
    }
    setStep('unit');
    const shared = { modelId: modelId ?? '', condition, location, purchasedOn, purchaseCostMinor };
    const alone = count === 1 ? { serial, barcode: barcode || null } : {};
    let last: { id: string; name: string; barcode: string } | undefined;
    for (let made = 0; made < count; made += 1) {
      last = await makeUnit.run({ input: { ...shared, ...alone } });
      if (last) continue;
      // Those that were made stay; only the rest is still to do.
      draft.set('count', count - made);
      return false;
    }
    const { id, name, barcode: label } = last!;
    toast({
      text: count === 1 ? `${name} is entered, with the label ${label}.` : `${count} units are entered, up to ${name}.`,
      action: { label: 'Open', run: () => props.onOpen(id) },
    });
    return true;
  };

  return (
    <RecordPanel
      open={props.open}
      onClose={props.onClose}
      title="New unit"
      noun="unit"
      isNew
      mayEdit
      isChanged={draft.isChanged()}
      saving={step() === 'model' ? makeModel : makeUnit}
      onSave={save}
      onTakeTheirs={() => undefined}
      form={
        <>
          <Combobox
            name="modelId"
            label="Model"
            required
            value={draft.values.newModel ? { id: 'new', label: draft.values.newModel } : draft.values.model}
            onInput={(model) => {
              draft.set('model', model);
              draft.set('newModel', '');
            }}
            search={pickModels}
            onCreate={(name) => {
              draft.set('model', null);
              draft.set('newModel', name);
            }}
            createLabel={(name) => `New model “${name}”`}
          />
          <Show when={draft.values.newModel}>
            <TextField
              name="category"
              label="Category of the new model"
              required
              placeholder="Microphones"
              maxLength={80}
              value={draft.values.category}
              onInput={(value) => draft.set('category', value)}
            />
          </Show>
          <NumberField
            label="How many"
            min={1}
            max={100}
            value={draft.values.count}
            onInput={(value) => draft.set('count', Math.min(100, Math.max(1, value ?? 1)))}
          />
          <Show when={draft.values.count === 1}>
            <TextField
              name="serial"
              label="Serial number"
              required={false}
              maxLength={120}
              value={draft.values.serial}
              onInput={(value) => draft.set('serial', value)}
            />
            <TextField
              name="barcode"
              label="Label"
              required={false}
              hint="What a scanner reads. Leave it empty for a new one."
              maxLength={64}
              value={draft.values.barcode}
              onInput={(value) => draft.set('barcode', value)}
            />
          </Show>
          <Select<GearCondition>
            name="condition"
            label="Condition"
            value={draft.values.condition}
            choices={CONDITIONS.map((value) => ({ value, label: title(value) }))}
            onInput={(value) => draft.set('condition', value)}
          />
          <TextField
            name="location"
            label="Place"
            required={false}
            maxLength={200}
            value={draft.values.location}
            onInput={(value) => draft.set('location', value)}
          />
          <div class={styles.two}>
            <DateField
              name="purchasedOn"
              label="Bought"
              required={false}
              value={draft.values.purchasedOn}
              onInput={(value) => draft.set('purchasedOn', value)}
            />
            <MoneyField
              name="purchaseCostMinor"
              label="Price"
              required={false}
              value={draft.values.purchaseCostMinor}
              onInput={(value) => draft.set('purchaseCostMinor', value)}
            />
          </div>
        </>
      }
    />
  );
}
