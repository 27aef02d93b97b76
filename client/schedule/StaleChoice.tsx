import { For } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { title } from '../ui/words.ts';
import { format } from '../time/format.ts';
import styles from './Panel.module.css';

const NAMES: Record<string, string> = {
  startsAt: 'Start',
  endsAt: 'End',
  clientId: 'Client',
  projectId: 'Project',
  requirements: 'Rooms, people and gear',
  setupMinutes: 'Setup',
  teardownMinutes: 'Teardown',
};

/** A value as the log keeps it, in words; what has no short words is told by whose it is. */
function said(field: string, value: unknown, whose: string): string {
  if (typeof value === 'string' && (field === 'startsAt' || field === 'endsAt')) return format().dateTime(value);
  if (typeof value === 'number') return field.endsWith('Minutes') ? `${value} min` : String(value);
  if (typeof value === 'string' && !field.endsWith('Id')) return value || 'empty';
  return value === null ? 'none' : whose;
}

/** Two people changed the same fields: both sides, and which one shall stand. */
export function StaleChoice(props: {
  stale: { changedBy: string; fields: readonly { field: string; yours?: unknown; theirs?: unknown }[] };
  onMine: () => void;
  onTheirs: () => void;
}) {
  return (
    <div class={styles.stale} role="alert">
      <b>{props.stale.changedBy} changed this meanwhile</b>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Yours</th>
            <th scope="col">{props.stale.changedBy}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.stale.fields}>
            {({ field, yours, theirs }) => (
              <tr>
                <th scope="row">{NAMES[field] ?? title(field)}</th>
                <td>{said(field, yours, 'your choice')}</td>
                <td>{said(field, theirs, 'their choice')}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <div>
        <Button look="primary" onClick={() => props.onMine()}>
          Keep mine
        </Button>
        <Button onClick={() => props.onTheirs()}>Take theirs</Button>
      </div>
    </div>
  );
}
