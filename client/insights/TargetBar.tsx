import type { Target } from '../../domain/insights/insights-rules.ts';
import styles from './TargetBar.module.css';

/** A share as a bar in front of the band it should end in. The figure stands beside it in words, so it is for the eye alone. */
export function TargetBar(props: {
  share: number | null;
  target: Target;
  standing: string;
  /** The share at the right end; at least 100 %, more when some share of the list is larger. */
  full?: number;
}) {
  const percent = (share: number): string => `${(Math.min(Math.max(share, 0), full()) / full()) * 100}%`;
  const full = (): number => Math.max(1, props.full ?? 1);
  return (
    <span class={styles.bar} data-standing={props.standing} aria-hidden="true">
      <i class={styles.band} style={{ left: percent(props.target.low), width: percent(props.target.high - props.target.low) }} />
      <i class={styles.fill} style={{ width: percent(props.share ?? 0) }} />
      <i class={styles.edges} style={{ left: percent(props.target.low), width: percent(props.target.high - props.target.low) }} />
    </span>
  );
}
