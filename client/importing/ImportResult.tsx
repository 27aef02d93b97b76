import { For, Show, type JSX } from 'solid-js';
import type { ClashSide } from '../../domain/importing/report-rules.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import type { Finished } from './upload.ts';
import styles from './Importing.module.css';

/** What became of the lines: counts, then everything that needs somebody's eye. */
export function ImportResult(props: { finished: Finished; fileName: string; children?: JSX.Element }) {
  const report = () => props.finished.report;
  const would = (done: string, dry: string): string => (report().dryRun ? dry : done);
  const counts = () => {
    const { booked, kept, closed, already, duplicate, skipped, unusable } = report().counts;
    return [
      { label: would('booked', 'would be booked'), count: booked, always: true },
      { label: would('overlap, kept as tentative', 'overlap, would be kept as tentative'), count: kept, always: true },
      { label: would('closures', 'would close rooms'), count: closed },
      { label: 'there already', count: already },
      { label: 'in the file twice', count: duplicate },
      { label: 'left out by their status', count: skipped },
      { label: 'unusable', count: unusable, always: true },
    ].filter(({ count, always }) => always || count > 0);
  };
  const side = (one: ClashSide) =>
    `${one.title}, ${one.room}, ${format().dayWithYear(one.startsAt)}, ${format().timeRange(one.startsAt, one.endsAt)}`;
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([props.finished.csv], { type: 'text/csv;charset=utf-8' }));
    link.download = `${props.fileName.replace(/\.[^.]*$/, '')} ${report().dryRun ? 'trial' : 'import'}.csv`;
    link.click();
    // The browser reads it while it saves.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  return (
    <section class={styles.result} aria-label="Result">
      <h2 tabindex="-1" ref={(heading) => queueMicrotask(() => heading.focus())}>
        {report().dryRun ? 'What the import would do' : report().complete ? 'Imported' : 'Stopped; import the file again to go on'}
      </h2>
      <ul class={styles.counts}>
        <For each={counts()}>
          {({ label, count }) => (
            <li>
              <b>{format().number(count)}</b> {label}
            </li>
          )}
        </For>
      </ul>
      <Show when={report().roomsCreated.length > 0}>
        <p>
          {would('New rooms: ', 'Rooms that would be new: ')}
          {report().roomsCreated.join(', ')}
        </p>
      </Show>
      <Show when={report().clientsCreated.length > 0}>
        <p>
          {would('New clients: ', 'Clients that would be new: ')}
          {report().clientsCreated.slice(0, 20).join(', ')}
          <Show when={report().clientsCreated.length > 20}> and {report().clientsCreated.length - 20} more</Show>
        </p>
      </Show>
      <div class={styles.acts}>
        {props.children}
        <Button onClick={download}>Download every line as CSV</Button>
      </div>
      <Listing title="Overlaps" items={report().clashes}>
        {(clash) => (
          <>
            <span class={styles.line}>Line {clash.row.line}</span>
            <span>
              {side(clash.row)}
              <small>
                overlaps {clash.with.line === null ? 'what the studio has' : `line ${clash.with.line}`}: {side(clash.with)}
              </small>
            </span>
          </>
        )}
      </Listing>
      <Listing title="Unusable" items={report().unusable}>
        {(one) => (
          <>
            <span class={styles.line}>Line {one.line}</span>
            <span>
              {one.column ? `${one.column} “${one.value}”` : one.value || 'The whole line'}
              <small>{one.reason}</small>
            </span>
          </>
        )}
      </Listing>
      <Listing title="Decided for you" items={report().notes}>
        {(one) => (
          <>
            <span class={styles.line}>Line {one.line}</span>
            <span>{one.text}</span>
          </>
        )}
      </Listing>
    </section>
  );
}

/** More than anybody reads on a screen; all of them are in the table to download. */
const MOST = 200;

function Listing<T>(props: { title: string; items: readonly T[]; children: (item: T) => JSX.Element }) {
  return (
    <Show when={props.items.length > 0}>
      <section class={styles.listing}>
        <h3>
          {props.title} <span>{format().number(props.items.length)}</span>
        </h3>
        <ul>
          <For each={props.items.slice(0, MOST)}>{(item) => <li>{props.children(item)}</li>}</For>
        </ul>
        <Show when={props.items.length > MOST}>
          <p>The first {MOST} are shown. All of them are in the table to download.</p>
        </Show>
      </section>
    </Show>
  );
}
