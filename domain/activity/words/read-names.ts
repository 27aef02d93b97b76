import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Db } from '../../kernel/caller.ts';
import { isId } from '../../kernel/ids.ts';
import type { Named, Names } from './told.ts';

/** More than any page of changes refers to; what lies beyond stays unnamed. */
const MOST = 5_000;

/** The names of everything that these records refer to, and the studio's zone, in one statement. */
export async function readNames(db: Db | Prisma.TransactionClient, studioId: string, records: readonly unknown[]): Promise<Names> {
  const ids = new Set<string>();
  for (const record of records) collect(record, ids);
  const rows = await db.$queryRaw<(Named & { id: string })[]>`
    WITH wanted AS (SELECT unnest(${[...ids].slice(0, MOST)}::uuid[]) AS id)
    SELECT id, name, kind::text AS kind FROM resource WHERE studio_id = ${studioId}::uuid AND id IN (SELECT id FROM wanted)
    UNION ALL SELECT id, name, 'model' FROM gear_model WHERE studio_id = ${studioId}::uuid AND id IN (SELECT id FROM wanted)
    UNION ALL SELECT id, name, 'kit' FROM gear_kit WHERE studio_id = ${studioId}::uuid AND id IN (SELECT id FROM wanted)
    UNION ALL SELECT id, name, 'client' FROM client WHERE studio_id = ${studioId}::uuid AND id IN (SELECT id FROM wanted)
    UNION ALL SELECT id, name, 'project' FROM project WHERE studio_id = ${studioId}::uuid AND id IN (SELECT id FROM wanted)`;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { zone: true } });
  const byId = new Map(rows.map(({ id, ...named }) => [id, named]));
  return { zone, of: (id) => (typeof id === 'string' ? byId.get(id) : undefined) };
}

function collect(value: unknown, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length === 36 && isId(value)) ids.add(value);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    for (const part of Object.values(value)) collect(part, ids);
}
