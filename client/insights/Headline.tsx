import { For, type JSX } from 'solid-js';
import type { Standing, Target } from '../../domain/insights/insights-rules.ts';
import { format } from '../time/format.ts';
import { bandText, StandingMark } from './StandingMark.tsx';
import { TargetBar } from './TargetBar.tsx';
import styles from './Headline.module.css';

/** One figure for everything below it: large, against its target, with the amounts it is made of. */
export function Headline(props: {
  title: string;
  share: number | null;
  standing: Standing;
  target: Target;
  unknown: string;
  /** Beside the figure: how it moved. */
  chart?: JSX.Element;
  /** What it is made of. */
  amounts: readonly { label: string; value: string }[];
  freshness: JSX.Element;
}) {
  return (
    <section class={styles.headline} aria-label={props.title}>
      <div class={styles.figure}>
        <h2>{props.title}</h2>
        <p class={styles.share}>{props.share === null ? '–' : format().percent(props.share)}</p>
        <StandingMark standing={props.standing} unknown={props.unknown} />
      </div>
      <div class={styles.band}>
        <TargetBar share={props.share} target={props.target} standing={props.standing} full={props.share ?? 1} />
        <p>Target {bandText(props.target)}</p>
      </div>
      {props.chart}
      <dl class={styles.amounts}>
        <For each={props.amounts}>
          {(amount) => (
            <div>
              <dt>{amount.label}</dt>
              <dd>{amount.value}</dd>
            </div>
          )}
        </For>
      </dl>
      {props.freshness}
    </section>
  );
}
