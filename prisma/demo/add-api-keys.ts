import { apiKeyChange } from '../../domain/studio/api-key-record.ts';
import { keptOf } from '../../domain/studio/api-key-secret.ts';
import type { ApiKey } from '../generated/client/client.ts';
import type { Demo } from './demo.ts';

const DAY = 86_400_000;

/** Keys of three programs: one at work, one that lapsed, and one that was ended. Nobody has their secrets. */
export function addApiKeys(demo: Demo): void {
  const owner = demo.rows.members.find(({ role }) => role === 'owner')!;
  const by = { key: `member:${owner.id}`, name: demo.rows.users.find(({ id }) => id === owner.userId)!.name };
  const ago = (days: number): Date => new Date(+demo.now - days * DAY);
  const add = (daysAgo: number, fields: Pick<ApiKey, 'name' | 'role' | 'scopes'> & Partial<ApiKey>): ApiKey => {
    const createdAt = ago(daysAgo);
    const key: ApiKey = {
      id: demo.id(createdAt),
      studioId: demo.studioId,
      generation: 1,
      ...keptOf(`cb_${Buffer.from(demo.random.bytes(32)).toString('base64url')}`),
      previousHash: null,
      previousValidUntil: null,
      expiresAt: null,
      lastUsedAt: null,
      createdAt,
      createdByName: by.name,
      rotatedAt: null,
      revokedAt: null,
      version: 1,
      ...fields,
    };
    demo.rows.apiKeys.push(key);
    demo.record(createdAt, by, apiKeyChange('created', null, { ...key, revokedAt: null }));
    return key;
  };
  add(40, {
    name: 'Booking form of the website',
    role: 'coordinator',
    scopes: ['scheduling_write', 'clients_write'],
    lastUsedAt: new Date(+demo.now - 7 * 60_000),
  });
  add(120, {
    name: 'Accounts export',
    role: 'finance',
    scopes: ['finance_read', 'insights_read'],
    expiresAt: ago(30),
    lastUsedAt: ago(31),
  });
  const revokedAt = ago(12);
  const ended = add(75, { name: 'Old door sign', role: 'crew', scopes: ['scheduling_read', 'board_read'], lastUsedAt: ago(13), revokedAt });
  demo.record(revokedAt, by, apiKeyChange('revoked', { ...ended, revokedAt: null }, ended));
}
