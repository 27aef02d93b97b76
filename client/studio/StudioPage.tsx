import { createEffect, on, Show } from 'solid-js';
import { currencies, zones } from '../app/setup/first-guess.ts';
import { loadViewer } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Column, Page } from '../ui/Page.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { ChangeStudioSettingsDocument, StudioSettingsDocument, type StudioSettings } from './settings-documents.ts';
import { SettingsTabs } from './SettingsTabs.tsx';

/** What the studio is called, which wall clock and currency it goes by, and how it counts its hours. */
export default function StudioPage() {
  const read = createRead(StudioSettingsDocument, () => ({}), { areas: ['studio'] });
  return (
    <Page title="Settings" tools={<SettingsTabs />}>
      <Column>
        <Loaded read={read}>
          {(data) => (
            <Show when={data().viewer?.studio}>{(studio) => <StudioForm studio={studio()} onSaved={() => void read.refetch()} />}</Show>
          )}
        </Loaded>
      </Column>
    </Page>
  );
}

function StudioForm(props: { studio: StudioSettings; onSaved: () => void }) {
  const valuesOf = ({ name, zone, currency, utilizationCountsBuffers, seriesMonthsAhead }: StudioSettings) => ({
    name,
    zone,
    currency,
    utilizationCountsBuffers,
    seriesMonthsAhead,
  });
  const draft = createDraft(valuesOf(props.studio));
  const change = createAction(ChangeStudioSettingsDocument, (data) => data.changeStudioSettings);
  const begin = (): void => {
    change.clear();
    draft.start(valuesOf(props.studio), props.studio.version);
  };
  begin();
  // Somebody else's change is taken over; what is being typed here stays, and its clash is shown when it is saved.
  createEffect(
    on(
      () => props.studio.version,
      (version) => draft.follow(valuesOf(props.studio), version),
      { defer: true },
    ),
  );
  const save = async (expectedVersion?: number): Promise<void> => {
    const saved = await change.run({ input: { ...draft.changes(), expectedVersion: expectedVersion ?? draft.version() ?? null } });
    if (!saved) return;
    draft.start(valuesOf(saved), saved.version);
    toast({ text: 'The settings are saved.' });
    props.onSaved();
    await loadViewer();
  };
  const zoneOption = (zone: string) => ({ id: zone, label: zone.replaceAll('_', ' ') });
  const allZones = zones(props.studio.zone).map(zoneOption);
  const allCurrencies = currencies().map(({ value, label }) => ({ id: value, label }));
  const within = (all: { id: string; label: string }[]) => (text: string) =>
    all.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())).slice(0, 60);
  return (
    <Form
      label="Studio"
      outcome={{ ...change, refusal: () => (staleOf(change.refusal()) ? undefined : change.refusal()) }}
      onSubmit={() => save()}
    >
      <TextField name="name" label="Name" value={draft.values.name} onInput={(name) => draft.set('name', name)} maxLength={200} />
      <Combobox
        name="zone"
        label="Time zone"
        hint="The wall clock of all schedules and boards."
        value={zoneOption(draft.values.zone)}
        onInput={(zone) => zone && draft.set('zone', zone.id)}
        search={within(allZones)}
      />
      <Combobox
        name="currency"
        label="Currency"
        hint="Amounts that are recorded already are not converted."
        value={allCurrencies.find(({ id }) => id === draft.values.currency) ?? { id: draft.values.currency, label: draft.values.currency }}
        onInput={(currency) => currency && draft.set('currency', currency.id)}
        search={within(allCurrencies)}
      />
      <Checkbox
        name="utilizationCountsBuffers"
        label="Setup and teardown count as booked hours"
        hint="All utilization figures are computed anew when this changes."
        checked={draft.values.utilizationCountsBuffers}
        onInput={(counts) => draft.set('utilizationCountsBuffers', counts)}
      />
      <NumberField
        name="seriesMonthsAhead"
        label="Series are booked ahead"
        unit="months"
        min={1}
        max={24}
        hint="Of those without an end. Further sessions are added as time goes on."
        value={draft.values.seriesMonthsAhead}
        onInput={(months) => months !== null && draft.set('seriesMonthsAhead', months)}
      />
      <StaleChoice
        stale={staleOf(change.refusal())}
        show={(field, value) => (field === 'utilizationCountsBuffers' ? (value ? 'counted' : 'not counted') : undefined)}
        busy={change.busy()}
        onMine={(version) => void save(version)}
        onTheirs={begin}
      />
      <footer>
        <Button look="primary" type="submit" busy={change.busy()} disabled={!draft.isChanged()}>
          Save
        </Button>
      </footer>
    </Form>
  );
}
