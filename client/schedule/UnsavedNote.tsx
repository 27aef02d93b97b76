import { Show } from 'solid-js';
import { showUnsaved } from '../outbox/unsaved-open.ts';
import { Button } from '../ui/Button.tsx';
import { useSchedule } from './schedule-state.ts';
import styles from './Panel.module.css';

/** That something about this session is not saved yet, or waits for a decision. */
export function UnsavedNote(props: { id: string }) {
  const schedule = useSchedule();
  return (
    <Show when={schedule.unsaved().get(props.id)}>
      {(entry) => (
        <div class={styles.unsaved} role="status">
          <b>{entry().refusal ? 'This needs your decision' : 'Not yet saved'}</b>
          <span>{entry().refusal ? entry().refusal!.message : `${entry().what.replace(/^./, (letter) => letter.toUpperCase())}.`}</span>
          <Button onClick={() => showUnsaved(true)}>{entry().refusal ? 'Decide' : 'Show all'}</Button>
        </div>
      )}
    </Show>
  );
}
