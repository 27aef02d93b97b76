import { createEffect, on } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Form } from '../ui/Form.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Column, Page } from '../ui/Page.tsx';
import { Loaded } from '../ui/Skeleton.tsx';
import { toast } from '../ui/toast.tsx';
import { ChangeHoldSettingsDocument, HoldSettingsDocument, type HoldSettings } from './hold-settings.ts';
import { SettingsTabs } from './SettingsTabs.tsx';

/** How long holds stand, who decides when two want one slot, and what happens when nobody comes. */
export default function HoldSettingsPage() {
  const read = createRead(HoldSettingsDocument, () => ({}), { areas: ['studio'] });
  return (
    <Page title="Settings" tools={<SettingsTabs />}>
      <Column>
        <Loaded read={read}>{(data) => <HoldForm settings={data().studio} onSaved={() => void read.refetch()} />}</Loaded>
      </Column>
    </Page>
  );
}

function HoldForm(props: { settings: HoldSettings; onSaved: () => void }) {
  const [draft, setDraft] = createStore({ ...props.settings });
  const change = createAction(ChangeHoldSettingsDocument, (data) => data.changeStudioSettings);
  createEffect(
    on(
      () => props.settings.version,
      () => setDraft({ ...props.settings }),
    ),
  );
  const changed = () => {
    const { holdDays, challengeHours, confirmingReleasesHolds, noShowAfterMinutes, noShowReleases } = draft;
    const was = props.settings;
    return {
      ...(holdDays !== was.holdDays && { holdDays }),
      ...(challengeHours !== was.challengeHours && { challengeHours }),
      ...(confirmingReleasesHolds !== was.confirmingReleasesHolds && { confirmingReleasesHolds }),
      ...(noShowAfterMinutes !== was.noShowAfterMinutes && { noShowAfterMinutes }),
      ...(noShowReleases !== was.noShowReleases && { noShowReleases }),
    };
  };
  const save = async (): Promise<void> => {
    if (!(await change.run({ input: { ...changed(), expectedVersion: draft.version } }))) return;
    toast({ text: 'The settings are saved.' });
    props.onSaved();
  };
  return (
    <Form label="Holds and lateness" outcome={change} onSubmit={save}>
      <Checkbox
        label="Holds lapse by themselves"
        hint="Each hold can be given another moment, or none."
        checked={draft.holdDays !== null}
        onInput={(lapses) => setDraft('holdDays', lapses ? (props.settings.holdDays ?? 7) : null)}
      />
      <NumberField
        name="holdDays"
        label="A hold stands for"
        unit="days"
        min={1}
        max={365}
        disabled={draft.holdDays === null}
        value={draft.holdDays ?? null}
        onInput={(days) => setDraft('holdDays', days ?? 7)}
      />
      <NumberField
        name="challengeHours"
        label="A challenged hold decides within"
        unit="hours"
        min={1}
        max={720}
        value={draft.challengeHours}
        onInput={(hours) => setDraft('challengeHours', hours ?? 24)}
      />
      <Checkbox
        name="confirmingReleasesHolds"
        label="Confirming a session releases the other holds of its slot"
        hint="Otherwise they stay as a second choice, should it fall through."
        checked={draft.confirmingReleasesHolds}
        onInput={(releases) => setDraft('confirmingReleasesHolds', releases)}
      />
      <Checkbox
        label="Miss those who do not come"
        hint="The board and the schedule tell when nobody checked in."
        checked={draft.noShowAfterMinutes !== null}
        onInput={(missed) =>
          setDraft({
            noShowAfterMinutes: missed ? (props.settings.noShowAfterMinutes ?? 30) : null,
            ...(missed ? {} : { noShowReleases: false }),
          })
        }
      />
      <NumberField
        name="noShowAfterMinutes"
        label="Nobody seems to come after"
        unit="minutes"
        min={5}
        max={720}
        disabled={draft.noShowAfterMinutes === null}
        value={draft.noShowAfterMinutes ?? null}
        onInput={(minutes) => setDraft('noShowAfterMinutes', minutes ?? 30)}
      />
      <Checkbox
        name="noShowReleases"
        label="Mark the session as a no-show by itself then"
        hint="Its room, people and gear are free at once."
        disabled={draft.noShowAfterMinutes === null}
        checked={draft.noShowReleases}
        onInput={(releases) => setDraft('noShowReleases', releases)}
      />
      <footer>
        <Button look="primary" type="submit" busy={change.busy()} disabled={Object.keys(changed()).length === 0}>
          Save
        </Button>
      </footer>
    </Form>
  );
}
