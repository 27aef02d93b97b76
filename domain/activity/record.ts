import { Prisma } from '../../prisma/generated/client/client.ts';
import { actorKey } from '../kernel/actor.ts';
import type { Tx } from '../kernel/transact.ts';

/** The studio's functions, and those that stand beside them; each change belongs to one. */
export const AREAS = ['scheduling', 'equipment', 'finance', 'production', 'crew', 'clients', 'media', 'studio'] as const;
export type Area = (typeof AREAS)[number];

/** One thing that happened to one record. `before` and `after` are the record's fields as JSON; null when it did not exist. */
export interface ChangeEntry {
  area: Area;
  /** The kind of record, as in the schema: `booking`, `unit`, `project` … */
  entity: string;
  entityId: string;
  /** Past tense: `booked`, `moved`, `checked_out` … */
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The revision that this change takes back. */
  undoes?: bigint;
}

/**
 * Writes changes to the log under the studio's next revisions and returns the last of them.
 * Call it last in a command: it locks the studio's row until commit, and every write of the studio waits on that lock.
 * That makes revision order equal commit order, without gaps.
 */
export async function record(tx: Tx, ...entries: ChangeEntry[]): Promise<bigint> {
  if (entries.length === 0) throw new Error('Nothing to record: a command that changes nothing must not call record.');
  const count = BigInt(entries.length);
  const rows = entries.map(
    (entry, index) => Prisma.sql`(${BigInt(index + 1)}::bigint, ${entry.area}, ${entry.entity}, ${entry.entityId}::uuid, ${entry.kind},
      ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.undoes ?? null}::bigint)`,
  );
  const [last] = await tx.db.$queryRaw<{ revision: bigint }[]>`
    WITH counter AS (
      UPDATE studio SET revision = revision + ${count}::bigint WHERE id = ${tx.studioId}::uuid RETURNING revision
    ), written AS (
      INSERT INTO change (studio_id, revision, at, actor, actor_name, area, entity, entity_id, kind, before, after, act_id, undoes)
      SELECT ${tx.studioId}::uuid, counter.revision - ${count}::bigint + entry.place, ${tx.at}::timestamptz, ${actorKey(tx.actor)}, ${tx.actor.name},
        entry.area, entry.entity, entry.entity_id, entry.kind, entry.before, entry.after,
        ${tx.actId}::uuid, entry.undoes
      FROM counter, (VALUES ${Prisma.join(rows)}) AS entry (place, area, entity, entity_id, kind, before, after, undoes)
      ORDER BY entry.place -- each row's hash follows from the one before it
    )
    SELECT revision FROM counter`;
  if (!last) throw new Error(`Studio ${tx.studioId} does not exist.`);
  return last.revision;
}

const json = (value: Record<string, unknown> | null): string | null =>
  value === null ? null : JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
