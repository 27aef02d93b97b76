import type { Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { sqlState, UNIQUE_VIOLATION } from '../kernel/sql-state.ts';

export interface Lane {
  studioId: string;
  endpointId: string;
}

/** A delivery that this worker alone sends now. */
export interface Claimed extends Lane {
  id: string;
  body: string;
  isTest: boolean;
  tries: number;
  takenUntil: Instant;
  url: string;
  generation: number;
  previousValidUntil: Instant | null;
  /** Of a demonstration, from which nothing leaves. */
  demo: boolean;
}

/** Longer than any answer is waited for; a worker that was killed holds it up for no longer. */
const TAKEN_MS = 60_000;

/** Endpoints for which something is due, of all studios. */
export const lanesWithDue = (db: Db, at: Instant): Promise<Lane[]> => db.$queryRaw`
  SELECT DISTINCT due.studio_id AS "studioId", due.endpoint_id AS "endpointId"
  FROM webhook_delivery AS due JOIN webhook_endpoint AS owner ON owner.id = due.endpoint_id
  WHERE due.next_try_at <= ${at}::timestamptz AND (owner.state = 'on' OR (due.revision IS NULL AND owner.state <> 'removed'))`;

/**
 * Takes the next delivery that is due at an endpoint. What belongs to one record is taken in the order of the log: not before the one
 * that happened before it is delivered or given up, and never two at a time.
 */
export async function claimDelivery(db: Db, { studioId, endpointId }: Lane, at: Instant): Promise<Claimed | null> {
  const takenUntil = new Date(+at + TAKEN_MS);
  try {
    return await inStudio(db, studioId).$transaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE webhook_delivery SET taken_until = NULL WHERE endpoint_id = ${endpointId}::uuid AND taken_until <= ${at}::timestamptz`;
      const [claimed] = await tx.$queryRaw<Claimed[]>`
        UPDATE webhook_delivery AS taken SET taken_until = ${takenUntil}::timestamptz
        FROM webhook_endpoint AS endpoint, studio
        WHERE endpoint.id = taken.endpoint_id AND studio.id = taken.studio_id AND taken.id = (
          SELECT due.id FROM webhook_delivery AS due JOIN webhook_endpoint AS owner ON owner.id = due.endpoint_id
          WHERE due.studio_id = ${studioId}::uuid AND due.endpoint_id = ${endpointId}::uuid
            AND due.next_try_at <= ${at}::timestamptz AND due.taken_until IS NULL
            AND (owner.state = 'on' OR (due.revision IS NULL AND owner.state <> 'removed'))
            AND NOT EXISTS (
              SELECT FROM webhook_delivery AS other
              WHERE other.endpoint_id = due.endpoint_id AND other.entity_id = due.entity_id AND other.id <> due.id
                AND other.next_try_at IS NOT NULL AND (other.revision < due.revision OR other.taken_until IS NOT NULL))
          ORDER BY due.next_try_at, due.revision LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
        RETURNING taken.id, taken.studio_id AS "studioId", taken.endpoint_id AS "endpointId", taken.body, taken.revision IS NULL AS "isTest",
          taken.tries, taken.taken_until AS "takenUntil", endpoint.url, endpoint.generation,
          endpoint.previous_valid_until AS "previousValidUntil", studio.demo`;
      return claimed ?? null;
    });
  } catch (error) {
    // Another worker took one of the same record in this moment: it is at it, and what is left comes after.
    if (sqlState(error) === UNIQUE_VIOLATION) return null;
    throw error;
  }
}
