import { createEffect, on, Show } from 'solid-js';
import type { CreateBookingRuleInput, EditBookingRuleInput } from '../graphql/generated/graphql.ts';
import { createAction } from '../graphql/action.ts';
import { ArchiveButton } from '../records/ArchiveButton.tsx';
import { createDraft } from '../records/draft.ts';
import { Facts } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordPanel } from '../records/RecordPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { toast } from '../ui/toast.tsx';
import {
  ArchiveBookingRuleDocument,
  CreateBookingRuleDocument,
  EditBookingRuleDocument,
  RestoreBookingRuleDocument,
  type RuleRow,
} from './house-documents.ts';
import { RuleForm } from './RuleForm.tsx';
import { changedRule, NEW_RULE, ruleInput, valuesOfRule } from './rule-values.ts';
import { EFFECT_MARK, kindLabel, KIND_CHOICES, ruleText, scopeText } from './rule-words.ts';

/** A rule of the house. */
export function RulePanel(props: { record: OpenRecord; row: RuleRow | undefined; mayKeep: boolean; onChanged: () => void }) {
  const isNew = () => props.record.shown() === 'new';
  const rule = () => (isNew() ? undefined : props.row);
  const draft = createDraft(NEW_RULE);
  const create = createAction(CreateBookingRuleDocument, (data) => data.createBookingRule);
  const edit = createAction(EditBookingRuleDocument, (data) => data.editBookingRule);
  const archive = createAction(ArchiveBookingRuleDocument, (data) => data.archiveBookingRule);
  const restore = createAction(RestoreBookingRuleDocument, (data) => data.restoreBookingRule);
  const begin = (): void => {
    const known = rule();
    if (known) draft.start(valuesOfRule(known), known.version);
    else draft.start(NEW_RULE);
  };
  createEffect(on([() => props.record.id(), () => rule()?.id], begin));
  createEffect(
    on(
      () => rule()?.version,
      () => rule() && draft.follow(valuesOfRule(rule()!), rule()!.version),
    ),
  );
  const save = async (expectedVersion?: number): Promise<boolean> => {
    if (isNew()) {
      const input = { ...ruleInput(draft.values), kind: draft.values.kind } as CreateBookingRuleInput;
      if (!(await create.run({ input }))) return false;
      toast({ text: `${draft.values.name} holds from now on.` });
    } else {
      const changes = changedRule(valuesOfRule(rule()!), draft.values);
      const input = { ruleId: rule()!.id, expectedVersion: expectedVersion ?? draft.version() ?? null, ...changes };
      const saved = await edit.run({ input: input as EditBookingRuleInput });
      if (!saved) return false;
      draft.start(draft.values, saved.version);
    }
    props.onChanged();
    return true;
  };
  const ref = () => ({ input: { ruleId: rule()!.id } });
  return (
    <RecordPanel
      open={props.record.id() !== undefined && (isNew() || rule() !== undefined)}
      onClose={props.record.close}
      title={isNew() ? 'New rule' : (rule()?.name ?? 'Rule')}
      lead={rule() && kindLabel(rule()!.kind)}
      noun="rule"
      isNew={isNew()}
      mayEdit={props.mayKeep && rule() !== undefined && !rule()!.archivedAt}
      isChanged={draft.isChanged()}
      saving={isNew() ? create : edit}
      onSave={save}
      onTakeTheirs={begin}
      form={<RuleForm draft={draft} isNew={isNew()} />}
      foot={
        <Show when={props.mayKeep && rule()}>
          {(known) => (
            <ArchiveButton
              name={known().name}
              archived={known().archivedAt != null}
              consequence="It holds no more. Sessions that were booked under it stay as they are."
              archiving={archive}
              restoring={restore}
              archive={async () => {
                const done = (await archive.run(ref())) !== undefined;
                if (done) props.onChanged();
                return done;
              }}
              restore={async () => {
                const done = (await restore.run(ref())) !== undefined;
                if (done) props.onChanged();
                return done;
              }}
              onArchived={props.record.close}
            />
          )}
        </Show>
      }
    >
      <Show when={rule()} fallback={<Skeleton lines={4} />}>
        {(known) => (
          <Facts
            facts={[
              { label: 'Asks', value: ruleText(known()) },
              { label: 'Concerns', value: scopeText(known()) },
              { label: 'Effect', value: <StateMark {...EFFECT_MARK[known().effect]} /> },
              { label: 'That is', value: KIND_CHOICES.find(({ value }) => value === known().kind)?.note ?? '' },
            ]}
          />
        )}
      </Show>
    </RecordPanel>
  );
}
