import { z } from 'zod';
import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Caller } from '../kernel/caller.ts';
import { NotFound } from '../kernel/errors.ts';
import { field, parseInput } from '../kernel/input.ts';
import type { BookingState } from '../scheduling/booking-states.ts';
import { days, refineDays } from './insights-inputs.ts';
import { insightsPolicy } from './insights-policy.ts';
import { countedMinutes, daysTouched, rules, wholeDay } from './room-day-cells.ts';

/** A session behind a room's booked time. */
export interface RoomSession {
  bookingId: string;
  title: string;
  state: BookingState;
  startsAt: Date;
  endsAt: Date;
  clientName: string | null;
  projectName: string | null;
  /** What of it the figure holds; the rows add up to it. */
  countedMinutes: number;
}

const input = z.object({ roomId: field.id('room'), ...days }).superRefine(refineDays);

/**
 * The sessions behind a room's booked time on these days, in order of time.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export async function readRoomSessions(caller: Caller, raw: z.input<typeof input>): Promise<RoomSession[]> {
  insightsPolicy.require(caller.actor, 'see_utilization');
  const { roomId, firstDay, lastDay } = parseInput(input, raw);
  const { studioId } = caller.actor;
  const room = await caller.db.room.findFirst({ where: { id: roomId, studioId }, select: { id: true } });
  if (!room) throw new NotFound('room', roomId);
  return caller.db.$queryRaw<RoomSession[]>`
    WITH ${rules(studioId)}, asked AS (
      SELECT tstzrange(lower(${wholeDay(Prisma.sql`${firstDay}::date`)}), upper(${wholeDay(Prisma.sql`${lastDay}::date`)})) AS whole FROM rules
    )
    SELECT session.id AS "bookingId", session.title, session.state::text AS state, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
      client.name AS "clientName", project.name AS "projectName",
      sum(${countedMinutes(wholeDay(Prisma.sql`touched.day::date`))})::int AS "countedMinutes"
    FROM rules CROSS JOIN asked
    JOIN allocation AS taken ON taken.resource_id = ${roomId}::uuid AND taken.firm AND taken.during && asked.whole
    JOIN booking AS session ON session.studio_id = taken.studio_id AND session.id = taken.booking_id
    LEFT JOIN client ON client.studio_id = session.studio_id AND client.id = session.client_id
    LEFT JOIN project ON project.studio_id = session.studio_id AND project.id = session.project_id
    CROSS JOIN LATERAL ${daysTouched(Prisma.sql`taken.starts_at`, Prisma.sql`taken.ends_at`)}
    WHERE taken.studio_id = rules.studio_id AND touched.day BETWEEN ${firstDay}::timestamp AND ${lastDay}::timestamp
    GROUP BY session.id, client.name, project.name
    ORDER BY session.starts_at, session.id`;
}
