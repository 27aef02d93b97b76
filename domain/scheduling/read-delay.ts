import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Instant } from '../kernel/clock.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { delaysAt, type Delay, type LateSession } from './lateness-rules.ts';

/** A session with what it takes, and its name, for who may know of it. */
export interface NearSession extends LateSession {
  title: string;
  version: number;
  clientId: string | null;
}

type ReadDb = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** How far ahead somebody may be kept waiting: a long session that begins late meets the next within a day. */
const AHEAD_MINUTES = 36 * 60;

/** The session and all firm ones to come soon that share anything with it. */
export const readNearSessions = (db: ReadDb, studioId: string, bookingId: string, at: Instant): Promise<NearSession[]> => db.$queryRaw<
  NearSession[]
>`
  SELECT b.id, b.title, b.version, b.client_id AS "clientId", b.state::text AS state, b.starts_at AS "startsAt", b.ends_at AS "endsAt",
    b.setup_minutes AS "setupMinutes", b.teardown_minutes AS "teardownMinutes", b.expected_start_at AS "expectedStartAt",
    array_agg(DISTINCT a.resource_id::text) AS "resourceIds"
  FROM booking b JOIN allocation a ON a.studio_id = b.studio_id AND a.booking_id = b.id AND a.firm
  WHERE b.studio_id = ${studioId}::uuid AND b.state IN ('confirmed', 'in_session') AND b.id IN (
    SELECT theirs.booking_id FROM allocation mine
    JOIN allocation theirs ON theirs.resource_id = mine.resource_id AND theirs.firm
    WHERE mine.studio_id = ${studioId}::uuid AND mine.booking_id = ${bookingId}::uuid AND mine.firm
      AND theirs.during && tstzrange(mine.starts_at, greatest(mine.ends_at, ${at}::timestamptz) + make_interval(mins => ${AHEAD_MINUTES}::int)))
  GROUP BY b.id ORDER BY b.starts_at, b.id`;

/** How one session runs late at this moment, and whom that concerns; null when it runs as planned. */
export async function readDelay(
  db: ReadDb,
  studioId: string,
  bookingId: string,
  at: Instant,
): Promise<{ delay: Delay; sessions: ReadonlyMap<string, NearSession> } | null> {
  const sessions = await readNearSessions(db, studioId, bookingId, at);
  const delay = delaysAt(sessions, at).find(({ sessionId }) => sessionId === bookingId);
  return delay ? { delay, sessions: new Map(sessions.map((session) => [session.id, session])) } : null;
}

/** How long an overrun is prolonged at a press. */
export const PROLONG_MINUTES = 15;
export const prolongedFrom = (at: Instant): Instant => plusMinutes(at, PROLONG_MINUTES);
