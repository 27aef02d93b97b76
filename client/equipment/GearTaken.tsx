import { For, Show } from 'solid-js';
import type { GearTakenFragment } from '../graphql/generated/graphql.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import styles from './equipment.module.css';

const takenOf = (refusal: { code: string } | undefined): GearTakenFragment | undefined =>
  refusal?.code === 'RESOURCE_TAKEN' ? (refusal as unknown as GearTakenFragment) : undefined;

/** What stands in the way, and other units that were free at that moment. */
export function GearTaken(props: {
  refusal: { code: string; message: string } | undefined;
  onTake?: (unitId: string, name: string) => void;
}) {
  const when = (clash: GearTakenFragment['clashes'][number]): string => {
    const sameDay = format().isSameDay(clash.startsAt, minute());
    return `${sameDay ? 'today' : format().dayShort(clash.startsAt)}, ${format().timeRange(clash.startsAt, clash.endsAt)}`;
  };
  return (
    <Show when={takenOf(props.refusal)}>
      {(taken) => (
        <section class={styles.taken} role="alert">
          <b>Somebody else has it</b>
          <ul>
            <For each={taken().clashes} fallback={<li>{props.refusal?.message}</li>}>
              {(clash) => (
                <li>
                  {clash.resourceName}: {clash.what}, {when(clash)}
                  {clash.by ? `, booked by ${clash.by}` : ''}
                </li>
              )}
            </For>
          </ul>
          <Show when={props.onTake && taken().alternatives.some(({ kind, resourceId }) => kind === 'unit' && resourceId)}>
            <p>Free for all of that time:</p>
            <div>
              <For each={taken().alternatives.filter(({ kind, resourceId }) => kind === 'unit' && resourceId)}>
                {(other) => (
                  <Button onClick={() => props.onTake!(other.resourceId!, other.resourceName ?? '')}>{other.resourceName}</Button>
                )}
              </For>
            </div>
          </Show>
        </section>
      )}
    </Show>
  );
}

/** A refusal without what is shown as a clash already. */
export const withoutTaken = <Refusal extends { code: string; message: string }>(refusal: Refusal | undefined): Refusal | undefined =>
  takenOf(refusal) ? undefined : refusal;
