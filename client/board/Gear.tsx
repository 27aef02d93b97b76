import { createMemo, For, Show } from 'solid-js';
import type { BoardUnit } from '../../domain/board/board.ts';
import { gearTallyAt } from '../../domain/board/gear-rules.ts';
import { minute } from '../time/clock.ts';
import type { LinkTo } from './Board.tsx';
import styles from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import type { WallFormat } from './wall-format.ts';

const COLUMNS = [
  ['in', 'free', 'in'],
  ['out', 'hold', 'out'],
  ['due', 'amber', 'due'],
  ['repair', 'service', 'repair'],
  ['missing', 'on-air', 'missing'],
] as const;

/** How many units are where; missing ones only where there are any. */
export function Gear(props: {
  units: readonly BoardUnit[];
  unitCount: number;
  staleSince: Date | null;
  doubtful: boolean;
  format: WallFormat;
  linkTo: LinkTo | undefined;
}) {
  const tally = createMemo(() => gearTallyAt(props.units, props.unitCount, minute()));
  const columns = () => COLUMNS.filter(([key]) => key !== 'missing' || tally().missing > 0);
  return (
    <section class={styles.panel} data-doubtful={props.doubtful}>
      <PanelHead name="Gear" href={props.linkTo?.('gear', '')} staleSince={props.staleSince} format={props.format} />
      <Show when={props.unitCount > 0} fallback={<p class={styles.quiet}>No gear yet. It is added under Equipment.</p>}>
        <dl class={styles.tally} data-columns={columns().length}>
          <For each={columns()}>
            {([key, tone, name]) => (
              <div data-tone={tone}>
                <dd>{tally()[key]}</dd>
                <dt>{name}</dt>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </section>
  );
}
