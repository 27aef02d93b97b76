import { For } from 'solid-js';
import type { ImportPreview } from '../../domain/importing/import-rules.ts';
import styles from './Importing.module.css';

/** The first lines of the file, so that nobody maps blindly. */
export function SampleTable(props: { preview: ImportPreview }) {
  return (
    // Wider than the page it scrolls by itself, also by keyboard.
    <div class={styles.scroller} tabindex="0" role="region" aria-label="The first lines of the file">
      <table class={styles.table}>
        <thead>
          <tr>
            <For each={props.preview.columns}>{(column) => <th scope="col">{column || '(no name)'}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.preview.sample}>
            {(row) => (
              <tr>
                <For each={props.preview.columns}>{(_column, index) => <td title={row[index()]}>{row[index()]}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
