import { createEffect, createUniqueId, on, type JSX } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import type { Saving } from './RecordPanel.tsx';
import { StaleChoice, staleOf, type ShowStale } from './StaleChoice.tsx';

/** What a dialog is about: a record as it stands, one that is not there yet, or nothing while it is closed. */
export type Subject<Row> = Row | 'new' | null;

/** The record that is being changed, if it is there already. */
export const existingOf = <Row extends object>(subject: Subject<Row>): Row | null => (subject === 'new' ? null : subject);

/** The fields of a record in the middle: one is made there or changed, and nothing is overwritten that somebody else saved first. */
export function RecordDialog<Row extends object>(props: {
  subject: Subject<Row>;
  onClose: () => void;
  title: string;
  lead?: string | undefined;
  /** What the form is called for who listens. */
  label: string;
  /** On the button of a new one; an existing one is saved. */
  make: string;
  create: Saving;
  edit: Saving;
  /** Fills the fields each time it opens; with null for a new one. */
  begin: (existing: Row | null) => void;
  /** Saves; `expectedVersion` is given when the author chose over a colleague's edit. */
  onSave: (expectedVersion?: number) => unknown;
  showStale?: ShowStale;
  /** The fields. */
  children: JSX.Element;
}) {
  const id = createUniqueId();
  const existing = (): Row | null => existingOf(props.subject);
  const saving = (): Saving => (existing() ? props.edit : props.create);
  createEffect(
    on(
      () => props.subject,
      (subject) => {
        if (subject === null) return;
        props.create.clear();
        props.edit.clear();
        props.begin(existingOf(subject));
      },
    ),
  );
  return (
    <Dialog
      open={props.subject !== null}
      onClose={props.onClose}
      title={props.title}
      {...(props.lead ? { lead: props.lead } : {})}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" type="submit" form={id} busy={saving().busy()}>
            {existing() ? 'Save' : props.make}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        label={props.label}
        outcome={{ ...saving(), refusal: () => (staleOf(saving().refusal()) ? undefined : saving().refusal()) }}
        onSubmit={() => props.onSave()}
      >
        {props.children}
        <StaleChoice
          stale={staleOf(saving().refusal())}
          {...(props.showStale ? { show: props.showStale } : {})}
          busy={saving().busy()}
          onMine={(version) => void props.onSave(version)}
          onTheirs={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
