import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import type { Services } from '../../kernel/caller.ts';
import { command } from '../../kernel/command.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { endOffer } from './answer-waitlist-offer.ts';
import { WAITLIST } from './offer-next.ts';
import { lockOpenOffer } from './offer-record.ts';
import { lockEntry } from './waitlist-record.ts';

/** Ends an offer that nobody answered, or the waiting of somebody whose days are over, if that still holds. A repeat changes nothing. */
export const expireWaitlistEntry = command(
  'scheduling.expireWaitlistEntry',
  z.object({ entryId: field.id('waitlist entry') }),
  async (tx, { entryId }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const before = await lockEntry(tx, entryId);
    const unchanged = { id: before.id, version: before.version };
    if (before.state === 'waiting' ? before.latestAt > tx.at : before.state !== 'offered') return unchanged;
    if (before.state === 'offered') {
      const offer = await lockOpenOffer(tx, before.id);
      if (offer && offer.endsAt > tx.at) return unchanged;
    }
    return endOffer(tx, { before, state: 'expired', kind: 'waitlist_expired', outcome: 'expired', due: false });
  },
);

/** At once; the next round takes what is left. */
const MOST = 200;

/** Ends everything whose time is up, in all studios. Any worker may do so, also two at once and again after one was killed. */
export async function expireDueWaitlist(services: Services, stop?: AbortSignal): Promise<void> {
  const at = services.clock.now();
  const due = await services.db.$queryRaw<{ id: string; studioId: string }[]>`
    (SELECT entry_id AS id, studio_id AS "studioId" FROM waitlist_offer WHERE outcome = 'open' AND ends_at <= ${at}::timestamptz ORDER BY ends_at LIMIT ${MOST})
    UNION ALL
    (SELECT id, studio_id FROM waitlist_entry WHERE state = 'waiting' AND latest_at <= ${at}::timestamptz ORDER BY latest_at LIMIT ${MOST})`;
  const failures: unknown[] = [];
  for (const { id, studioId } of due) {
    if (stop?.aborted) return;
    // One that fails keeps none of the others from ending.
    await expireWaitlistEntry({ ...services, actor: systemActor(studioId, WAITLIST) }, { entryId: id }).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
}
