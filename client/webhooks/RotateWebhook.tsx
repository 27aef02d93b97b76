import type { ShownSecret } from '../studio/api-keys.ts';
import { RotateDialog } from '../studio/RotateDialog.tsx';
import { createAction } from '../graphql/action.ts';
import { OVERLAP_MINUTES } from '../../domain/webhooks/delivery-rules.ts';
import { RotateWebhookDocument, type Webhook } from './webhook-documents.ts';

/** A new signing secret for a webhook, with time to bring it where it is needed. */
export function RotateWebhook(props: { webhook: Webhook | null; onClose: () => void; onRotated: (secret: ShownSecret) => void }) {
  const rotate = createAction(RotateWebhookDocument, (data) => data.rotateWebhookSecret);
  return (
    <RotateDialog
      name={props.webhook?.name ?? null}
      label="Rotate the secret of the webhook"
      overlap="The old secret signs beside it for"
      usual={OVERLAP_MINUTES}
      action={rotate}
      variables={(overlapMinutes) => ({ input: { endpointId: props.webhook!.id, overlapMinutes } })}
      secret={(done) => done.secret}
      onClose={props.onClose}
      onRotated={props.onRotated}
    />
  );
}
