import { createMemo, For, Show } from 'solid-js';
import { timesOn } from '../../domain/scheduling/house/time-block-rules.ts';
import { format } from '../time/format.ts';
import { toWallTime } from '../time/wall-time.ts';
import type { FormValues } from './form-values.ts';
import { blockRule, type BlockChoice } from './preset-values.ts';
import styles from './BookingForm.module.css';

/** The parts of the chosen day that the studio sells in these rooms: each is taken with one press. */
export function BlockChoices(props: {
  blocks: readonly BlockChoice[];
  values: FormValues;
  zone: string;
  onTake: (fromMinute: number, toMinute: number) => void;
}) {
  const offered = createMemo(() => {
    const { day, rooms } = props.values;
    if (!day) return [];
    return (
      props.blocks
        .map(blockRule)
        // Slots of an hour are drawn, not chosen from a long list.
        .filter((block) => block.kind !== 'hourly' && rooms.every(({ id }) => block.roomIds.length === 0 || block.roomIds.includes(id)))
        .flatMap((block) =>
          timesOn(block, day, props.zone).map(({ startsAt, endsAt }) => ({
            block,
            startsAt,
            endsAt,
            from: toWallTime(startsAt, props.zone).minutes,
            to: toWallTime(endsAt, props.zone).minutes,
          })),
        )
    );
  });
  const isChosen = (one: { from: number; to: number }): boolean => one.from === props.values.fromMinute && one.to === props.values.toMinute;
  return (
    <Show when={offered().length > 0}>
      <div class={styles.blocks} role="group" aria-label="Blocks of the day">
        <For each={offered()}>
          {(one) => (
            <button type="button" aria-pressed={isChosen(one)} onClick={() => props.onTake(one.from, one.to)}>
              <b>{one.block.name}</b>
              <small>
                {format().timeRange(one.startsAt, one.endsAt)}
                {one.block.priceMinor === null ? '' : ` · ${format().amount(one.block.priceMinor)}`}
              </small>
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
