import { For, Show } from 'solid-js';
import { colourOf, initialsOf } from './person-colour.ts';
import { usePresence } from './presence.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './SessionMarks.module.css';

/** What stands on a session beside itself: that it is not yet saved, and who is editing it. */
export function SessionMarks(props: { id: string }) {
  const schedule = useSchedule();
  const presence = usePresence();
  const unsaved = () => schedule.unsaved().get(props.id);
  return (
    <Show when={unsaved() || presence.editorsOf(props.id).length > 0}>
      <span class={styles.marks}>
        <Show when={unsaved()}>
          {(entry) => <span class={styles.unsaved}>{entry().refusal ? 'needs a decision' : 'not yet saved'}</span>}
        </Show>
        <For each={presence.editorsOf(props.id)}>
          {(person) => (
            <span class={styles.editor} style={{ '--person': colourOf(person.seat) }}>
              <i aria-hidden="true">{initialsOf(person.name)}</i>
              <span>{person.name} is editing</span>
            </span>
          )}
        </For>
      </span>
    </Show>
  );
}
