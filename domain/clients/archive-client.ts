import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { clientRef } from './client-inputs.ts';
import { changeClient, lockClient } from './client-record.ts';
import { clientsPolicy } from './clients-policy.ts';

// Both throw NotAllowed · NotFound · StaleEdit. A repeat changes nothing.

/** Takes a client out of lists and choices; its sessions and projects stay as they are. */
export const archiveClient = command('clients.archive', z.object(clientRef), async (tx, { clientId, expectedVersion }) => {
  clientsPolicy.require(tx.actor, 'keep_clients');
  const before = await lockClient(tx, clientId);
  return changeClient(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/** Brings an archived client back. */
export const restoreClient = command('clients.restore', z.object(clientRef), async (tx, { clientId, expectedVersion }) => {
  clientsPolicy.require(tx.actor, 'keep_clients');
  const before = await lockClient(tx, clientId);
  return changeClient(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
