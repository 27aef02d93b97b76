import type { Client } from '../../prisma/generated/client/client.ts';
import { saveEdit } from '../activity/save-edit.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { visibleTo } from './clients-policy.ts';

/** A client as it is changed and logged. */
export type ClientRecord = Omit<Client, 'studioId'>;

/**
 * Reads a client and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockClient(tx: Tx, clientId: string): Promise<ClientRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM client WHERE studio_id = ${tx.studioId}::uuid AND id = ${clientId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.client.findFirst({ where: { AND: [visibleTo(tx.actor), { id: clientId }] } });
  if (!found) throw new NotFound('client', clientId);
  const { studioId: _studio, ...client } = found;
  return client;
}

/** @throws StaleEdit */
export const changeClient = (
  tx: Tx,
  change: { kind: string; before: ClientRecord; after: ClientRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'clients',
    entity: 'client',
    ...change,
    save: ({ id, ...data }) => tx.db.client.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }),
  });
