import { For, Show, type JSX } from 'solid-js';
import type { FoundTimeFragment } from '../../graphql/generated/graphql.ts';
import { format } from '../../time/format.ts';
import type { FoundSession } from './shown.ts';
import styles from './Find.module.css';

/** One answer: its times and rooms, its price, and why it stands where it stands. Chosen, it says who and what it would take. */
export function Answer(props: {
  found: FoundTimeFragment;
  /** In place of the reasons: the condition without which it was found. */
  says?: string;
  isChosen: boolean;
  busy?: boolean;
  onChoose: () => void;
  /** What can be done with it once it is chosen. */
  children?: JSX.Element;
}) {
  return (
    <li class={styles.answer} data-chosen={props.isChosen ? '' : undefined}>
      <button type="button" aria-expanded={props.isChosen} disabled={props.busy} onClick={() => props.onChoose()}>
        <Show when={props.says}>{(says) => <b class={styles.says}>{says()}</b>}</Show>
        <For each={props.found.pieces}>
          {(session) => (
            <span class={styles.when}>
              <b>{`${format().dayShort(session.startsAt)}, ${format().timeRange(session.startsAt, session.endsAt)}`}</b>
              <small>{[session.label, session.rooms.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ')}</small>
            </span>
          )}
        </For>
        <Show when={props.found.priceMinor != null}>
          <span class={styles.price}>{format().amount(props.found.priceMinor!)}</span>
        </Show>
        <Show when={!props.says}>
          <span class={styles.reasons}>
            <For each={props.found.reasons}>
              {(reason, index) => (
                <span data-against={reason.against ? '' : undefined}>
                  {index() > 0 ? ' · ' : ''}
                  {reason.says}
                </span>
              )}
            </For>
          </span>
        </Show>
      </button>
      <Show when={props.isChosen}>
        <For each={props.found.pieces}>{(session) => <Takes session={session} named={props.found.pieces.length > 1} />}</For>
        {props.children}
      </Show>
    </li>
  );
}

/** What a session takes beside its room. */
function Takes(props: { session: FoundSession; named: boolean }) {
  const lines = (): string[] => [
    ...props.session.people.map(({ name, duty }) => (duty ? `${name}, ${duty}` : name)),
    ...props.session.gear.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name)),
    ...props.session.openRoles.map(({ skill, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${skill}, nobody yet`),
    ...(props.session.setupMinutes + props.session.teardownMinutes > 0
      ? [`${props.session.setupMinutes} min setup, ${props.session.teardownMinutes} min teardown`]
      : []),
  ];
  return (
    <Show when={lines().length > 0}>
      <div class={styles.takes}>
        <Show when={props.named}>
          <b>{props.session.label || format().dateTime(props.session.startsAt)}</b>
        </Show>
        <ul>
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </div>
    </Show>
  );
}
