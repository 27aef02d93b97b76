import { For, Show } from 'solid-js';
import { graphql } from '../graphql/generated/gql.ts';
import { createRead } from '../graphql/read.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Sentence } from '../activity/Sentence.tsx';
import styles from './Panel.module.css';

const BookingActivityDocument = graphql(`
  query BookingActivity($id: ID!) {
    activity(recordId: $id, first: 30) {
      lines {
        id
        at
        sentence
        label
        actorName
        takenBackBy
      }
    }
  }
`);

/** What happened to a session, in sentences, the latest first. */
export function Activity(props: { bookingId: string }) {
  const read = createRead(BookingActivityDocument, () => ({ id: props.bookingId }), { areas: ['scheduling'] });
  const lines = () => read.data()?.activity.lines ?? [];
  const when = (at: string): string => (format().isSameDay(at, minute()) ? format().time(at) : format().dateTime(at));
  return (
    <Show when={lines().length > 0}>
      <details class={styles.more} open>
        <summary>Activity</summary>
        <ul class={styles.activity}>
          <For each={lines()}>
            {(line) => (
              <li data-taken-back={line.takenBackBy ? '' : undefined}>
                <Sentence line={line} />
                <time datetime={line.at}>{when(line.at)}</time>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
