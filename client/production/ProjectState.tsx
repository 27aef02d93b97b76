import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { PROJECT_HEALTHS, PROJECT_STAGES, STAGES, type ProjectHealth, type ProjectStage } from '../../domain/production/project-rules.ts';
import { createAction } from '../graphql/action.ts';
import { Facts } from '../records/Facts.tsx';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import { HealthMark } from './HealthMark.tsx';
import { MoveProjectDocument, ReportProjectHealthDocument, type ProjectDetail } from './production-documents.ts';
import { healthOf } from './standing.ts';
import styles from '../records/records.module.css';

/** Where a project is, how it stands and why; with the producer’s own word on it. */
export function ProjectState(props: { project: ProjectDetail; mayKeep: boolean }) {
  const standing = () => healthOf(props.project, minute());
  const move = createAction(MoveProjectDocument, (data) => data.moveProject);
  const [reporting, setReporting] = createSignal(false);

  const to = async (stage: ProjectStage): Promise<void> => {
    const { id, name } = props.project;
    if (await move.run({ input: { projectId: id, stage } })) toast({ text: `${name} is in ${STAGES[stage].label.toLowerCase()}.` });
    else toast({ text: move.refusal()?.message ?? `${name} could not be moved. Try again.`, kind: 'problem' });
  };

  return (
    <div class={styles.section}>
      <HealthMark health={standing().health} />
      <ul class={styles.muted}>
        <For each={standing().reasons}>{(reason) => <li>{reason.text.charAt(0).toUpperCase() + reason.text.slice(1)}</li>}</For>
      </ul>
      <Facts
        facts={[
          {
            label: 'Stage',
            value: (
              <Show when={props.mayKeep} fallback={STAGES[props.project.stage].label}>
                <Select<ProjectStage>
                  label="Stage"
                  hideLabel
                  disabled={move.busy()}
                  value={props.project.stage}
                  choices={PROJECT_STAGES.map((value) => ({ value, label: STAGES[value].label }))}
                  onInput={(stage) => void to(stage)}
                />
              </Show>
            ),
          },
          { label: 'Deadline', value: props.project.deadline ? format().calendarDay(props.project.deadline) : 'None' },
          { label: 'Delivered', value: format().dayWithYear(props.project.deliveredAt ?? ''), shown: props.project.deliveredAt != null },
          { label: 'Producer', value: props.project.producer?.name ?? '', shown: props.project.producer != null },
        ]}
      />
      <Show when={props.mayKeep}>
        <div class={styles.acts}>
          <Button onClick={() => setReporting(true)}>Report health</Button>
        </div>
        <ReportHealth project={props.project} open={reporting()} onClose={() => setReporting(false)} />
      </Show>
    </div>
  );
}

type Word = ProjectHealth | 'none';

/** The producer’s own word; the figures may say worse. */
function ReportHealth(props: { project: ProjectDetail; open: boolean; onClose: () => void }) {
  const [health, setHealth] = createSignal<Word>('on_track');
  const [note, setNote] = createSignal('');
  const action = createAction(ReportProjectHealthDocument, (data) => data.reportProjectHealth);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        action.clear();
        setHealth(props.project.reportedHealth ?? 'on_track');
        setNote(props.project.healthNote ?? '');
      },
    ),
  );
  const save = async (expectedVersion?: number): Promise<void> => {
    const word = health();
    const { id, version } = props.project;
    const input = {
      projectId: id,
      expectedVersion: expectedVersion ?? version,
      health: word === 'none' ? null : word,
      note: word === 'none' ? '' : note(),
    };
    if (await action.run({ input })) props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={`How does ${props.project.name} stand?`}
      lead="The board shows the worse of this and what deadline and budget say."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action.busy()} onClick={() => void save()}>
            Report
          </Button>
        </>
      }
    >
      <Form
        label="Report health"
        outcome={{ ...action, refusal: () => (staleOf(action.refusal()) ? undefined : action.refusal()) }}
        onSubmit={() => save()}
      >
        <Select<Word>
          name="health"
          label="Health"
          value={health()}
          choices={[
            ...PROJECT_HEALTHS.map((value) => ({ value, label: title(value) })),
            { value: 'none', label: 'Say nothing: leave it to the figures' },
          ]}
          onInput={setHealth}
        />
        <Show when={health() !== 'none'}>
          <TextField name="note" label="Why" required={false} lines={3} maxLength={500} value={note()} onInput={setNote} />
        </Show>
        <StaleChoice
          stale={staleOf(action.refusal())}
          busy={action.busy()}
          onMine={(version) => void save(version)}
          onTheirs={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
