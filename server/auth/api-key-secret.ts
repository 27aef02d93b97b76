import { createHmac } from 'node:crypto';
import { API_KEY_MARK, type SecretOf } from '../../domain/studio/api-key-secret.ts';

/*
A key's secret follows from this installation's own, so that a call that is repeated shows the same. Whether it opens is decided by the
hash that the database keeps: another CALLBOARD_SECRET makes other secrets and leaves those in use as they are.
*/
export const apiKeySecret =
  (secret: string): SecretOf =>
  (keyId, generation) =>
    API_KEY_MARK + createHmac('sha256', secret).update('callboard api key').update(`${keyId} ${generation}`).digest('base64url');
