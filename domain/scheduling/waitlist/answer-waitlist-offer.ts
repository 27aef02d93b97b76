import { z } from 'zod';
import type { WaitlistOutcome } from '../../../prisma/generated/client/client.ts';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import type { Tx } from '../../kernel/transact.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { closeOffer, confirmKept, lockOpenOffer, releaseKept } from './offer-record.ts';
import { waitlistRef } from './waitlist-inputs.ts';
import { applyToEntry, lockEntry, requireNextWaitlistState, type WaitlistRecord } from './waitlist-record.ts';
import type { WaitlistState } from './waitlist-states.ts';

/**
 * Takes the offered slot: the sessions that kept it are confirmed, all or none. A repeat changes nothing.
 * @throws NotAllowed · NotFound · StepNotPossible when nothing is offered (any more) · ResourceTaken when somebody was booked over it
 */
export const acceptWaitlistOffer = command('scheduling.acceptWaitlistOffer', z.object(waitlistRef), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const before = await lockEntry(tx, input.entryId);
  if (before.state === 'accepted') return { id: before.id, version: before.version };
  requireNextWaitlistState(before.state, 'accepted');
  const offer = (await lockOpenOffer(tx, before.id))!;
  const entries = await confirmKept(tx, offer);
  await closeOffer(tx, offer, 'accepted');
  return finish(tx, { before, state: 'accepted', kind: 'waitlist_accepted', due: false, entries, ...input });
});

/**
 * Passes on the offered slot, which is offered to the next. Whoever keeps waiting stays at their place, and is not offered it again.
 * @throws NotAllowed · NotFound · StepNotPossible when nothing is offered (any more)
 */
export const declineWaitlistOffer = command(
  'scheduling.declineWaitlistOffer',
  z.object({ ...waitlistRef, keepsWaiting: z.boolean().default(false) }),
  async (tx, { keepsWaiting, ...input }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const before = await lockEntry(tx, input.entryId);
    if (before.state === 'declined') return { id: before.id, version: before.version };
    requireNextWaitlistState(before.state, 'declined');
    const state = keepsWaiting ? 'waiting' : 'declined';
    return endOffer(tx, { before, state, kind: 'waitlist_declined', outcome: 'declined', due: keepsWaiting, ...input });
  },
);

/**
 * Takes somebody off the list. A slot that is offered to them goes to the next. A repeat changes nothing.
 * @throws NotAllowed · NotFound · StepNotPossible when it is over already
 */
export const withdrawFromWaitlist = command('scheduling.withdrawFromWaitlist', z.object(waitlistRef), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const before = await lockEntry(tx, input.entryId);
  if (before.state === 'withdrawn') return { id: before.id, version: before.version };
  requireNextWaitlistState(before.state, 'withdrawn');
  return endOffer(tx, { before, state: 'withdrawn', kind: 'waitlist_withdrawn', outcome: 'withdrawn', due: false, ...input });
});

interface Ending {
  before: WaitlistRecord;
  state: WaitlistState;
  /** What happened, past tense, for the log. */
  kind: string;
  due: boolean;
  expectedVersion?: number | undefined;
}

/** Lets go of what is kept, if anything is, and moves the entry on. */
export async function endOffer(
  tx: Tx,
  ending: Ending & { outcome: Exclude<WaitlistOutcome, 'open' | 'accepted'> },
): Promise<{ id: string; version: number }> {
  const offer = await lockOpenOffer(tx, ending.before.id);
  const entries = offer ? await releaseKept(tx, offer) : [];
  if (offer) await closeOffer(tx, offer, ending.outcome);
  return finish(tx, { ...ending, entries });
}

export async function finish(
  tx: Tx,
  { before, state, kind, due, expectedVersion, entries }: Ending & { entries: Parameters<typeof record>[1][] },
): Promise<{ id: string; version: number }> {
  const entry = await applyToEntry(tx, { kind, before, after: { ...before, state }, expectedVersion, due });
  await record(tx, ...entries, ...(entry ? [entry] : []));
  return { id: before.id, version: before.version + 1 };
}
