import { createEffect, on, Show } from 'solid-js';
import { productionPolicy } from '../../domain/production/production-policy.ts';
import { financePolicy } from '../../domain/finance/finance-policy.ts';
import { createAction } from '../graphql/action.ts';
import { createRead } from '../graphql/read.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Lines, Section } from '../records/Facts.tsx';
import { may } from '../records/may.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordBody, recordIn } from '../records/RecordBody.tsx';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { SessionLine } from '../records/SessionLine.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { toast } from '../ui/toast.tsx';
import { Expenses } from './Expenses.tsx';
import {
  ArchiveProjectDocument,
  CreateProjectDocument,
  EditProjectDocument,
  ProjectDocument,
  RestoreProjectDocument,
  type ProjectDetail,
} from './production-documents.ts';
import { EMPTY_PROJECT, ProjectForm, type ProjectValues } from './ProjectForm.tsx';
import { ProjectMoney } from './ProjectMoney.tsx';
import { ProjectState } from './ProjectState.tsx';
import styles from '../records/records.module.css';

const valuesOf = ({ name, client, producer, brief, deadline, budgetMinor }: ProjectDetail): ProjectValues => ({
  name,
  client: client ? { id: client.id, label: client.name } : null,
  producer: producer ? { id: producer.id, label: producer.name } : null,
  brief,
  deadline: deadline ?? null,
  budgetMinor: budgetMinor ?? null,
});

/** What an edit sends: ids in place of the chosen records. */
function inputOf({ client, producer, ...fields }: Partial<ProjectValues>) {
  return {
    ...fields,
    ...(client === undefined ? {} : { clientId: client?.id ?? null }),
    ...(producer === undefined ? {} : { producerId: producer?.id ?? null }),
  };
}

/** A project: its stage, how it stands and why, what it earns and costs, its sessions and expenses. */
export function ProjectPanel(props: { record: OpenRecord; mayKeep: boolean }) {
  const isNew = () => props.record.shown() === 'new';
  const id = () => (isNew() ? undefined : props.record.shown());
  const hour = () => format().at(minute()).startOf('hour').toISO()!;
  const read = createRead(ProjectDocument, () => (id() ? { id: id()!, now: hour() } : undefined), {
    areas: ['production', 'finance', 'clients', 'scheduling', 'crew'],
  });
  const project = () => recordIn<ProjectDetail>(read.data()?.node, id());
  const seesMoney = () => may(productionPolicy, 'see_project_money');
  const draft = createDraft(EMPTY_PROJECT);
  const create = createAction(CreateProjectDocument, (data) => data.createProject);
  const edit = createAction(EditProjectDocument, (data) => data.editProject);
  const archive = createAction(ArchiveProjectDocument, (data) => data.archiveProject);
  const restore = createAction(RestoreProjectDocument, (data) => data.restoreProject);
  const begin = (): void => {
    const known = project();
    if (known) draft.start(valuesOf(known), known.version);
    else draft.start(EMPTY_PROJECT);
  };
  createEffect(on([() => props.record.id(), () => project()?.id], begin));
  createEffect(
    on(
      () => project()?.version,
      () => project() && draft.follow(valuesOf(project()!), project()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const made = await create.run({ input: { ...inputOf(draft.values), name: draft.values.name } });
      if (made) toast({ text: `${made.name} is in development.`, action: { label: 'Open', run: () => props.record.open(made.id) } });
      return made !== undefined;
    }
    const saved = await edit.run({
      input: { projectId: id()!, expectedVersion: expectedVersion ?? draft.version() ?? null, ...inputOf(draft.changes()) },
    });
    if (!saved) {
      // What a colleague saved first is shown by name.
      void read.refetch();
      return false;
    }
    draft.start(draft.values, saved.version);
    void read.refetch();
    return true;
  };
  const ref = () => ({ input: { projectId: id()! } });

  return (
    <RecordPanel
      id={props.record.id()}
      open={props.record.id() !== undefined}
      onClose={props.record.close}
      title={isNew() ? 'New project' : (project()?.name ?? 'Project')}
      lead={project()?.archivedAt ? 'Archived' : project()?.client?.name}
      noun="project"
      isNew={isNew()}
      mayEdit={props.mayKeep && project() !== undefined && !project()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      showStale={(field, value, side) => {
        if (field === 'budgetMinor') return value == null ? 'none' : format().money(Number(value));
        if (field === 'deadline') return value ? format().calendarDay(String(value)) : 'none';
        const link = field === 'clientId' ? 'client' : field === 'producerId' ? 'producer' : null;
        if (!link) return undefined;
        return (side === 'yours' ? draft.values[link]?.label : project()?.[link]?.name) ?? 'none';
      }}
      form={<ProjectForm draft={draft} seesMoney={seesMoney()} />}
      foot={
        <Show when={props.mayKeep && project()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It leaves the pipeline and choices. Its sessions and figures stay."
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
      <RecordBody record={project()} read={read} noun="project" lines={6}>
        {(known) => (
          <>
            <ProjectState project={known()} mayKeep={props.mayKeep && !known().archivedAt} />
            <Show when={known().brief}>{(brief) => <p class={styles.muted}>{brief()}</p>}</Show>
            <Show when={known().money}>
              {(money) => (
                <ProjectMoney
                  projectId={known().id}
                  isArchived={known().archivedAt != null}
                  money={money()}
                  budgetMinor={known().budgetMinor ?? null}
                  budgetUsed={known().budgetUsed ?? null}
                />
              )}
            </Show>
            <Show when={may(financePolicy, 'see_expenses')}>
              <Expenses projectId={known().id} mayKeep={may(financePolicy, 'keep_expenses') && !known().archivedAt} />
            </Show>
            <Section title="Coming sessions">
              <Lines rows={read.data()?.coming.nodes} empty="Nothing is booked.">
                {(session) => <SessionLine {...session} />}
              </Lines>
            </Section>
            <Section title="Past sessions">
              <Lines rows={read.data()?.past.nodes} empty="There was none yet.">
                {(session) => <SessionLine {...session} />}
              </Lines>
            </Section>
          </>
        )}
      </RecordBody>
    </RecordPanel>
  );
}
