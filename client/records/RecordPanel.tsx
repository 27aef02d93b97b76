import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import { useBeforeLeave } from '@solidjs/router';
import type { Action } from '../graphql/action.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { StaleChoice, staleOf, type ShowStale } from './StaleChoice.tsx';
import { ThrowAwayDialog } from './ThrowAwayDialog.tsx';
import styles from './records.module.css';

/** The part of an action that a panel shows; which of create and edit it is matters only to its page. */
export type Saving = Pick<Action<never, object>, 'busy' | 'issues' | 'failure' | 'clear'> & { refusal: () => Refusal | undefined };

export interface RecordPanelProps {
  /** Of which record, so that another one begins anew. */
  id?: string | undefined;
  open: boolean;
  onClose: () => void;
  title: string;
  lead?: string | undefined;
  /** What the record is called in sentences: client, room. */
  noun: string;
  isNew: boolean;
  mayEdit: boolean;
  isChanged: boolean;
  saving: Saving;
  /** Saves; answers whether it was accepted. `expectedVersion` is given when the author chose over a colleague's edit. */
  onSave: (expectedVersion?: number) => Promise<boolean>;
  /** Throws the author's words away and shows the record as it is. */
  onTakeTheirs: () => void;
  /** The fields. */
  form: JSX.Element;
  /** What the record is beside its fields: state, acts, history. Not for a new one. */
  children?: JSX.Element;
  /** At the start of the foot: archive, restore. */
  foot?: JSX.Element;
  showStale?: ShowStale;
}

/** A record at the right side: what it is, and behind “Edit” its fields. A new one begins with its fields. */
export function RecordPanel(props: RecordPanelProps) {
  const [editing, setEditing] = createSignal(false);
  /** How it goes on once the author has thrown the words away. */
  const [leaving, setLeaving] = createSignal<(() => void) | null>(null);
  let decided = false;
  const inForm = (): boolean => props.isNew || editing();
  let formElement: HTMLDivElement | undefined;

  createEffect(
    on(
      () => props.open && (props.id ?? ''),
      (open) => {
        if (open === false) return;
        decided = false;
        setEditing(false);
        props.saving.clear();
      },
    ),
  );

  const isUnsaved = (): boolean => props.open && inForm() && props.isChanged;
  const close = (): void => {
    decided = true;
    props.onClose();
  };
  const save = async (version?: number): Promise<void> => {
    if (!(await props.onSave(version))) return;
    setEditing(false);
    if (props.isNew) close();
  };
  const leave = (): void => {
    if (isUnsaved()) setLeaving(() => close);
    else close();
  };
  // Back, a link or the search would throw the words away as surely as the close button.
  useBeforeLeave((event) => {
    if (event.defaultPrevented || decided || !isUnsaved()) return;
    event.preventDefault();
    setLeaving(() => () => {
      decided = true;
      event.retry(true);
    });
  });
  const stop = (): void => {
    if (props.isNew) return leave();
    props.onTakeTheirs();
    props.saving.clear();
    setEditing(false);
  };
  const submit = (): void => formElement?.querySelector('form')?.requestSubmit();

  return (
    <>
      <Panel
        open={props.open}
        onClose={leave}
        title={props.title}
        {...(props.lead ? { lead: props.lead } : {})}
        actions={
          <Show
            when={inForm()}
            fallback={
              <Show when={props.mayEdit || props.foot}>
                {props.foot}
                <span class={styles.spread} />
                <Show when={props.mayEdit}>
                  <Button onClick={() => setEditing(true)}>Edit</Button>
                </Show>
              </Show>
            }
          >
            <span class={styles.spread} />
            <Button onClick={stop}>Cancel</Button>
            <Button look="primary" busy={props.saving.busy()} disabled={!props.isNew && !props.isChanged} onClick={submit}>
              {props.isNew ? `Create ${props.noun}` : 'Save'}
            </Button>
          </Show>
        }
      >
        <Show when={inForm()} fallback={<div class={styles.body}>{props.children}</div>}>
          <div ref={formElement}>
            <Form
              label={props.isNew ? `New ${props.noun}` : `Edit ${props.noun}`}
              outcome={{
                issues: props.saving.issues,
                failure: props.saving.failure,
                refusal: () => (staleOf(props.saving.refusal()) ? undefined : props.saving.refusal()),
              }}
              onSubmit={() => save()}
            >
              {props.form}
              <StaleChoice
                stale={staleOf(props.saving.refusal())}
                {...(props.showStale ? { show: props.showStale } : {})}
                busy={props.saving.busy()}
                onMine={(version) => void save(version)}
                onTheirs={stop}
              />
              {/* Enter in a field saves; the visible button stands in the panel's foot. */}
              <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
            </Form>
          </div>
        </Show>
      </Panel>
      <ThrowAwayDialog
        goOn={leaving()}
        onKeep={() => setLeaving(null)}
        text={props.isNew ? `The new ${props.noun} is not created yet.` : 'Your changes are not saved yet.'}
      />
    </>
  );
}
