import type { Caller } from '../kernel/caller.ts';
import { crewPolicy } from './crew-policy.ts';

/** Every skill that is named anywhere: of people in use, and of the roles of session types. Written as it was first met. */
export async function readSkills({ db, actor }: Caller): Promise<string[]> {
  crewPolicy.require(actor, 'see_people');
  const rows = await db.$queryRaw<{ skill: string }[]>`
    SELECT DISTINCT ON (lower(skill)) skill FROM (
      SELECT unnest(p.skills) AS skill FROM person p JOIN resource r ON r.id = p.id AND r.archived_at IS NULL WHERE p.studio_id = ${actor.studioId}::uuid
      UNION ALL
      SELECT role.skill FROM session_type_role role JOIN session_type t ON t.id = role.session_type_id AND t.archived_at IS NULL
      WHERE role.studio_id = ${actor.studioId}::uuid
    ) AS named
    ORDER BY lower(skill), skill LIMIT 500`;
  return rows.map(({ skill }) => skill);
}
