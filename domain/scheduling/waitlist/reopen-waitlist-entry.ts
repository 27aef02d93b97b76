import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { waitlistRef } from './waitlist-inputs.ts';
import { applyToEntry, lockEntry, requireNextWaitlistState, requireWaitable, type WaitlistRecord } from './waitlist-record.ts';

/**
 * Lets somebody who was out wait again, at the place that they had. A repeat changes nothing.
 * @throws InvalidInput when their days are over · NotAllowed · NotFound · StepNotPossible when they were given a slot
 */
export const reopenWaitlistEntry = command(
  'scheduling.reopenWaitlistEntry',
  z.object(waitlistRef),
  async (tx, { entryId, expectedVersion }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const before = await lockEntry(tx, entryId);
    if (before.state === 'waiting' || before.state === 'offered') return { id: before.id, version: before.version };
    requireNextWaitlistState(before.state, 'waiting');
    const { clientId, projectId } = before;
    const after: WaitlistRecord = { ...before, state: 'waiting', ...(await requireWaitable(tx, before.request, { clientId, projectId })) };
    const entry = await applyToEntry(tx, { kind: 'waitlist_reopened', before, after, expectedVersion, due: true });
    await record(tx, entry!);
    return { id: before.id, version: before.version + 1 };
  },
);
