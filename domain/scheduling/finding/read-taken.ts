import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { Ranges } from './find-types.ts';
import type { Sight } from './read-house.ts';

interface TakenRow {
  id: string;
  edges: number[];
}

/**
 * When each of these is taken within the window, as one multirange each: one walk along the index (resource, during) per resource, so the
 * work follows what stands in the window and not what the studio has ever booked.
 */
export async function readTaken(
  { db }: Sight,
  ids: readonly string[],
  { startsAt, endsAt }: TimeRange,
  exceptBookingId: string | null,
): Promise<Map<string, Ranges>> {
  if (ids.length === 0) return new Map();
  const range = Prisma.sql`tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
  const except = exceptBookingId
    ? Prisma.sql`AND a.booking_id IS DISTINCT FROM ${exceptBookingId}::uuid AND NOT EXISTS (
        SELECT 1 FROM checkout c WHERE c.id = a.checkout_id AND c.booking_id = ${exceptBookingId}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<TakenRow[]>`
    SELECT candidate.id, ${edgesOf(Prisma.sql`stands.busy`)} AS edges
    FROM unnest(${ids}::uuid[]) AS candidate (id)
    CROSS JOIN LATERAL (
      SELECT range_agg(a.during * ${range}) AS busy FROM allocation a
      WHERE a.resource_id = candidate.id AND a.firm AND a.during && ${range} ${except}
    ) AS stands
    WHERE stands.busy IS NOT NULL`;
  return new Map(rows.map(({ id, edges }) => [id, edges]));
}

/** Where holds, pencilled sessions and inquiries would like to be. */
export async function readWanted(
  { db }: Sight,
  roomIds: readonly string[],
  { startsAt, endsAt }: TimeRange,
  exceptBookingId: string | null,
): Promise<Map<string, Ranges>> {
  if (roomIds.length === 0) return new Map();
  const range = Prisma.sql`tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
  const rows = await db.$queryRaw<TakenRow[]>`
    SELECT candidate.id, ${edgesOf(Prisma.sql`stands.busy`)} AS edges
    FROM unnest(${roomIds}::uuid[]) AS candidate (id)
    CROSS JOIN LATERAL (
      SELECT range_agg(a.during * ${range}) AS busy FROM allocation a JOIN booking b ON b.id = a.booking_id
      WHERE a.resource_id = candidate.id AND NOT a.firm AND a.during && ${range} AND b.state IN ('inquiry', 'hold', 'tentative')
        AND a.booking_id IS DISTINCT FROM ${exceptBookingId}::uuid
    ) AS stands
    WHERE stands.busy IS NOT NULL`;
  return new Map(rows.map(({ id, edges }) => [id, edges]));
}

/** From, to, from, to … in milliseconds; the parts of a multirange come in order. */
const edgesOf = (multirange: Prisma.Sql): Prisma.Sql => Prisma.sql`ARRAY(
  SELECT (extract(epoch FROM edge) * 1000)::float8
  FROM unnest(${multirange}) WITH ORDINALITY AS part (range, place), LATERAL (VALUES (0, lower(part.range)), (1, upper(part.range))) AS side (place, edge)
  ORDER BY part.place, side.place)`;
