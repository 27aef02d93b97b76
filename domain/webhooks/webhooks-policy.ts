import { policy, STUDIO_HEADS } from '../kernel/policy.ts';

export const webhooksPolicy = policy<'keep_webhooks'>({ keep_webhooks: STUDIO_HEADS }, { keep_webhooks: 'Keeping webhooks' });
