import { createAction } from '../graphql/action.ts';
import { RevokeDialog } from '../studio/RevokeDialog.tsx';
import { RemoveWebhookDocument, type Webhook } from './webhook-documents.ts';

/** Asks before nobody is told there any more. */
export function RemoveWebhook(props: { webhook: Webhook | null; onClose: () => void; onRemoved: () => void }) {
  const remove = createAction(RemoveWebhookDocument, (data) => data.removeWebhookEndpoint);
  return (
    <RevokeDialog
      name={props.webhook?.name ?? null}
      act="Remove"
      label="Remove the webhook"
      action={remove}
      variables={() => ({ input: { endpointId: props.webhook!.id } })}
      done={(name) => `${name} is removed.`}
      onClose={props.onClose}
      onRevoked={props.onRemoved}
    >
      <p>Nothing is sent there any more, and what waits is given up. This cannot be taken back.</p>
    </RevokeDialog>
  );
}
