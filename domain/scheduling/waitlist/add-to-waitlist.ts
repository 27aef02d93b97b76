import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { actorKey } from '../../kernel/actor.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { requireLinks } from '../links.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { waitlistFields } from './waitlist-inputs.ts';
import { requestColumn, requireWaitable, type WaitlistRecord } from './waitlist-record.ts';

const addToWaitlistInput = z.object({
  title: waitlistFields.title,
  clientId: waitlistFields.clientId.default(null),
  projectId: waitlistFields.projectId.default(null),
  contactName: waitlistFields.contactName.default(''),
  contact: waitlistFields.contact.default(''),
  note: waitlistFields.note.default(''),
  request: waitlistFields.request,
});

/**
 * Lets somebody wait for a slot, behind all who came before. What fits already is offered at once.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const addToWaitlist = command('scheduling.addToWaitlist', addToWaitlistInput, async (tx, { request: asked, ...input }) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const links = await requireLinks(tx, input);
  requireSomebody({ ...input, ...links });
  const entry: WaitlistRecord = {
    id: newId(),
    state: 'waiting',
    ...input,
    ...links,
    ...(await requireWaitable(tx, asked, links)),
    createdBy: actorKey(tx.actor),
    createdByName: tx.actor.name,
    createdAt: tx.at,
    version: 1,
  };
  await tx.db.waitlistEntry.create({ data: { ...entry, studioId: tx.studioId, request: requestColumn(entry.request), due: true } });
  await record(tx, {
    area: 'scheduling',
    entity: 'waitlist_entry',
    entityId: entry.id,
    kind: 'waitlist_added',
    before: null,
    after: entry,
  });
  return { id: entry.id, version: 1 };
});

/** @throws InvalidInput */
export function requireSomebody({ clientId, contactName }: { clientId: string | null; contactName: string }): void {
  if (clientId === null && contactName === '') throw invalid('clientId', 'Say who waits: choose a client, or write a name.');
}
