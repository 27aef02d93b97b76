import { createHash } from 'node:crypto';

/** Makes the secret of a key; the same key and generation give the same, so that a repeated call is answered alike. */
export type SecretOf = (keyId: string, generation: number) => string;

/** By which programs and people tell a secret of ours from any other text. */
export const API_KEY_MARK = 'cb_';
const PREFIX_LENGTH = 11;

/** It holds 256 bits that nobody can guess, so a quick hash is enough to keep it by. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const keptOf = (secret: string): { hash: string; prefix: string } => ({
  hash: hashOfSecret(secret),
  prefix: secret.slice(0, PREFIX_LENGTH),
});
