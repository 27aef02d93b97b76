import type { Instant } from '../../kernel/clock.ts';
import type { Habits } from './find-types.ts';
import type { Sight } from './read-house.ts';

/** So many of a client's latest sessions say what is usual. */
const LATEST = 40;
/** Whoever was on this share of them is a usual person. */
const USUAL_SHARE = 0.3;

export const NO_HABITS: Habits = { clientName: null, usualPeople: new Set(), lastRooms: new Set() };

interface HabitsRow {
  name: string;
  usual: string[];
  last: string[];
}

/** Whom the client usually works with, and where they were last. */
export async function readHabits({ db, studioId }: Sight, clientId: string | null, at: Instant): Promise<Habits> {
  if (clientId === null) return NO_HABITS;
  const [row] = await db.$queryRaw<HabitsRow[]>`
    WITH latest AS (
      SELECT id, starts_at FROM booking
      WHERE studio_id = ${studioId}::uuid AND client_id = ${clientId}::uuid AND starts_at <= ${at}::timestamptz
        AND state IN ('confirmed', 'in_session', 'completed')
      ORDER BY starts_at DESC, id LIMIT ${LATEST}
    ), asked AS (
      SELECT latest.id, latest.starts_at, r.id AS resource_id, r.kind FROM latest
      JOIN booking_requirement q ON q.studio_id = ${studioId}::uuid AND q.booking_id = latest.id
      JOIN resource r ON r.id = q.resource_id
    )
    SELECT c.name,
      ARRAY(SELECT resource_id::text FROM asked WHERE kind = 'person' GROUP BY resource_id
        HAVING count(*) > 1 AND count(*) >= ${USUAL_SHARE}::float8 * (SELECT count(*) FROM latest)
        ORDER BY count(*) DESC, resource_id LIMIT 5) AS usual,
      ARRAY(SELECT resource_id::text FROM asked WHERE kind = 'room' AND id = (SELECT id FROM latest ORDER BY starts_at DESC, id LIMIT 1)) AS last
    FROM client c WHERE c.studio_id = ${studioId}::uuid AND c.id = ${clientId}::uuid`;
  return row ? { clientName: row.name, usualPeople: new Set(row.usual), lastRooms: new Set(row.last) } : NO_HABITS;
}
