import type { Logger } from 'pino';
import type { Services } from '../../domain/kernel/caller.ts';
import { invitationMail } from '../../domain/studio/invitation-mail.ts';
import { sendDueMail, studiosWithMail } from '../../domain/studio/mail.ts';
import { postman, type PostConfig } from '../../server/auth/postman.ts';
import { followJob, type FollowJob } from '../follow-job.ts';

/** Writes a mail for each invitation in the log, and sends whatever mail is due. */
export function mailJob(services: Services, config: PostConfig, log: Logger): FollowJob {
  const follow = followJob(invitationMail);
  const deliver = postman(services, config, log);
  return {
    consumer: follow.consumer,
    async run(db, studioId, stop, why) {
      await follow.run(db, studioId, stop, why);
      await sendDueMail(services, studioId, deliver, stop);
    },
    waiting: (db) => studiosWithMail(db, services.clock.now()),
    close: () => deliver.close(),
  };
}
