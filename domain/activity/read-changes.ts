import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import type { Db } from '../kernel/caller.ts';
import { words } from '../kernel/errors.ts';

export interface Stretch {
  /** Exclusive. */
  after: bigint;
  /** Inclusive; to the end of the log when not given. */
  upTo?: bigint;
  limit: number;
}

/** The studio's changes of a stretch of its log, in order. Revisions have no gaps, so neither has the answer. */
export const readChanges = (db: Db | Prisma.TransactionClient, studioId: string, { after, upTo, limit }: Stretch): Promise<Change[]> =>
  db.change.findMany({
    where: { studioId, revision: { gt: after, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { revision: 'asc' },
    take: limit,
  });

export async function readRevision(db: Db | Prisma.TransactionClient, studioId: string): Promise<bigint> {
  return (await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } })).revision;
}

interface Told {
  actorName: string;
  kind: string;
  entity: string;
  before: unknown;
  after: unknown;
}

/** A change as a sentence for people: "Ana booked Harbour Nights, ep. 41", "Ana edited the room Studio A". */
export function summaryOf({ actorName, kind, entity, before, after }: Told): string {
  const label = labelOf(after) ?? labelOf(before);
  const thing = words(entity);
  if (OF_ONESELF[kind]) return `${actorName} ${OF_ONESELF[kind]}`;
  if (!label) return `${actorName} ${words(kind)} a ${thing}`;
  return PLAIN.has(kind) ? `${actorName} ${words(kind)} the ${thing} ${label}` : `${actorName} ${words(kind)} ${label}`;
}

/** What people do with nobody but themselves. */
const OF_ONESELF: Record<string, string> = { signed_in: 'signed in for the first time' };

/** Verbs that do not tell what kind of record it was. */
const PLAIN = new Set(['created', 'edited', 'changed', 'archived', 'restored', 'removed', 'revoked', 'invited', 'added']);

function labelOf(record: unknown): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const { title, name } = record as { title?: unknown; name?: unknown };
  return [title, name].find((text): text is string => typeof text === 'string' && text !== '') ?? null;
}
