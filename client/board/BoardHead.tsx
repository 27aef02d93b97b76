import { Show, type JSX } from 'solid-js';
import type { Standing } from '../live/stream-state.ts';
import { minute, now } from '../time/clock.ts';
import styles from './BoardHead.module.css';
import { Shape } from './Shape.tsx';
import { staleWords } from './stale-words.ts';
import type { WallFormat } from './wall-format.ts';

const MARKS = {
  live: { mark: 'disc', tone: 'free' },
  'catching up': { mark: 'half', tone: 'amber' },
  offline: { mark: 'triangle', tone: 'on-air' },
} as const;

/** The studio, the day, how far the picture can be trusted, and the time by the server's clock. */
export function BoardHead(props: {
  studio: string;
  standing: Standing;
  staleSince: Date | null;
  format: WallFormat;
  tight: boolean;
  children?: JSX.Element;
}) {
  const words = (): string =>
    props.standing === 'live' || !props.staleSince
      ? 'Live'
      : props.standing === 'catching up'
        ? 'Catching up'
        : `Not live, ${staleWords(props.staleSince, now(), props.format)}`;
  return (
    <div class={styles.head}>
      <h1 title={props.studio}>{props.studio}</h1>
      <Show when={props.standing !== 'offline'}>
        <span class={styles.date}>{props.tight ? props.format.dayShort(minute()) : props.format.day(minute())}</span>
      </Show>
      <span class={styles.live} data-tone={MARKS[props.standing].tone} data-standing={props.standing}>
        <Shape mark={MARKS[props.standing].mark} />
        {words()}
      </span>
      {props.children}
      <time datetime={minute().toISOString()}>{props.format.time(minute())}</time>
    </div>
  );
}
