import { For } from 'solid-js';
import { colourOf } from './person-colour.ts';
import { usePresence } from './presence.ts';
import styles from './Panel.module.css';

/** Who has the session open for editing. It may be edited all the same: what both change is shown side by side. */
export function Editors(props: { id: string }) {
  const presence = usePresence();
  return (
    <For each={presence.editorsOf(props.id)}>
      {(person) => (
        <p class={styles.editor} role="status" style={{ '--person': colourOf(person.seat) }}>
          <i aria-hidden="true" />
          <span>
            <b>{person.name}</b> is editing this.
          </span>
        </p>
      )}
    </For>
  );
}
