import { A } from '@solidjs/router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';

export default function NotFound() {
  return (
    <Page title="No such page">
      <EmptyState
        title="There is no page at this address"
        text="It may have been moved or mistyped. Choose a place at the side, or go to the start."
        action={<A href="/">To the start</A>}
      />
    </Page>
  );
}
