import { createEffect, on, Show } from 'solid-js';
import { A } from '@solidjs/router';
import { equipmentPolicy } from '../../domain/equipment/equipment-policy.ts';
import { createAction } from '../graphql/action.ts';
import { graphql } from '../graphql/generated/gql.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts, Line, Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { format } from '../time/format.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import type { ModelRow } from './equipment-documents.ts';
import {
  ArchiveGearModelDocument,
  CreateGearModelDocument,
  EditGearModelDocument,
  RestoreGearModelDocument,
} from './equipment-mutations.ts';
import { UnitMark } from './UnitMark.tsx';

const UnitsOfModelDocument = graphql(`
  query UnitsOfModel($modelId: ID!) {
    gearUnits(modelId: $modelId, first: 100) {
      nodes {
        id
        name
        ...UnitStanding
      }
    }
  }
`);

const EMPTY = { name: '', manufacturer: '', category: '', dailyRateMinor: 0 };
const valuesOf = ({ name, manufacturer, category, dailyRateMinor }: ModelRow): typeof EMPTY => ({
  name,
  manufacturer,
  category,
  dailyRateMinor: dailyRateMinor ?? 0,
});

/** A kind of gear with its units. */
export function ModelPanel(props: { record: OpenRecord; row: ModelRow | undefined; mayKeep: boolean; onChanged: () => void }) {
  const isNew = () => props.record.shown() === 'new';
  const model = () => (isNew() ? undefined : props.row);
  const units = createRead(UnitsOfModelDocument, () => (model() ? { modelId: model()!.id } : undefined), {
    areas: ['equipment', 'scheduling'],
  });
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
    const saved = isNew()
      ? await create.run({ input: draft.values })
      : await edit.run({
          input: { modelId: model()!.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...draft.changes() },
        });
    if (!saved) return false;
    if (isNew()) toast({ text: `${draft.values.name} is entered. Now add its units.` });
    else draft.start(draft.values, (saved as { version: number }).version);
    props.onChanged();
    return true;
  };
  const ref = () => ({ input: { modelId: model()!.id } });
  return (
    <RecordPanel
      open={props.record.id() !== undefined && (isNew() || model() !== undefined)}
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
      <Show when={model()} fallback={<Skeleton lines={4} />}>
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
            <Section title="Units" action={<A href="/equipment?open=new">Add units</A>}>
              <Lines rows={units.data()?.gearUnits.nodes} empty="The studio has none yet.">
                {(unit) => (
                  <Line href={`/equipment?open=${encodeURIComponent(unit.id)}`} title={unit.name} end={<UnitMark unit={unit} />} />
                )}
              </Lines>
            </Section>
          </>
        )}
      </Show>
    </RecordPanel>
  );
}
