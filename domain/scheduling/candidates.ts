import { Prisma } from '../../prisma/generated/client/client.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Requirement } from './booking-record.ts';
import type { RoomKind } from './room-rules.ts';

/** A resource that a session may take, locked until commit. */
export interface Candidate {
  id: string;
  kind: 'room' | 'unit' | 'person';
  name: string;
  archived: boolean;
  missing: boolean;
  modelId: string | null;
  modelName: string | null;
  number: number | null;
  kitId: string | null;
  kitCategory: string | null;
  /** Of a room. */
  roomKind: RoomKind | null;
  capacity: number | null;
  hourlyRateMinor: number | null;
  setupMinutes: number | null;
  teardownMinutes: number | null;
}

type Ids = { resourceIds: string[]; modelIds: string[]; kitIds: string[] };

const some = (values: (string | null)[]): string[] => values.filter((value) => value !== null);

export const idsOf = (requirements: readonly Requirement[]): Ids => ({
  resourceIds: some(requirements.map((requirement) => requirement.resourceId)),
  modelIds: some(requirements.map((requirement) => requirement.modelId)),
  kitIds: some(requirements.map((requirement) => requirement.kitId)),
});

/**
 * Every resource that could serve the requirements, locked in id order: racing sessions wait for one another and never deadlock.
 * Units of a model are all locked, so that two sessions do not choose the same one. Whoever only looks locks nothing.
 */
export const lockCandidates = (tx: Tx, { resourceIds, modelIds, kitIds }: Ids, { look = false } = {}): Promise<Candidate[]> => tx.db
  .$queryRaw<Candidate[]>`
  SELECT r.id, r.kind::text AS kind, r.name, r.archived_at IS NOT NULL AS archived, u.missing_at IS NOT NULL AS missing,
    u.model_id AS "modelId", m.name AS "modelName", u.number, k.kit_id AS "kitId", kit.category AS "kitCategory",
    room.kind::text AS "roomKind", room.capacity, room.hourly_rate_minor AS "hourlyRateMinor",
    room.default_setup_minutes AS "setupMinutes", room.default_teardown_minutes AS "teardownMinutes"
  FROM resource r
  LEFT JOIN room ON room.id = r.id
  LEFT JOIN gear_unit u ON u.id = r.id
  LEFT JOIN gear_model m ON m.id = u.model_id
  LEFT JOIN kit_unit k ON k.unit_id = r.id
  LEFT JOIN gear_kit kit ON kit.id = k.kit_id
  WHERE r.studio_id = ${tx.studioId}::uuid AND r.id IN (
    SELECT unnest(${resourceIds}::uuid[])
    UNION SELECT id FROM gear_unit WHERE studio_id = ${tx.studioId}::uuid AND model_id = ANY (${modelIds}::uuid[])
    UNION SELECT unit_id FROM kit_unit WHERE studio_id = ${tx.studioId}::uuid AND kit_id = ANY (${kitIds}::uuid[]))
  ORDER BY r.id
  ${look ? Prisma.empty : Prisma.sql`FOR NO KEY UPDATE OF r`}`;

/**
 * What a firm session holds may have dropped out since; then it is short, which is no reason to refuse another edit of it.
 * @throws NotFound · InvalidInput when a requirement names something that cannot serve it
 */
export function requireUsable(requirements: readonly Requirement[], candidates: readonly Candidate[], held: ReadonlySet<string>): void {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  for (const { resourceId, modelId, kitId, quantity } of requirements) {
    if (resourceId) {
      const resource = byId.get(resourceId);
      if (!resource) throw new NotFound('room, person or unit', resourceId);
      if (held.has(resourceId)) continue;
      if (resource.archived) throw invalid('', `${resource.name} is archived. Restore it first or choose another.`);
      if (resource.missing) throw invalid('gear', `${resource.name} is missing. Choose another.`);
    }
    if (modelId) {
      const units = candidates.filter(
        (candidate) => candidate.modelId === modelId && ((!candidate.archived && !candidate.missing) || held.has(candidate.id)),
      );
      if (units.length < quantity)
        throw units[0]
          ? invalid('gear', `The studio has ${units.length} of ${units[0].modelName}, not ${quantity}. Ask for fewer.`)
          : new NotFound('gear model with units', modelId);
    }
    if (kitId && !candidates.some((candidate) => candidate.kitId === kitId)) throw new NotFound('kit with units', kitId);
  }
}
