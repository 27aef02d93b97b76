import { createEffect, For, on, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Lines, Section } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { pickUnits } from '../records/pick.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { minute } from '../time/clock.ts';
import { Button } from '../ui/Button.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { actsFor, begin } from './acts.ts';
import { GearKitDocument, type KitDetail } from './equipment-documents.ts';
import { ArchiveGearKitDocument, CreateGearKitDocument, EditGearKitDocument, RestoreGearKitDocument } from './equipment-mutations.ts';
import { UnitLine } from './UnitLine.tsx';
import styles from './equipment.module.css';
import recordStyles from '../records/records.module.css';

const EMPTY = { name: '', category: '', units: [] as Option[] };
const valuesOf = ({ name, category, units }: KitDetail): typeof EMPTY => ({
  name,
  category,
  units: units.map((unit) => ({ id: unit.id, label: unit.name })),
});

/** A kit: what is packed in it, where that is, and the way to hand it out as one. */
export function KitPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  const read = createRead(GearKitDocument, () => (id() ? { id: id()! } : undefined), { areas: ['equipment', 'scheduling'] });
  const kit = () => recordIn<KitDetail>(read.data()?.node, id());
  const draft = createDraft(EMPTY);
  const create = createAction(CreateGearKitDocument, (data) => data.createGearKit);
  const edit = createAction(EditGearKitDocument, (data) => data.editGearKit);
  const archive = createAction(ArchiveGearKitDocument, (data) => data.archiveGearKit);
  const restore = createAction(RestoreGearKitDocument, (data) => data.restoreGearKit);
  const start = (): void => {
    const known = kit();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => kit()?.id], start));
  createEffect(
    on(
      () => kit()?.version,
      () => kit() && draft.follow(valuesOf(kit()!), kit()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    const { units, ...fields } = isNew() ? draft.values : draft.changes();
    const packed = units ? { unitIds: units.map((unit) => unit.id) } : {};
    if (isNew()) {
      const made = await create.run({ input: { name: draft.values.name, category: draft.values.category, ...packed } });
      if (made) toast({ text: `${made.name} is packed.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { kitId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...fields, ...packed },
    });
    if (!saved) {
      void read.refetch();
      return false;
    }
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { kitId: id()! } });
  const some = (act: 'check_out' | 'check_in') => (kit()?.units ?? []).some((unit) => actsFor(unit, minute()).includes(act));
  const add = (unit: Option | null): void => {
    if (unit && !draft.values.units.some((one) => one.id === unit.id))
      draft.set('units', [...draft.values.units, { id: unit.id, label: unit.label }]);
  };

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New kit' : (kit()?.name ?? 'Kit')}
      lead={kit()?.category}
      noun="kit"
      isNew={isNew()}
      mayEdit={props.mayKeep && kit() !== undefined && !kit()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={start}
      showStale={(field, _value, side) =>
        field === 'unitIds'
          ? (side === 'yours' ? draft.values.units.map(({ label }) => label) : (kit()?.units ?? []).map(({ name }) => name)).join(', ') ||
            'none'
          : undefined
      }
      form={
        <>
          <TextField
            name="name"
            label="Name"
            required
            maxLength={120}
            value={draft.values.name}
            onInput={(value) => draft.set('name', value)}
          />
          <TextField
            name="category"
            label="Category"
            required
            maxLength={80}
            hint="Kits of one category can stand in for one another."
            value={draft.values.category}
            onInput={(value) => draft.set('category', value)}
          />
          <fieldset class={styles.units}>
            <legend>What is packed in it</legend>
            <For each={draft.values.units} fallback={<p class={recordStyles.none}>Nothing yet.</p>}>
              {(unit) => (
                <div class={styles.packed}>
                  <span>{unit.label}</span>
                  <IconButton
                    label={`Take ${unit.label} out`}
                    icon={<X />}
                    onClick={() =>
                      draft.set(
                        'units',
                        draft.values.units.filter((one) => one.id !== unit.id),
                      )
                    }
                  />
                </div>
              )}
            </For>
          </fieldset>
          <Combobox label="Add a unit" value={null} onInput={add} search={pickUnits} placeholder="Name or label" />
        </>
      }
      foot={
        <Show when={props.mayKeep && kit()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It is unpacked, and leaves lists and choices. Its units stay, each on its own."
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
      <RecordBody record={kit()} read={read} noun="kit" lines={5}>
        {(known) => (
          <>
            <Show when={some('check_out') || some('check_in')}>
              <div class={recordStyles.acts}>
                <Show when={some('check_in')}>
                  <Button onClick={() => begin({ act: 'check_in_kit', kit: known() })}>Check in</Button>
                </Show>
                <Show when={some('check_out')}>
                  <Button onClick={() => begin({ act: 'check_out_kit', kit: known() })}>Check out</Button>
                </Show>
              </div>
            </Show>
            <Section title="Units">
              <Lines rows={known().units} empty="Nothing is packed in it.">
                {(unit) => <UnitLine unit={unit} />}
              </Lines>
            </Section>
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
