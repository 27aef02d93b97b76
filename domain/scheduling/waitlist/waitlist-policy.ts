import { EVERY_MEMBER, policy } from '../../kernel/policy.ts';

/** Who waits for what is the studio's own knowledge. Who may change the schedule may change the list too: see schedulingPolicy. */
export const waitlistPolicy = policy<'see_waitlist'>({ see_waitlist: EVERY_MEMBER }, { see_waitlist: 'Seeing the waitlist' });
