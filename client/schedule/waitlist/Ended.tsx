import { For, Show } from 'solid-js';
import { createAction } from '../../graphql/action.ts';
import { createRead } from '../../graphql/read.ts';
import { explain } from '../../graphql/request-failed.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.tsx';
import { title } from '../../ui/words.ts';
import { useSchedule } from '../schedule-state.ts';
import { ReopenDocument, WaitlistEndedDocument } from './waitlist-documents.ts';
import styles from './Waitlist.module.css';

/** Those for whom it is over, the latest first; whoever is out may wait again, at their old place. */
export function Ended() {
  const schedule = useSchedule();
  const read = createRead(WaitlistEndedDocument, () => ({}), { areas: ['scheduling'] });
  const reopen = createAction(ReopenDocument, (data) => data.result);
  async function again(entryId: string): Promise<void> {
    if (!(await reopen.run({ input: { entryId } })))
      toast({ kind: 'problem', text: reopen.refusal()?.message ?? explain(reopen.failure()).text });
  }
  return (
    <section class={styles.over} aria-label="What is over">
      <h3>Over</h3>
      <Show when={read.data()?.waitlist.length === 0}>
        <p class={styles.none}>Nothing yet.</p>
      </Show>
      <ul>
        <For each={read.data()?.waitlist}>
          {(entry) => (
            <li>
              <span>
                <b>{entry.title}</b>
                <small>{[entry.clientName ?? entry.contactName, title(entry.state)].filter(Boolean).join(' · ')}</small>
              </span>
              <Show when={schedule.mayPlan() && entry.nextStates.includes('waiting')}>
                <Button look="quiet" disabled={reopen.busy()} onClick={() => void again(entry.id)}>
                  Wait again
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
