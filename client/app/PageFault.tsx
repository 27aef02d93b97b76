import { createEffect, on } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';

/** In the place of a page that broke. The rest of the app goes on; another page starts clean. */
export function PageFault(props: { error: unknown; reset: () => void; path?: string }) {
  console.error(props.error);
  createEffect(
    on(
      () => props.path,
      () => props.reset(),
      { defer: true },
    ),
  );
  return <ErrorPanel error={props.error} retry={props.reset} action={<Button onClick={() => location.reload()}>Reload the app</Button>} />;
}
