import type { Logger } from 'pino';
import type { Services } from '../../domain/kernel/caller.ts';
import { noteDeliveries } from '../../domain/webhooks/note-deliveries.ts';
import { webhookSecrets } from '../../domain/webhooks/webhook-secret.ts';
import { forgetOldDeliveries, studiosToNote } from '../../domain/webhooks/webhook-work.ts';
import type { Config } from '../../server/config.ts';
import type { FollowJob } from '../follow-job.ts';
import type { TimedJob } from '../timed-jobs.ts';
import { webhookLanes } from './lanes.ts';
import { webhookPost } from './post-webhook.ts';

export type WebhooksConfig = Pick<Config, 'secret' | 'webhooksAllowPrivate'>;

/** Notes what the endpoints of a studio are to be told of, and sends what is due. */
export function webhooksWork(services: Services, config: WebhooksConfig, log: Logger): { follow: FollowJob; timed: TimedJob[] } {
  const sending = {
    secretOf: webhookSecrets(config.secret),
    post: webhookPost({ privateHosts: config.webhooksAllowPrivate }),
    random: Math.random,
  };
  const lanes = webhookLanes(services, sending, log);
  return {
    follow: {
      consumer: 'webhooks',
      async run(_db, studioId, stop) {
        await noteDeliveries(services, studioId, stop);
        await lanes.open();
      },
      waiting: studiosToNote,
      keepsOwnPlaces: true,
      close: () => lanes.close(),
    },
    timed: [
      // What is to be tried again has its own times.
      { name: 'webhooks-due', everyMs: 5_000, run: () => lanes.open() },
      { name: 'webhooks-old', everyMs: 3_600_000, run: async ({ db, clock }) => void (await forgetOldDeliveries(db, clock.now())) },
    ],
  };
}
