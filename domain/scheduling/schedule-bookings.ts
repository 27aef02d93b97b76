import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor } from '../kernel/actor.ts';
import { isFirm } from './booking-states.ts';
import type { ScheduleDb } from './schedule-read.ts';
import { mayName } from './scheduling-policy.ts';
import type { ScheduledBooking } from './schedule-types.ts';
import type { Touched } from './schedule-touched.ts';

interface BookingRow extends ScheduledBooking {
  title: string;
}

/** Sessions that touch the window with setup and teardown. Those that are off want nothing of the schedule. */
export async function readScheduledBookings({ db, actor, window }: ScheduleDb, touched: Touched | null): Promise<ScheduledBooking[]> {
  if (touched && !mayTouch(touched)) return [];
  const rows = await db.$queryRaw<BookingRow[]>`
    SELECT b.id, b.version, b.title, b.state::text AS state, b.client_id AS "clientId", c.name AS "clientName", p.name AS "projectName",
      b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.setup_minutes AS "setupMinutes", b.teardown_minutes AS "teardownMinutes",
      b.checked_in_at AS "checkedInAt", b.ended_at AS "endedAt", b.created_at AS "createdAt", b.project_id AS "projectId",
      b.session_type_id AS "sessionTypeId", kind.name AS "sessionTypeName", prepared.total AS "checkTotal", prepared.done AS "checkDone", b.series_id AS "seriesId", b.hold_rank AS "holdRank", b.hold_expires_at AS "holdExpiresAt",
      b.challenge_ends_at AS "challengeEndsAt", b.expected_start_at AS "expectedStartAt", lines.*, units.*
    FROM booking b
    LEFT JOIN client c ON c.id = b.client_id
    LEFT JOIN project p ON p.id = b.project_id
    LEFT JOIN session_type kind ON kind.id = b.session_type_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS total, count(done_at)::int AS done FROM check_item
      WHERE studio_id = b.studio_id AND booking_id = b.id) AS prepared
    LEFT JOIN LATERAL (
      SELECT coalesce(array_agg(q.resource_id::text ORDER BY q.position) FILTER (WHERE r.kind = 'room'), '{}') AS "roomIds",
        coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'duty', q.duty) ORDER BY q.position) FILTER (WHERE r.kind = 'person'), '[]') AS people,
        coalesce(array_agg(coalesce(m.name || CASE WHEN q.quantity > 1 THEN U&' \\00D7 ' || q.quantity ELSE '' END, k.name, r.name) ORDER BY q.position)
          FILTER (WHERE q.skill IS NULL AND (r.id IS NULL OR r.kind = 'unit')), '{}') AS gear,
        ARRAY(SELECT role.skill FROM booking_requirement role, generate_series(1, role.quantity)
          WHERE role.studio_id = b.studio_id AND role.booking_id = b.id AND role.skill IS NOT NULL ORDER BY role.position) AS "openRoles"
      FROM booking_requirement q
      LEFT JOIN resource r ON r.id = q.resource_id
      LEFT JOIN gear_model m ON m.id = q.model_id
      LEFT JOIN gear_kit k ON k.id = q.kit_id
      WHERE q.studio_id = b.studio_id AND q.booking_id = b.id
    ) lines ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(array_agg(u.id::text ORDER BY u.id), '{}') AS "unitIds",
        -- What a firm session lacks is kept as an allocation that takes nothing; a unit that got lost stays assigned.
        coalesce(bool_or(b.state IN ('confirmed', 'in_session') AND (NOT a.firm OR u.missing_at IS NOT NULL)), false) AS short
      FROM allocation a JOIN gear_unit u ON u.id = a.resource_id
      WHERE a.studio_id = b.studio_id AND a.booking_id = b.id AND a.reason = 'session'
    ) units ON true
    WHERE b.studio_id = ${actor.studioId}::uuid AND b.state NOT IN ('cancelled', 'no_show')
      -- Setup and teardown last a day at the most, so an index on the plain times finds the few that can matter.
      AND b.starts_at < ${window.endsAt}::timestamptz + interval '1 day' AND b.ends_at > ${window.startsAt}::timestamptz - interval '1 day'
      AND b.starts_at - make_interval(mins => b.setup_minutes) < ${window.endsAt}::timestamptz
      AND b.ends_at + make_interval(mins => b.teardown_minutes) > ${window.startsAt}::timestamptz
      ${touched ? Prisma.sql`AND (${isTouched(touched)})` : Prisma.empty}
    ORDER BY b.starts_at, b.id`;
  return rows.flatMap((row) => seenBy(actor, row) ?? []);
}

const mayTouch = ({ rooms: _rooms, closures: _closures, checkouts: _checkouts, ...sets }: Touched): boolean =>
  Object.values(sets).some((ids: Set<string>) => ids.size > 0);

function isTouched({ bookings, clients, projects, sessionTypes, resources, models, kits }: Touched): Prisma.Sql {
  return Prisma.sql`b.id = ANY (${[...bookings]}::uuid[]) OR b.client_id = ANY (${[...clients]}::uuid[])
    OR b.project_id = ANY (${[...projects]}::uuid[]) OR b.session_type_id = ANY (${[...sessionTypes]}::uuid[])
    OR EXISTS (SELECT 1 FROM booking_requirement q WHERE q.studio_id = b.studio_id AND q.booking_id = b.id
      AND (q.resource_id = ANY (${[...resources]}::uuid[]) OR q.model_id = ANY (${[...models]}::uuid[]) OR q.kit_id = ANY (${[...kits]}::uuid[])))
    OR EXISTS (SELECT 1 FROM allocation a WHERE a.studio_id = b.studio_id AND a.booking_id = b.id AND a.resource_id = ANY (${[...resources]}::uuid[]))`;
}

/** The session as this actor may know it; null when they may not even know that it is there. */
function seenBy(actor: Actor, row: BookingRow): ScheduledBooking | null {
  if (mayName(actor, row)) return row;
  // What takes nothing from anybody need not be known to whoever may not see it.
  if (!isFirm(row.state)) return null;
  const { id, version, state, roomIds, createdAt, startsAt, endsAt, setupMinutes, teardownMinutes, checkedInAt, endedAt, expectedStartAt } =
    row;
  const times = { startsAt, endsAt, setupMinutes, teardownMinutes, checkedInAt, endedAt, expectedStartAt };
  return { ...NAMELESS, ...times, id, version, state, roomIds, createdAt };
}

/** What is told of somebody else's session: that it is there. */
const NAMELESS = {
  title: null,
  people: [],
  unitIds: [],
  gear: [],
  short: false,
  openRoles: [],
  clientId: null,
  clientName: null,
  projectId: null,
  projectName: null,
  sessionTypeId: null,
  sessionTypeName: null,
  checkTotal: 0,
  checkDone: 0,
  seriesId: null,
  holdRank: null,
  holdExpiresAt: null,
  challengeEndsAt: null,
} satisfies Partial<ScheduledBooking>;
