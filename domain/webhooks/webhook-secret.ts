import { createHmac } from 'node:crypto';

/** Makes the signing secret of an endpoint; the same endpoint and generation give the same. */
export type WebhookSecretOf = (endpointId: string, generation: number) => string;

/** By which the libraries of Standard Webhooks know a symmetric secret. */
const MARK = 'whsec_';

/**
 * An endpoint's secret follows from the installation's own, so that a database that is lost signs nothing, and a call that is repeated
 * shows the same. Another CALLBOARD_SECRET makes other secrets: then each endpoint is given its new one by rotating.
 */
export const webhookSecrets =
  (installationSecret: string): WebhookSecretOf =>
  (endpointId, generation) =>
    MARK + createHmac('sha256', installationSecret).update('callboard webhook').update(`${endpointId} ${generation}`).digest('base64');
