import { createEffect, For, on, Show } from 'solid-js';
import { lengthWords } from '../../domain/scheduling/house/house-rules.ts';
import type { CreateSessionTypeInput, EditSessionTypeInput } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts, Lines, Line, Section } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { toast } from '../ui/toast.tsx';
import { title } from '../ui/words.ts';
import {
  ArchiveSessionTypeDocument,
  CreateSessionTypeDocument,
  EditSessionTypeDocument,
  RestoreSessionTypeDocument,
  type SessionTypeRow,
} from './session-type-documents.ts';
import { SessionTypeForm } from './SessionTypeForm.tsx';
import { NEW_TYPE, typeInput, valuesOfType } from './session-type-values.ts';
import styles from './house.module.css';

const minutes = (value: number | null | undefined): string => (value == null ? 'the room’s own' : `${value} min`);

/** A standard session and what it brings along. */
export function SessionTypePanel(props: { record: OpenRecord; row: SessionTypeRow | undefined; mayKeep: boolean; onChanged: () => void }) {
  const isNew = () => props.record.shown() === 'new';
  const type = () => (isNew() ? undefined : props.row);
  const draft = createDraft(NEW_TYPE);
  const create = createAction(CreateSessionTypeDocument, (data) => data.createSessionType);
  const edit = createAction(EditSessionTypeDocument, (data) => data.editSessionType);
  const archive = createAction(ArchiveSessionTypeDocument, (data) => data.archiveSessionType);
  const restore = createAction(RestoreSessionTypeDocument, (data) => data.restoreSessionType);
  const begin = (): void => {
    const known = type();
    if (known) draft.start(valuesOfType(known), known.version);
    else draft.start(NEW_TYPE);
  };
  createEffect(on([() => props.record.id(), () => type()?.id], begin));
  createEffect(
    on(
      () => type()?.version,
      () => type() && draft.follow(valuesOfType(type()!), type()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      if (!(await create.run({ input: typeInput(draft.values) as CreateSessionTypeInput }))) return false;
      toast({ text: `${draft.values.name} can be chosen now.` });
    } else {
      const input = {
        sessionTypeId: type()!.id,
        expectedVersion: expectedVersion ?? draft.version() ?? null,
        ...typeInput(draft.changes()),
      };
      const saved = await edit.run({ input: input as EditSessionTypeInput });
      if (!saved) return false;
      draft.start(draft.values, saved.version);
    }
    props.onChanged();
    return true;
  };
  const ref = () => ({ input: { sessionTypeId: type()!.id } });
  const told = async (done: Promise<unknown>): Promise<boolean> => {
    const worked = (await done) !== undefined;
    if (worked) props.onChanged();
    return worked;
  };
  return (
    <RecordPanel
      open={props.record.id() !== undefined && (isNew() || type() !== undefined)}
      onClose={props.record.close}
      title={isNew() ? 'New session type' : (type()?.name ?? 'Session type')}
      lead={type() && lengthWords(type()!.lengthMinutes)}
      noun="session type"
      isNew={isNew()}
      mayEdit={props.mayKeep && type() !== undefined && !type()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      form={<SessionTypeForm draft={draft} />}
      foot={
        <Show when={props.mayKeep && type()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It is offered no more. Sessions that are of it keep it, and what it brought."
              archiving={archive}
              restoring={restore}
              archive={() => told(archive.run(ref()))}
              restore={() => told(restore.run(ref()))}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <Show when={type()} fallback={<Skeleton lines={5} />}>
        {(known) => (
          <>
            <Facts
              facts={[
                { label: 'Setup, teardown', value: `${minutes(known().setupMinutes)}, ${minutes(known().teardownMinutes)}` },
                { label: 'Fits in', value: known().roomKinds.length > 0 ? known().roomKinds.map(title).join(', ') : 'any room' },
                {
                  label: 'Gear',
                  value: known()
                    .gear.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name))
                    .join(', '),
                  shown: known().gear.length > 0,
                },
                {
                  label: 'People',
                  value: known()
                    .roles.map(({ skill, quantity }) => (quantity > 1 ? `${title(skill)} × ${quantity}` : title(skill)))
                    .join(', '),
                  shown: known().roles.length > 0,
                },
                { label: 'Note', value: known().note, shown: known().note !== '' },
              ]}
            />
            <Show when={known().roomSetups.length > 0}>
              <Section title="Otherwise in">
                <Lines rows={known().roomSetups} empty="">
                  {(one) => <Line title={one.roomName} detail={`Setup ${one.setupMinutes} min, teardown ${one.teardownMinutes} min`} />}
                </Lines>
              </Section>
            </Show>
            <Section title="To prepare">
              <Show when={known().steps.length > 0} fallback={<p class={styles.hint}>Nothing is written down.</p>}>
                <ol class={`${styles.lines} ${styles.steps}`}>
                  <For each={known().steps}>
                    {(step) => (
                      <li>
                        <span title={step}>{step}</span>
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
            </Section>
          </>
        )}
      </Show>
    </RecordPanel>
  );
}
