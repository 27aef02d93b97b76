import { Prisma, type $Enums } from '../../prisma/generated/client/client.ts';
import type { BoardUnit } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

interface UnitRow {
  id: string;
  name: string;
  modelName: string;
  kitName: string | null;
  missingAt: Date | null;
  holderName: string | null;
  outAt: Date | null;
  dueAt: Date | null;
  kind: $Enums.MaintenanceKind | null;
  description: string | null;
  startsAt: Date | null;
  expectedBackAt: Date | null;
}

/** Units that are not simply in their place: handed out, in maintenance, or missing. */
export async function readUnits({ db, studioId }: BoardDb, sight: ActorSight, touched: Touched | null): Promise<BoardUnit[]> {
  if (!sight.gear || (touched && touched.resources.size + touched.models.size + touched.kits.size === 0)) return [];
  const rows = await db.$queryRaw<UnitRow[]>`
    SELECT u.id, r.name, m.name AS "modelName", k.name AS "kitName", u.missing_at AS "missingAt",
      o.holder_name AS "holderName", o.out_at AS "outAt", o.due_at AS "dueAt",
      w.kind::text AS kind, w.description, w.starts_at AS "startsAt", w.expected_back_at AS "expectedBackAt"
    FROM gear_unit u
    JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
    JOIN gear_model m ON m.id = u.model_id
    LEFT JOIN kit_unit packed ON packed.unit_id = u.id
    LEFT JOIN gear_kit k ON k.id = packed.kit_id AND k.archived_at IS NULL
    LEFT JOIN checkout o ON o.unit_id = u.id AND o.returned_at IS NULL
    LEFT JOIN maintenance w ON w.resource_id = u.id AND w.ended_at IS NULL
    WHERE u.studio_id = ${studioId}::uuid AND (u.missing_at IS NOT NULL OR o.id IS NOT NULL OR w.id IS NOT NULL)
      ${touched ? Prisma.sql`AND (${isTouched(touched)})` : Prisma.empty}
    ORDER BY r.name, u.id`;
  return rows.map(({ id, name, modelName, kitName, missingAt, holderName, outAt, dueAt, kind, description, startsAt, expectedBackAt }) => ({
    id,
    name,
    modelName,
    kitName,
    missingAt,
    checkout: outAt && dueAt && { holderName: sight.names ? holderName : null, outAt, dueAt },
    // What is wrong with it is free text, and may name who broke it.
    maintenance:
      kind && startsAt && expectedBackAt ? { kind, description: sight.names ? description : null, startsAt, expectedBackAt } : null,
  }));
}

const isTouched = ({ resources, models, kits }: Touched): Prisma.Sql =>
  Prisma.sql`u.id = ANY (${[...resources]}::uuid[]) OR u.model_id = ANY (${[...models]}::uuid[]) OR packed.kit_id = ANY (${[...kits]}::uuid[])`;
