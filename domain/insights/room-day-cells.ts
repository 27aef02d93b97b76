import { Prisma } from '../../prisma/generated/client/client.ts';

/**
 * Days are the studio's calendar days, computed by the database in one place: 23, 24 or 25 hours.
 * Everything here is a part of one statement that begins with `rules`.
 */
export const rules = (studioId: string): Prisma.Sql =>
  Prisma.sql`rules AS (SELECT id AS studio_id, zone, utilization_counts_buffers AS buffers FROM studio WHERE id = ${studioId}::uuid)`;

/** The calendar days that a range of moments touches, as rows of `day`. Goes after a `FROM … rules,`. */
export const daysTouched = (startsAt: Prisma.Sql, endsAt: Prisma.Sql): Prisma.Sql => Prisma.sql`
  generate_series(
    date_trunc('day', ${startsAt} AT TIME ZONE rules.zone),
    -- The end is not part of the range: one at midnight does not touch the next day.
    date_trunc('day', (${endsAt} - interval '1 millisecond') AT TIME ZONE rules.zone),
    interval '1 day') AS touched (day)`;

/** What of a session's allocation counts as booked: all that is taken, or only the session itself until it really ended. */
const counted = Prisma.sql`
  CASE WHEN rules.buffers THEN taken.during
  ELSE taken.during * tstzrange(session.starts_at, greatest(session.starts_at,
    least(session.ends_at, CASE WHEN session.state = 'completed' THEN session.ended_at END))) END`;

/** Whole minutes of a range, rounded per session and day, so that the rows behind a figure add up to it. */
export const countedMinutes = (whole: Prisma.Sql): Prisma.Sql => Prisma.sql`
  round(coalesce(extract(epoch FROM upper((${counted}) * ${whole}) - lower((${counted}) * ${whole})), 0) / 60)::int`;

/** From midnight to midnight of a day. */
export const wholeDay = (day: Prisma.Sql): Prisma.Sql => Prisma.sql`
  tstzrange((${day})::timestamp AT TIME ZONE rules.zone, ((${day}) + 1)::timestamp AT TIME ZONE rules.zone)`;

/**
 * `figure`: for each row of `cell (room_id, day)` the booked and available minutes, and whether anything firm is there at all.
 * Available are the opening hours of that day (what passes midnight belongs to the next day; a room without any is always open; a day
 * of exception has the hours of its exception, the room's before the house's), less closures, maintenance and what an external calendar takes; nothing after the day on which a room was archived.
 */
export const figures = Prisma.sql`
  figure AS (
    SELECT cell.room_id, cell.day, booked.minutes AS booked_minutes, booked.touched,
      CASE WHEN cell.day > (resource.archived_at AT TIME ZONE rules.zone)::date THEN 0
      ELSE (
        SELECT round(coalesce(sum(extract(epoch FROM upper(free) - lower(free))), 0) / 60)::int
        FROM unnest(coalesce(hours.open * tstzmultirange(span.whole) - booked.closed, tstzmultirange())) AS free
      ) END AS available_minutes
    FROM cell
    CROSS JOIN rules
    JOIN resource ON resource.id = cell.room_id AND resource.studio_id = rules.studio_id
    CROSS JOIN LATERAL (SELECT ${wholeDay(Prisma.sql`cell.day`)} AS whole) AS span
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(CASE WHEN taken.reason = 'session' THEN ${countedMinutes(Prisma.sql`span.whole`)} END), 0)::int AS minutes,
        coalesce(range_agg(taken.during) FILTER (WHERE taken.reason <> 'session'), tstzmultirange()) AS closed,
        count(*) > 0 AS touched
      FROM allocation AS taken LEFT JOIN booking AS session ON session.studio_id = taken.studio_id AND session.id = taken.booking_id
      WHERE taken.resource_id = cell.room_id AND taken.firm AND taken.during && span.whole
    ) AS booked
    CROSS JOIN LATERAL (
      SELECT coalesce(range_agg(tstzrange(opens.at, greatest(opens.at, closes.at))), tstzmultirange()) AS open
      FROM (VALUES (cell.day - 1), (cell.day)) AS near (day)
      LEFT JOIN LATERAL (
        SELECT true AS here, opens_minute, closes_minute FROM hours_exception AS other
        WHERE other.studio_id = rules.studio_id AND (other.room_id = cell.room_id OR other.room_id IS NULL)
          AND near.day BETWEEN other.first_day AND other.last_day
        ORDER BY other.room_id IS NULL LIMIT 1
      ) AS other ON true
      CROSS JOIN LATERAL (
        SELECT other.opens_minute, other.closes_minute WHERE other.here AND other.opens_minute IS NOT NULL
        UNION ALL
        SELECT opens_minute, closes_minute FROM opening_hours
        WHERE other.here IS NULL AND studio_id = rules.studio_id AND room_id = cell.room_id AND weekday = extract(isodow FROM near.day)
        UNION ALL
        SELECT 0, 1440 WHERE other.here IS NULL
          AND NOT EXISTS (SELECT 1 FROM opening_hours WHERE studio_id = rules.studio_id AND room_id = cell.room_id)
      ) AS hours
      CROSS JOIN LATERAL (SELECT (near.day + hours.opens_minute * interval '1 minute') AT TIME ZONE rules.zone AS at) AS opens
      CROSS JOIN LATERAL (SELECT (near.day + hours.closes_minute * interval '1 minute') AT TIME ZONE rules.zone AS at) AS closes
    ) AS hours
  )`;
