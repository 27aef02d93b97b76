import { Show, type JSX } from 'solid-js';
import { explain } from '../graphql/request-failed.ts';
import { Button } from './Button.tsx';
import styles from './Notice.module.css';

/** What happened, how to go on, and the number under which the server logged it. */
export function ErrorPanel(props: { error: unknown; retry?: () => unknown; busy?: boolean; action?: JSX.Element }) {
  const said = () => explain(props.error);
  return (
    <div class={styles.notice} data-kind="error" role="alert">
      <h2>{said().title}</h2>
      <p>{said().text}</p>
      <div class={styles.actions}>
        <Show when={props.retry}>
          {(retry) => (
            <Button look="primary" busy={props.busy} onClick={() => void retry()()}>
              Try again
            </Button>
          )}
        </Show>
        {props.action}
      </div>
      <Show when={said().requestId}>{(number) => <small>Request {number()}</small>}</Show>
    </div>
  );
}
