import { createMemo, For, Show } from 'solid-js';
import type { Target } from '../../domain/insights/insights-rules.ts';
import styles from './Sparkline.module.css';

const WIDTH = 120;
const HEIGHT = 36;

/** A share over time, with the band it should lie in. Parts without anything to measure leave a gap. For the eye alone. */
export function Sparkline(props: { shares: readonly (number | null)[]; target: Target }) {
  const top = () => Math.max(1, ...props.shares.map((share) => share ?? 0));
  const y = (share: number): number => HEIGHT - 2 - (Math.min(share, top()) / top()) * (HEIGHT - 4);
  const x = (index: number): number => (props.shares.length < 2 ? WIDTH / 2 : 3 + (index / (props.shares.length - 1)) * (WIDTH - 6));
  const points = createMemo(() => props.shares.map((share, index) => (share === null ? null : { x: x(index), y: y(share) })));
  const path = (): string =>
    points()
      .map((point, index, all) => (point ? `${index > 0 && all[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : ''))
      .join('');
  /** A point between two gaps has no line to be seen by. */
  const alone = () => points().filter((point, index, all) => point && !all[index - 1] && !all[index + 1]);
  const last = () => points().findLast((point) => point !== null);
  return (
    <svg class={styles.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect class={styles.band} x="0" width={WIDTH} y={y(props.target.high)} height={y(props.target.low) - y(props.target.high)} />
      <path class={styles.line} d={path()} />
      <For each={alone()}>{(point) => <circle class={styles.dot} cx={point!.x} cy={point!.y} r="2" />}</For>
      <Show when={last()}>{(point) => <circle class={styles.dot} cx={point().x} cy={point().y} r="2.5" />}</Show>
    </svg>
  );
}
