import { createAction } from '../graphql/action.ts';
import { OVERLAP_MINUTES } from '../../domain/studio/api-key-rules.ts';
import { RotateApiKeyDocument, type ApiKey, type ShownSecret } from './api-keys.ts';
import { RotateDialog } from './RotateDialog.tsx';

/** A new secret for a key, with time to change it everywhere. */
export function RotateApiKey(props: { apiKey: ApiKey | null; onClose: () => void; onRotated: (secret: ShownSecret) => void }) {
  const rotate = createAction(RotateApiKeyDocument, (data) => data.rotateApiKey);
  return (
    <RotateDialog
      name={props.apiKey?.name ?? null}
      label="Rotate the API key"
      overlap="The old secret opens for"
      usual={OVERLAP_MINUTES}
      action={rotate}
      variables={(overlapMinutes) => ({ input: { apiKeyId: props.apiKey!.id, overlapMinutes } })}
      secret={(done) => done.secret}
      onClose={props.onClose}
      onRotated={props.onRotated}
    />
  );
}
