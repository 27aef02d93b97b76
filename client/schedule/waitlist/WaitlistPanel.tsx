import { createSignal, For, Show } from 'solid-js';
import { createRead } from '../../graphql/read.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDesk } from '../desk.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { useSchedule } from '../schedule-state.ts';
import { Ended } from './Ended.tsx';
import { Waiting } from './Waiting.tsx';
import { WaitlistDocument } from './waitlist-documents.ts';
import styles from './Waitlist.module.css';

/** Everybody who waits for a slot, in their order; what is offered to whom, and until when. */
export function WaitlistPanel() {
  const schedule = useSchedule();
  const desk = useDesk();
  const read = createRead(WaitlistDocument, () => ({}), { areas: ['scheduling', 'clients', 'production'] });
  const [past, setPast] = createSignal(false);
  const entries = () => read.data()?.waitlist;
  const lead = (): string => {
    const count = entries()?.length ?? 0;
    return count === 0 ? '' : count === 1 ? 'One waits' : `${count} wait, in this order`;
  };
  return (
    <PanelFrame
      title="Waitlist"
      {...(lead() ? { lead: lead() } : {})}
      onClose={() => desk.open(null)}
      actions={
        <>
          <Show when={schedule.mayPlan()}>
            <Button onClick={() => desk.open({ kind: 'find' })}>Add somebody</Button>
          </Show>
          <Button look="quiet" aria-expanded={past()} onClick={() => setPast(!past())}>
            {past() ? 'Hide what is over' : 'What is over'}
          </Button>
        </>
      }
    >
      <Show
        when={entries()}
        fallback={
          <Show when={read.failure()} fallback={<Skeleton lines={6} />}>
            {(error) => <ErrorPanel error={error()} busy={read.loading()} retry={() => read.refetch()} />}
          </Show>
        }
      >
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={
              <p class={styles.none}>
                Nobody waits. Look for a time with “Find time”; when there is none that suits, “Wait for it” puts the client here, and what
                becomes free is offered to them.
              </p>
            }
          >
            <ol class={styles.list}>
              <For each={all()}>{(entry) => <Waiting entry={entry} />}</For>
            </ol>
          </Show>
        )}
      </Show>
      <Show when={past()}>
        <Ended />
      </Show>
    </PanelFrame>
  );
}
