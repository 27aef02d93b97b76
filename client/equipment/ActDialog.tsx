import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import type { Issue } from '../graphql/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import type { Saving } from '../records/RecordPanel.tsx';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { GearTaken, withoutTaken } from './GearTaken.tsx';

/** The frame of everything that is done with gear: a short form, its one act, and what stood in the way. */
export function ActDialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  lead?: string | undefined;
  act: string;
  danger?: boolean;
  saving: Saving;
  /** What is still missing: shown once somebody tried, and nothing is sent. */
  missing?: readonly Issue[];
  onAct: (expectedVersion?: number) => unknown;
  onTake?: (unitId: string, name: string) => void;
  children: JSX.Element;
}) {
  const [tried, setTried] = createSignal(false);
  let holder: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.open,
      () => setTried(false),
    ),
  );
  return (
    <Dialog
      open={props.open}
      onClose={() => {
        props.saving.clear();
        props.onClose();
      }}
      title={props.title}
      {...(props.lead ? { lead: props.lead } : {})}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button
            look={props.danger ? 'danger' : 'primary'}
            busy={props.saving.busy()}
            onClick={() => holder?.querySelector('form')?.requestSubmit()}
          >
            {props.act}
          </Button>
        </>
      }
    >
      <div ref={holder}>
        <Form
          label={props.title}
          outcome={{
            issues: props.saving.issues,
            failure: props.saving.failure,
            refusal: () => (staleOf(props.saving.refusal()) ? undefined : withoutTaken(props.saving.refusal())),
          }}
          issues={tried() ? (props.missing ?? []) : []}
          onSubmit={() => {
            setTried(true);
            return (props.missing ?? []).length === 0 && props.onAct();
          }}
        >
          {props.children}
          <GearTaken refusal={props.saving.refusal()} {...(props.onTake ? { onTake: props.onTake } : {})} />
          <Show when={staleOf(props.saving.refusal())}>
            {(stale) => (
              <StaleChoice
                stale={stale()}
                busy={props.saving.busy()}
                onMine={(version) => props.onAct(version)}
                onTheirs={() => props.onClose()}
              />
            )}
          </Show>
          <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
        </Form>
      </div>
    </Dialog>
  );
}
