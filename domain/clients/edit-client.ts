import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { clientFields, clientRef } from './client-inputs.ts';
import { changeClient, lockClient } from './client-record.ts';
import { clientsPolicy } from './clients-policy.ts';

/**
 * Changes what is known of a client; what is left out stays.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editClient = command(
  'clients.edit',
  z.object({ ...clientRef, ...z.object(clientFields).partial().shape }),
  async (tx, { clientId, expectedVersion, ...fields }) => {
    clientsPolicy.require(tx.actor, 'keep_clients');
    const before = await lockClient(tx, clientId);
    return changeClient(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
