import { createMemo, createSignal, For, on, createEffect } from 'solid-js';
import type { StaleBookingFragment } from '../graphql/generated/graphql.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { title } from '../ui/words.ts';
import styles from './StaleChoice.module.css';

type StaleField = StaleBookingFragment['fields'][number];

const NAMES: Record<string, string> = {
  startsAt: 'Start',
  endsAt: 'End',
  clientId: 'Client',
  projectId: 'Project',
  roles: 'Open roles',
  setupMinutes: 'Setup',
  teardownMinutes: 'Teardown',
  sessionTypeId: 'Kind',
};

interface Row {
  key: string;
  fields: readonly StaleField[];
  name: string;
  yours: string;
  theirs: string;
}

/** Both ends of a time are one matter: a session cannot begin at one's time and end at the other's. */
function rowsOf(fields: readonly StaleField[]): Row[] {
  const [start, end] = ['startsAt', 'endsAt'].map((field) => fields.find((one) => one.field === field));
  const time = start && end ? [start, end] : [];
  const range = (side: 'yours' | 'theirs'): string => {
    const [from, to] = time.map((one) => String(one[side])) as [string, string];
    return `${format().dayShort(from)}, ${format().timeRange(from, to)}`;
  };
  return [
    ...(time.length > 0 ? [{ key: 'time', fields: time, name: 'Time', yours: range('yours'), theirs: range('theirs') }] : []),
    ...fields
      .filter((one) => !time.includes(one))
      .map((one) => ({
        key: one.field,
        fields: [one],
        name: NAMES[one.field] ?? title(one.field),
        yours: one.yoursText ?? String(one.yours ?? 'empty'),
        theirs: one.theirsText ?? String(one.theirs ?? 'empty'),
      })),
  ];
}

/** Two people changed the same: both sides in words, and which of them shall stand, one by one. Nothing is overwritten unseen. */
export function StaleChoice(props: {
  stale: Pick<StaleBookingFragment, 'changedBy' | 'fields'>;
  busy?: boolean;
  /** The fields of which the own side shall stand; of the others it is theirs. */
  onSave: (mine: ReadonlySet<string>) => void;
}) {
  const rows = createMemo(() => rowsOf(props.stale.fields));
  const [theirs, setTheirs] = createSignal<ReadonlySet<string>>(new Set<string>());
  createEffect(on(rows, () => setTheirs(new Set<string>())));
  const choose = (key: string, take: boolean): void =>
    void setTheirs((before) => {
      const now = new Set<string>(before);
      if (take) now.add(key);
      else now.delete(key);
      return now;
    });
  const when = (at: string): string => (format().isSameDay(at, minute()) ? format().time(at) : format().dateTime(at));
  const mine = (): Set<string> => new Set(rows().flatMap(({ key, fields }) => (theirs().has(key) ? [] : fields.map(({ field }) => field))));
  return (
    <section class={styles.stale} role="alert" aria-label="Somebody changed this meanwhile">
      <b>{props.stale.changedBy} changed this meanwhile</b>
      <p>Choose which of the two shall stand.</p>
      <For each={rows()}>
        {(row) => (
          <fieldset class={styles.row}>
            <legend>{row.name}</legend>
            <label>
              <input type="radio" name={`stale-${row.key}`} checked={!theirs().has(row.key)} onChange={() => choose(row.key, false)} />
              <span>
                <small>Yours</small>
                {row.yours}
              </span>
            </label>
            <label>
              <input type="radio" name={`stale-${row.key}`} checked={theirs().has(row.key)} onChange={() => choose(row.key, true)} />
              <span>
                <small>
                  {row.fields[0]!.by}, {when(row.fields[0]!.at)}
                </small>
                {row.theirs}
              </span>
            </label>
          </fieldset>
        )}
      </For>
      <div>
        <Button look="primary" busy={props.busy} onClick={() => props.onSave(mine())}>
          Save this choice
        </Button>
        <Button onClick={() => props.onSave(new Set())}>Take all of theirs</Button>
      </div>
    </section>
  );
}
