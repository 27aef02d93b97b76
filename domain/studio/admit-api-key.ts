import type { Actor, KeyRole } from '../kernel/actor.ts';
import type { Services } from '../kernel/caller.ts';
import { DomainError } from '../kernel/errors.ts';
import { SCOPES, type Scope } from '../kernel/scopes.ts';
import { apiKeyState, isUseDue } from './api-key-rules.ts';
import { hashOfSecret } from './api-key-secret.ts';

const REFUSALS = {
  unknown: 'This API key is not known here. Check that it was copied whole, or make a new one under Settings, API keys.',
  replaced: 'This secret was replaced when the API key was rotated. Use the new one.',
  expired: 'This API key has expired. Make a new one under Settings, API keys.',
  revoked: 'This API key was revoked. Make a new one under Settings, API keys.',
};

/** A key that does not open, and why: whoever holds a secret of ours may know what became of it. */
export class ApiKeyRefused extends DomainError {
  readonly code: string;
  constructor(why: keyof typeof REFUSALS) {
    super(REFUSALS[why]);
    this.code = `API_KEY_${why.toUpperCase()}`;
  }
}

/** Whose secret this is. Notes the use. @throws ApiKeyRefused */
export async function admitApiKey({ db, clock }: Pick<Services, 'db' | 'clock'>, secret: string): Promise<Actor> {
  const hash = hashOfSecret(secret);
  const at = clock.now();
  const key = await db.apiKey.findFirst({ where: { OR: [{ hash }, { previousHash: hash }] } });
  if (!key) throw new ApiKeyRefused('unknown');
  const state = apiKeyState(key, at);
  if (state !== 'open') throw new ApiKeyRefused(state);
  const isCurrent = key.hash === hash;
  if (!isCurrent && key.previousValidUntil! <= at) throw new ApiKeyRefused('replaced');
  if (isUseDue(key.lastUsedAt, at))
    await db.apiKey.updateMany({ where: { id: key.id, lastUsedAt: key.lastUsedAt }, data: { lastUsedAt: at } });
  return {
    kind: 'key',
    studioId: key.studioId,
    keyId: key.id,
    name: key.name,
    role: key.role as KeyRole,
    // One that a later version took away opens nothing.
    scopes: key.scopes.filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope)),
    generation: isCurrent ? key.generation : key.generation - 1,
  };
}
