import type { ApiKey } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotAllowed, NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { studioPolicy } from './studio-policy.ts';

/** A key that could make keys would have every scope. @throws NotAllowed */
export function requireKeyKeeper(tx: Tx): void {
  studioPolicy.require(tx.actor, 'keep_api_keys');
  if (tx.actor.kind === 'key')
    throw new NotAllowed('Making, changing and revoking API keys', 'a person', 'Sign in and do it under Settings, API keys.');
}

/** Who may not make an owner’s key gets none by another one’s, either. @throws NotAllowed */
export function requireOwnersKeeper(tx: Tx, { role }: Pick<ApiKey, 'role'>): void {
  if (role === 'owner') studioPolicy.require(tx.actor, 'keep_owners');
}

/** Locks a key that is not revoked. @throws NotFound */
export async function lockApiKey(tx: Tx, id: string): Promise<ApiKey> {
  await tx.db.$queryRaw`SELECT id FROM api_key WHERE studio_id = ${tx.studioId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const key = await tx.db.apiKey.findUnique({ where: { studioId_id: { studioId: tx.studioId, id } } });
  if (!key || key.revokedAt) throw new NotFound('API key', id);
  return key;
}

/** What the log tells: never a hash. */
export const apiKeyFields = (key: ApiKey) => ({
  name: key.name,
  role: key.role,
  scopes: key.scopes,
  prefix: key.prefix,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  previousValidUntil: key.previousValidUntil?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  version: key.version,
});

export const apiKeyChange = (kind: string, before: ApiKey | null, after: ApiKey): ChangeEntry => ({
  area: 'studio',
  entity: 'api_key',
  entityId: after.id,
  kind,
  before: before && apiKeyFields(before),
  after: apiKeyFields(after),
});
