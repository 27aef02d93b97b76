import type { Export } from '../../prisma/generated/client/client.ts';
import type { Actor, KeyRole } from '../kernel/actor.ts';
import type { Db } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { SCOPES, type Scope } from '../kernel/scopes.ts';
import { apiKeyState } from '../studio/api-key-rules.ts';

/** Who asked for an export has no longer the rights to it. */
export class AskerGone extends DomainError {
  readonly code = 'EXPORT_ASKER_GONE';
  constructor(name: string) {
    super(`${name} may no longer read what was asked for: their access has ended or changed. Ask for a new export.`);
  }
}

/** Whoever asked for it, as they are now. @throws AskerGone when they would see less, or anything else */
export async function readAsker(db: Db, row: Export, clock: Clock): Promise<Actor> {
  const [kind, id = ''] = row.requestedBy.split(':');
  const actor = kind === 'key' ? await keyActor(db, row, id, clock) : kind === 'member' ? await memberActor(db, row, id) : null;
  if (!actor || actor.role !== row.role) throw new AskerGone(row.requestedByName);
  return actor;
}

async function memberActor(db: Db, { studioId }: Export, id: string): Promise<Actor | null> {
  const member = await db.member.findFirst({ where: { studioId, id, removedAt: null }, include: { user: { select: { name: true } } } });
  if (!member || member.role === 'board') return null;
  const { role, userId, personId, clientId } = member;
  return { kind: 'member', studioId, memberId: id, userId, name: member.user.name, role, personId, clientId };
}

async function keyActor(db: Db, { studioId, scopes }: Export, id: string, clock: Clock): Promise<Actor | null> {
  const key = await db.apiKey.findFirst({ where: { studioId, id } });
  if (!key || apiKeyState(key, clock.now()) !== 'open' || !scopes.every((scope) => key.scopes.includes(scope))) return null;
  const known = scopes.filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope));
  return { kind: 'key', studioId, keyId: id, name: key.name, role: key.role as KeyRole, scopes: known, generation: key.generation };
}
