import type { Caller } from '../kernel/caller.ts';
import { areaPolicy } from './activity-policy.ts';

/** Whoever has done something that the caller may see, by name. */
export async function readActivityPeople({ db, actor }: Caller): Promise<{ key: string; name: string }[]> {
  areaPolicy.require(actor, 'scheduling');
  // From actor to actor through the index: the log is long, and those who write it are few.
  return db.$queryRaw<{ key: string; name: string }[]>`
    WITH RECURSIVE person AS (
      (SELECT actor FROM change WHERE studio_id = ${actor.studioId}::uuid ORDER BY actor LIMIT 1)
      UNION ALL
      SELECT (SELECT actor FROM change WHERE studio_id = ${actor.studioId}::uuid AND actor > person.actor ORDER BY actor LIMIT 1)
      FROM person WHERE person.actor IS NOT NULL
    )
    SELECT person.actor AS key, latest.actor_name AS name
    FROM person CROSS JOIN LATERAL (
      SELECT actor_name FROM change WHERE studio_id = ${actor.studioId}::uuid AND actor = person.actor ORDER BY revision DESC LIMIT 1
    ) AS latest
    WHERE person.actor IS NOT NULL ORDER BY latest.actor_name, person.actor`;
}
