import { Button } from '../../ui/Button.tsx';
import { title } from '../../ui/words.ts';
import styles from '../StaleChoice.module.css';

const NAMES: Record<string, string> = {
  title: 'the name',
  firstTime: 'the time',
  rule: 'how it repeats',
  requirements: 'what it takes',
  lengthMinutes: 'the length',
  clientId: 'the client',
  projectId: 'the project',
};
const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** Somebody else changed the same of a series: it is one change over many dates, so that one of the two stands as a whole. */
export function SeriesStale(props: {
  stale: { changedBy: string; fields: readonly { field: string }[] };
  busy?: boolean;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const what = (): string => LIST.format(props.stale.fields.map(({ field }) => NAMES[field] ?? title(field).toLowerCase()));
  return (
    <section class={styles.stale} role="alert" aria-label="Somebody changed this series meanwhile">
      <b>{props.stale.changedBy} changed this series meanwhile</b>
      <p>Both of you changed {what()}.</p>
      <div>
        <Button look="primary" busy={props.busy} onClick={() => props.onMine()}>
          Save mine
        </Button>
        <Button onClick={() => props.onTheirs()}>Look at theirs</Button>
      </div>
    </section>
  );
}
