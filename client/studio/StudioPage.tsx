import { createEffect, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { currencies, zones } from '../app/setup/first-guess.ts';
import { loadViewer } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { Form } from '../ui/Form.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
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
  const [draft, setDraft] = createStore({ ...props.studio });
  const change = createAction(ChangeStudioSettingsDocument, (data) => data.changeStudioSettings);
  // Somebody else's change is taken over; a version that is being edited here is compared by the server.
  createEffect(
    on(
      () => props.studio.version,
      () => setDraft({ ...props.studio }),
    ),
  );
  const changed = () => {
    const { name, zone, currency, utilizationCountsBuffers } = draft;
    const was = props.studio;
    return {
      ...(name !== was.name && { name }),
      ...(zone !== was.zone && { zone }),
      ...(currency !== was.currency && { currency }),
      ...(utilizationCountsBuffers !== was.utilizationCountsBuffers && { utilizationCountsBuffers }),
    };
  };
  const save = async (): Promise<void> => {
    if (!(await change.run({ input: { ...changed(), expectedVersion: draft.version } }))) return;
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
    <Form label="Studio" outcome={change} onSubmit={save}>
      <TextField name="name" label="Name" value={draft.name} onInput={(name) => setDraft('name', name)} maxLength={200} />
      <Combobox
        name="zone"
        label="Time zone"
        hint="The wall clock of all schedules and boards."
        value={zoneOption(draft.zone)}
        onInput={(zone) => zone && setDraft('zone', zone.id)}
        search={within(allZones)}
      />
      <Combobox
        name="currency"
        label="Currency"
        hint="Amounts that are recorded already are not converted."
        value={allCurrencies.find(({ id }) => id === draft.currency) ?? { id: draft.currency, label: draft.currency }}
        onInput={(currency) => currency && setDraft('currency', currency.id)}
        search={within(allCurrencies)}
      />
      <Checkbox
        name="utilizationCountsBuffers"
        label="Setup and teardown count as booked hours"
        hint="All utilization figures are computed anew when this changes."
        checked={draft.utilizationCountsBuffers}
        onInput={(counts) => setDraft('utilizationCountsBuffers', counts)}
      />
      <footer>
        <Button look="primary" type="submit" busy={change.busy()} disabled={Object.keys(changed()).length === 0}>
          Save
        </Button>
      </footer>
    </Form>
  );
}
