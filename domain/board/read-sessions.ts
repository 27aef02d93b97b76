import { Prisma } from '../../prisma/generated/client/client.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { BoardPerson, BoardSession, Shortage } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

interface SessionRow extends Omit<BoardSession, 'people' | 'staffed' | 'shortages' | 'title'> {
  title: string;
  clientId: string | null;
  people: BoardPerson[];
  shortages: Shortage[];
}

/**
 * Sessions that touch the window with setup and teardown; of holds and tentative ones too, since they show beside what is taken.
 * Inquiries, cancelled ones and no-shows want nothing of a room that a wall should tell.
 */
export async function readSessions(
  { db, studioId }: BoardDb,
  window: TimeRange,
  sight: ActorSight,
  touched: Touched | null,
): Promise<BoardSession[]> {
  if (touched && !mayTouchSessions(touched)) return [];
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT b.id, b.title, b.state::text AS state, b.client_id AS "clientId", c.name AS "clientName", p.name AS "projectName",
      b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.setup_minutes AS "setupMinutes", b.teardown_minutes AS "teardownMinutes",
      b.checked_in_at AS "checkedInAt", b.ended_at AS "endedAt", b.created_at AS "createdAt",
      b.hold_rank AS "holdRank", b.hold_expires_at AS "holdExpiresAt", b.challenge_ends_at AS "challengeEndsAt",
      b.expected_start_at AS "expectedStartAt",
      ARRAY(SELECT DISTINCT a.resource_id::text FROM allocation a JOIN resource r ON r.id = a.resource_id AND r.kind <> 'room'
        WHERE a.studio_id = b.studio_id AND a.booking_id = b.id AND a.firm ORDER BY 1) AS "resourceIds",
      ARRAY(SELECT q.resource_id::text FROM booking_requirement q JOIN room ON room.id = q.resource_id
        WHERE q.studio_id = b.studio_id AND q.booking_id = b.id ORDER BY q.position) AS "roomIds",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'duty', q.duty) ORDER BY q.position), '[]')
        FROM booking_requirement q JOIN resource r ON r.id = q.resource_id AND r.kind = 'person'
        WHERE q.studio_id = b.studio_id AND q.booking_id = b.id) AS people,
      (${shortages}) AS shortages,
      ARRAY(SELECT role.skill FROM booking_requirement role, generate_series(1, role.quantity)
        WHERE role.studio_id = b.studio_id AND role.booking_id = b.id AND role.skill IS NOT NULL ORDER BY role.position) AS "openRoles",
      prepared.total AS "checkTotal", prepared.done AS "checkDone"
    FROM booking b
    LEFT JOIN client c ON c.id = b.client_id
    LEFT JOIN project p ON p.id = b.project_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS total, count(done_at)::int AS done FROM check_item
      WHERE studio_id = b.studio_id AND booking_id = b.id) AS prepared
    WHERE b.studio_id = ${studioId}::uuid AND b.state IN ('hold', 'tentative', 'confirmed', 'in_session', 'completed')
      -- Setup and teardown last a day at the most, so an index on the plain times finds the few that can matter.
      AND b.starts_at < ${window.endsAt}::timestamptz + interval '1 day' AND b.ends_at > ${window.startsAt}::timestamptz - interval '1 day'
      AND b.starts_at - make_interval(mins => b.setup_minutes) < ${window.endsAt}::timestamptz
      AND b.ends_at + make_interval(mins => b.teardown_minutes) > ${window.startsAt}::timestamptz
      ${touched ? Prisma.sql`AND (${isTouched(touched)})` : Prisma.empty}
    ORDER BY b.starts_at, b.id`;
  return rows.flatMap((row) => seenBy(sight, row) ?? []);
}

/** Only units that are there count: one that went missing stays assigned, and is short all the same. */
const shortages = Prisma.sql`
  SELECT coalesce(jsonb_agg(jsonb_build_object('name', line.name, 'wanted', line.wanted, 'has', line.has) ORDER BY line.position), '[]')
  FROM (
    SELECT q.position, coalesce(m.name, k.name, r.name) AS name,
      CASE WHEN q.kit_id IS NULL THEN q.quantity
        ELSE (SELECT count(*)::int FROM kit_unit packed JOIN resource u ON u.id = packed.unit_id AND u.archived_at IS NULL
          WHERE packed.studio_id = q.studio_id AND packed.kit_id = q.kit_id) END AS wanted,
      (SELECT count(*)::int FROM allocation a JOIN gear_unit u ON u.id = a.resource_id AND u.missing_at IS NULL
        WHERE a.studio_id = q.studio_id AND a.requirement_id = q.id AND a.firm) AS has
    FROM booking_requirement q
    LEFT JOIN gear_model m ON m.id = q.model_id
    LEFT JOIN gear_kit k ON k.id = q.kit_id
    LEFT JOIN resource r ON r.id = q.resource_id
    WHERE q.studio_id = b.studio_id AND q.booking_id = b.id AND b.state IN ('confirmed', 'in_session')
      AND q.skill IS NULL AND (q.resource_id IS NULL OR r.kind = 'unit')
  ) line
  WHERE line.has < line.wanted`;

const mayTouchSessions = ({ sessions, clients, renamedProjects, resources, people, models, kits }: Touched): boolean =>
  [sessions, clients, renamedProjects, resources, people, models, kits].some(({ size }) => size > 0);

function isTouched({ sessions, clients, renamedProjects, resources, people, models, kits }: Touched): Prisma.Sql {
  const named = [...resources, ...people];
  return Prisma.sql`b.id = ANY (${[...sessions]}::uuid[]) OR b.client_id = ANY (${[...clients]}::uuid[])
    OR b.project_id = ANY (${[...renamedProjects]}::uuid[])
    OR EXISTS (SELECT 1 FROM booking_requirement q WHERE q.studio_id = b.studio_id AND q.booking_id = b.id AND (q.resource_id = ANY (${named}::uuid[])
      OR q.model_id = ANY (${[...models]}::uuid[]) OR q.kit_id = ANY (${[...kits]}::uuid[])))
    OR EXISTS (SELECT 1 FROM allocation a WHERE a.studio_id = b.studio_id AND a.booking_id = b.id AND a.resource_id = ANY (${[...resources]}::uuid[]))`;
}

const NOTHING_OPEN = { openRoles: [], checkTotal: 0, checkDone: 0 } satisfies Partial<BoardSession>;

/** The session as this actor may know it; null when they may not even know that it is there. */
function seenBy(sight: ActorSight, { clientId, ...row }: SessionRow): BoardSession | null {
  const staffed = row.people.length > 0;
  if (sight.mayTell({ clientId }))
    return sight.names ? { ...row, staffed } : { ...row, staffed, clientName: null, people: [], resourceIds: [] };
  // A hold takes nothing from anybody, so whoever may not see it need not know of it.
  if (row.state === 'hold' || row.state === 'tentative') return null;
  const hidden = { title: null, clientName: null, projectName: null, people: [], resourceIds: [], staffed: true, shortages: [] };
  return { ...row, ...hidden, ...NOTHING_OPEN };
}
