import { createEffect, on, Show } from 'solid-js';
import { A } from '@solidjs/router';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { createAction } from '../graphql/action.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { GearModelQuery } from '../graphql/generated/graphql.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts, Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { format } from '../time/format.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import {
  ArchiveGearModelDocument,
  CreateGearModelDocument,
  EditGearModelDocument,
  RestoreGearModelDocument,
} from './equipment-mutations.ts';
import { UnitLine } from './UnitLine.tsx';

const GearModelDocument = graphql(`
  query GearModel($id: ID!) {
    node(id: $id) {
      id
      ... on GearModel {
        name
        manufacturer
        category
        dailyRateMinor
        unitCount
        availableCount
        archivedAt
        version
      }
    }
    gearUnits(modelId: $id, first: 100) {
      nodes {
        id
        name
        ...UnitStanding
      }
    }
  }
`);

type ModelDetail = Extract<NonNullable<GearModelQuery['node']>, { version: number }>;

const EMPTY = { name: '', manufacturer: '', category: '', dailyRateMinor: 0 };
const valuesOf = ({ name, manufacturer, category, dailyRateMinor }: ModelDetail): typeof EMPTY => ({
  name,
  manufacturer,
  category,
  dailyRateMinor: dailyRateMinor ?? 0,
});

/** A kind of gear with its units. */
export function ModelPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  const read = createRead(GearModelDocument, () => (id() ? { id: id()! } : undefined), { areas: ['equipment', 'scheduling'] });
  const model = () => recordIn<ModelDetail>(read.data()?.node, id());
  const draft = createDraft(EMPTY);
  const create = createAction(CreateGearModelDocument, (data) => data.createGearModel);
  const edit = createAction(EditGearModelDocument, (data) => data.editGearModel);
  const archive = createAction(ArchiveGearModelDocument, (data) => data.archiveGearModel);
  const restore = createAction(RestoreGearModelDocument, (data) => data.restoreGearModel);
  const begin = (): void => {
    const known = model();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY);
  };
  createEffect(on([() => props.record.id(), () => model()?.id], begin));
  createEffect(
    on(
      () => model()?.version,
      () => model() && draft.follow(valuesOf(model()!), model()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const made = await create.run({ input: draft.values });
      if (made)
        toast({ text: `${made.name} is entered. Now add its units.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { modelId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
    });
    if (!saved) return false;
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { modelId: id()! } });
  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New model' : (model()?.name ?? 'Model')}
      lead={model() && [model()!.manufacturer, model()!.category].filter(Boolean).join(' · ')}
      noun="model"
      isNew={isNew()}
      mayEdit={props.mayKeep && model() !== undefined && !model()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      showStale={(field, value) => (field === 'dailyRateMinor' ? `${format().money(Number(value))} a day` : undefined)}
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
            name="manufacturer"
            label="Maker"
            required={false}
            maxLength={120}
            value={draft.values.manufacturer}
            onInput={(value) => draft.set('manufacturer', value)}
          />
          <TextField
            name="category"
            label="Category"
            required
            maxLength={80}
            placeholder="Microphones"
            value={draft.values.category}
            onInput={(value) => draft.set('category', value)}
          />
          <MoneyField
            name="dailyRateMinor"
            label="Hire"
            per="day"
            value={draft.values.dailyRateMinor}
            onInput={(value) => draft.set('dailyRateMinor', value ?? 0)}
          />
        </>
      }
      foot={
        <Show when={props.mayKeep && model()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It leaves lists and choices. Its units must be retired first."
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
      <RecordBody record={model()} read={read} noun="model" lines={4}>
        {(known) => (
          <>
            <Facts
              facts={[
                { label: 'Available', value: `${format().number(known().availableCount)} of ${format().number(known().unitCount)}` },
                {
                  label: 'Hire',
                  value: `${format().money(known().dailyRateMinor ?? 0)} a day`,
                  shown: may(equipmentPolicy, 'see_gear_money'),
                },
              ]}
            />
            <Section
              title="Units"
              action={
                <Show when={props.mayKeep && !known().archivedAt}>
                  <A href="/equipment?open=new" state={{ model: { id: known().id, label: known().name } }}>
                    Add units
                  </A>
                </Show>
              }
            >
              <Lines rows={read.data()?.gearUnits.nodes} empty="The studio has none yet.">
                {(unit) => <UnitLine unit={unit} />}
              </Lines>
            </Section>
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
