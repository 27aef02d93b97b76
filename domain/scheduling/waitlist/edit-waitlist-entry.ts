import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { StepNotPossible } from '../../kernel/errors.ts';
import { given } from '../../kernel/given.ts';
import { requireLinks } from '../links.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { requireSomebody } from './add-to-waitlist.ts';
import { waitlistFields, waitlistRef } from './waitlist-inputs.ts';
import { applyToEntry, lockEntry, requireWaitable, type WaitlistRecord } from './waitlist-record.ts';
import { NEXT_WAITLIST_STATES } from './waitlist-states.ts';

/**
 * Changes who waits and for what, at the same place in line; what is left out stays.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible while a slot is offered, or when it is over · StaleEdit
 */
export const editWaitlistEntry = command(
  'scheduling.editWaitlistEntry',
  z.object({ ...waitlistRef, ...z.object(waitlistFields).partial().shape }),
  async (tx, { entryId, expectedVersion, request: asked, clientId, projectId, ...plain }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const before = await lockEntry(tx, entryId);
    if (before.state !== 'waiting')
      throw new StepNotPossible('The waitlist entry', before.state, 'changed', NEXT_WAITLIST_STATES[before.state]);
    const links = await requireLinks(tx, {
      // A newly chosen project brings its own client along unless one is chosen with it.
      clientId: clientId !== undefined ? clientId : projectId ? null : before.clientId,
      projectId: projectId !== undefined ? projectId : before.projectId,
    });
    const after: WaitlistRecord = { ...before, ...given(plain), ...links, ...(await requireWaitable(tx, asked ?? before.request, links)) };
    requireSomebody(after);
    const entry = await applyToEntry(tx, { kind: 'waitlist_edited', before, after, expectedVersion, due: true });
    if (entry) await record(tx, entry);
    return { id: before.id, version: entry ? before.version + 1 : before.version };
  },
);
