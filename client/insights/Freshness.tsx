import { createEffect, onCleanup } from 'solid-js';
import styles from './Headline.module.css';

const FIRST_AGAIN = 400;
const LONGEST = 10_000;

/** Says whether the workers have caught up, and asks again until they have. */
export function Freshness(props: { changesBehind: number | null; refetch: () => Promise<void> }) {
  let wait = FIRST_AGAIN;
  createEffect(() => {
    if (props.changesBehind === 0) {
      wait = FIRST_AGAIN;
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    const again = (): void => {
      timer = setTimeout(() => void props.refetch().finally(again), wait);
      wait = Math.min(wait * 1.5, LONGEST);
    };
    again();
    onCleanup(() => clearTimeout(timer));
  });
  const text = (): string => {
    if (props.changesBehind === null) return 'Being computed for the first time';
    if (props.changesBehind === 0) return 'Up to date';
    return props.changesBehind === 1 ? '1 change behind' : `${props.changesBehind} changes behind`;
  };
  return (
    <span class={styles.freshness} role="status" data-behind={props.changesBehind === 0 ? undefined : ''}>
      {text()}
    </span>
  );
}
