import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { clientFields } from './client-inputs.ts';
import type { ClientRecord } from './client-record.ts';
import { clientsPolicy } from './clients-policy.ts';

const createClientInput = z.object({
  name: clientFields.name,
  contactName: clientFields.contactName.default(''),
  email: clientFields.email.default(''),
  phone: clientFields.phone.default(''),
  note: clientFields.note.default(''),
});

/**
 * Enters a client. Two may share a name: there are two Smiths.
 * @throws InvalidInput · NotAllowed
 */
export const createClient = command('clients.create', createClientInput, async (tx, input) => {
  clientsPolicy.require(tx.actor, 'keep_clients');
  const client: ClientRecord = { id: newId(), ...input, createdAt: tx.at, archivedAt: null, version: 1 };
  await tx.db.client.create({ data: { ...client, studioId: tx.studioId } });
  await record(tx, { area: 'clients', entity: 'client', entityId: client.id, kind: 'created', before: null, after: client });
  return { id: client.id, version: 1 };
});
