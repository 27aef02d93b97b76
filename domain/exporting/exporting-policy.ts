import type { Prisma } from '../../prisma/generated/client/client.ts';
import { SEE_EXPENSES } from '../finance/finance-policy.ts';
import { actorKey, type Actor, type Role } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_HEADS, STUDIO_RUNNERS } from '../kernel/policy.ts';
import { inScope, type Scope } from '../kernel/scopes.ts';
import { areaOf, EXPORT_RECORD_NAMES, type ExportRecord } from './export-rules.ts';

type ExportingAct = 'export';

/** An export holds what its asker may read anyhow. */
export const exportingPolicy = policy<ExportingAct>({ export: EVERY_MEMBER }, { export: 'Exporting records' });

const NARROWER: Partial<Record<ExportRecord, readonly Role[]>> = {
  expenses: SEE_EXPENSES,
  board_links: STUDIO_RUNNERS,
  api_keys: STUDIO_HEADS,
};

/** Which roles may read records of a kind at all: those whom the API's list of them lets in. */
export const rolesFor = (record: ExportRecord): readonly Role[] => NARROWER[record] ?? EVERY_MEMBER;

/** The kinds of records that an actor may read, by role and scopes. */
export const recordsFor = (actor: Actor): ExportRecord[] =>
  EXPORT_RECORD_NAMES.filter(
    (record) => (actor.kind === 'system' || rolesFor(record).includes(actor.role)) && inScope(actor, areaOf(record), 'read'),
  );

/** Owners see all that goes out of their house, anybody else what they asked for themselves. */
export const visibleExports = (actor: Actor): Prisma.ExportWhereInput =>
  seesAll(actor) ? { studioId: actor.studioId } : { studioId: actor.studioId, requestedBy: actorKey(actor) };

const seesAll = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'member' && actor.role === 'owner');

export interface Asked {
  requestedBy: string;
  role: Role;
  scopes: readonly string[];
}

/** Whether the file holds nothing that this actor may not read now: rights may have become fewer since it was asked for. */
export function mayOpen(actor: Actor, { requestedBy, role, scopes }: Asked): boolean {
  if (seesAll(actor)) return true;
  if (requestedBy !== actorKey(actor) || role !== actor.role) return false;
  return actor.kind !== 'key' || scopes.every((scope) => actor.scopes.includes(scope as Scope));
}
