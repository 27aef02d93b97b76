import { createEffect, For, on, Show } from 'solid-js';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { CONDITIONS, type GearCondition } from '../../domain/equipment/unit-rules.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { minute } from '../time/clock.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { title } from '../ui/words.ts';
import { actsFor, begin } from './acts.ts';
import { GearUnitDocument, type UnitDetail } from './equipment-documents.ts';
import { ArchiveGearUnitDocument, EditGearUnitDocument, RestoreGearUnitDocument } from './equipment-mutations.ts';
import { ACT_LABELS, statusOf } from './unit-words.ts';
import { UnitFacts, UnitHistory } from './UnitStory.tsx';
import { UnitMark } from './UnitMark.tsx';
import styles from '../records/records.module.css';

const EMPTY = {
  serial: '',
  barcode: '',
  condition: 'good' as GearCondition,
  location: '',
  purchasedOn: null as string | null,
  purchaseCostMinor: null as number | null,
};
const valuesOf = ({ serial, barcode, condition, location, purchasedOn, purchaseCostMinor }: UnitDetail): typeof EMPTY => ({
  serial,
  barcode,
  condition,
  location,
  purchasedOn: purchasedOn ?? null,
  purchaseCostMinor: purchaseCostMinor ?? null,
});

/** A unit: where it is, what can be done with it, who has it next, and what happened to it. */
export function UnitPanel(props: { record: OpenRecord }) {
  const id = () => (props.record.shown() === 'new' ? undefined : props.record.shown());
  const read = createRead(GearUnitDocument, () => (id() ? { id: id()! } : undefined), { areas: ['equipment', 'scheduling'] });
  const unit = () => recordIn<UnitDetail>(read.data()?.node, id());
  const mayKeep = () => may(equipmentPolicy, 'keep_gear');
  const draft = createDraft(EMPTY);
  const edit = createAction(EditGearUnitDocument, (data) => data.editGearUnit);
  const archive = createAction(ArchiveGearUnitDocument, (data) => data.archiveGearUnit);
  const restore = createAction(RestoreGearUnitDocument, (data) => data.restoreGearUnit);
  const start = (): void => {
    const known = unit();
    if (known) draft.start(valuesOf(known), known.version);
  };
  createEffect(on([() => props.record.id(), () => unit()?.id], start));
  createEffect(
    on(
      () => unit()?.version,
      () => unit() && draft.follow(valuesOf(unit()!), unit()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    const saved = await edit.run({
      input: { unitId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
    });
    if (!saved) return false;
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { unitId: id()! } });

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined && props.record.id() !== 'new'}
      onClose={props.record.close}
      title={unit()?.name ?? 'Unit'}
      lead={unit() && [unit()!.model.manufacturer, unit()!.model.category].filter(Boolean).join(' · ')}
      noun="unit"
      isNew={false}
      mayEdit={mayKeep() && unit() !== undefined && !unit()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={edit}
      onSave={save}
      onTakeTheirs={start}
      form={
        <>
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
            required
            maxLength={64}
            hint="What a scanner reads."
            value={draft.values.barcode}
            onInput={(value) => draft.set('barcode', value)}
          />
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
      foot={
        <Show when={mayKeep() && unit()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              verb="Retire"
              archived={known().archivedAt != null}
              consequence="It leaves lists and choices, such as when it is sold or beyond repair. Its number is not given again, and its history stays."
              archiving={archive}
              restoring={restore}
              archive={async () => (await archive.run(ref())) !== undefined}
              restore={async () => (await restore.run(ref())) !== undefined}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <RecordBody record={unit()} read={read} noun="unit" lines={6}>
        {(known) => (
          <>
            <div class={styles.section}>
              <UnitMark unit={known()} />
              <Show when={known().maintenance?.description}>{(text) => <p class={styles.muted}>{text()}</p>}</Show>
              <div class={styles.acts}>
                <For each={actsFor(known(), minute())}>
                  {(act) => <Button onClick={() => begin({ act, unit: known() })}>{ACT_LABELS[act]}</Button>}
                </For>
                <Show when={statusOf(known(), minute()).state === 'in_maintenance' && may(equipmentPolicy, 'maintain')}>
                  <Button onClick={() => begin({ act: 'edit_maintenance', unit: known() })}>Change maintenance</Button>
                </Show>
              </div>
            </div>
            <UnitFacts unit={known()} />
            <UnitHistory unit={known()} checkouts={read.data()?.checkouts.nodes} maintenances={read.data()?.maintenances.nodes} />
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
