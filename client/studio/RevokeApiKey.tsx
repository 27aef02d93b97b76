import { createAction } from '../graphql/action.ts';
import { RevokeApiKeyDocument, type ApiKey } from './api-keys.ts';
import { RevokeDialog } from './RevokeDialog.tsx';

/** Asks before a program is shut out for good. */
export function RevokeApiKey(props: { apiKey: ApiKey | null; onClose: () => void; onRevoked: () => void }) {
  const revoke = createAction(RevokeApiKeyDocument, (data) => data.revokeApiKey);
  return (
    <RevokeDialog
      name={props.apiKey?.name ?? null}
      label="Revoke the API key"
      action={revoke}
      variables={() => ({ input: { apiKeyId: props.apiKey!.id } })}
      done={(name) => `${name} is shut out.`}
      onClose={props.onClose}
      onRevoked={props.onRevoked}
    >
      <p>Its program is refused from now on, and what it holds open is closed within seconds. This cannot be taken back.</p>
    </RevokeDialog>
  );
}
