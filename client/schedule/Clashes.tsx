import { createEffect, For, on, Show } from 'solid-js';
import type { ClashLineFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import { wayExplanation, wayHeadline } from './way-words.ts';
import styles from './Clashes.module.css';

/** What stands in the way, and the ways out: each is taken with one press. */
export function Clashes(props: {
  clashes: readonly ClashLineFragment[];
  alternatives: readonly WayOutFragment[];
  /** In place of the clashes where there are none to name. */
  message?: string;
  priceMinor?: number | null;
  busy?: boolean;
  onTake: (way: WayOutFragment) => void;
  /** The first way out takes the focus: Enter takes it. */
  focused?: boolean;
}) {
  let ways: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.alternatives,
      () => props.focused && queueMicrotask(() => ways?.querySelector('button')?.focus()),
    ),
  );
  return (
    <>
      <Show when={props.clashes.length > 0 || props.message}>
        <div class={styles.clash} role="alert">
          <Show when={props.clashes.length > 0} fallback={<p>{props.message}</p>}>
            <For each={props.clashes.slice(0, 4)}>
              {(clash) => (
                <>
                  <b>{clash.resourceName} is taken</b>
                  <p>
                    {sentence(clash)}
                    <Show when={clash.by}> Booked by {clash.by}.</Show>
                  </p>
                </>
              )}
            </For>
            <Show when={props.clashes.length > 4}>
              <p>And {props.clashes.length - 4} more.</p>
            </Show>
          </Show>
        </div>
      </Show>
      <Show when={props.alternatives.length > 0}>
        <div class={styles.ways} ref={ways}>
          <h3>Instead</h3>
          <For each={props.alternatives}>
            {(way) => (
              <button type="button" class={styles.way} disabled={props.busy} onClick={() => props.onTake(way)}>
                <b>{wayHeadline(way)}</b>
                <small>{wayExplanation(way)}</small>
                <span>{price(way, props.priceMinor)}</span>
              </button>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}

const sentence = ({ what, startsAt, endsAt }: ClashLineFragment): string => {
  const whole = `${what.charAt(0).toUpperCase()}${what.slice(1)} has it ${format().timeRange(startsAt, endsAt)}`;
  return `${whole}, setup and teardown included.`;
};

function price({ priceMinor }: WayOutFragment, wanted: number | null | undefined): string {
  if (priceMinor === null || priceMinor === undefined) return '';
  if (wanted === null || wanted === undefined) return format().amount(priceMinor);
  if (priceMinor === wanted) return 'same price';
  return `${priceMinor > wanted ? '+' : '−'}${format().amount(Math.abs(priceMinor - wanted))}`;
}
