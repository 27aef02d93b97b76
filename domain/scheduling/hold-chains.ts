import { Prisma } from '../../prisma/generated/client/client.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Hold } from './hold-rules.ts';

/** A hold as it stands in the database, with the place that is stored of it. */
export interface StandingHold extends Hold {
  holdRank: number;
}

/** Rooms (and whatever else a session names) at a time, around which holds are looked for. */
export interface HoldSlot extends TimeRange {
  roomIds: readonly string[];
}

/**
 * Whoever changes holds of a studio takes turns: the place of one may depend on others in rooms that this act does not touch.
 * Taken before sessions and resources, so that two who change holds wait in order and never deadlock; a second call costs nothing.
 */
export const lockHolds = (tx: Tx): Promise<unknown> => tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${holdsKey(tx)})`;

const holdsKey = ({ studioId }: Tx): Prisma.Sql => Prisma.sql`hashtextextended('holds ' || ${studioId}, 0)`;

/** The same, when one of these sessions is a hold. */
export const lockHoldsOf = (tx: Tx, bookingIds: readonly string[]): Promise<unknown> => tx.db.$executeRaw`
  SELECT CASE WHEN EXISTS (
    SELECT 1 FROM booking WHERE studio_id = ${tx.studioId}::uuid AND id = ANY (${[...bookingIds]}::uuid[]) AND state = 'hold'
  ) THEN pg_advisory_xact_lock(${holdsKey(tx)}) END`;

/** The holds that meet these slots, and those that meet them, and so on: all whose places depend on one another. In id order. */
export async function readHoldChain(
  db: Pick<Tx['db'], '$queryRaw'>,
  studioId: string,
  slots: readonly HoldSlot[],
): Promise<StandingHold[]> {
  const wanted = slots.flatMap(({ roomIds, startsAt, endsAt }) => roomIds.map((roomId) => ({ roomId, startsAt, endsAt })));
  if (wanted.length === 0) return [];
  return db.$queryRaw<StandingHold[]>`
    WITH RECURSIVE chain (id) AS (
      SELECT b.id
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS wanted ("roomId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
      JOIN room ON room.id = wanted."roomId"
      JOIN allocation a ON a.resource_id = room.id AND NOT a.firm AND a.during && tstzrange(wanted."startsAt", wanted."endsAt")
      JOIN booking b ON b.id = a.booking_id AND b.studio_id = ${studioId}::uuid AND b.state = 'hold'
      UNION
      SELECT b.id
      FROM chain
      JOIN allocation mine ON mine.studio_id = ${studioId}::uuid AND mine.booking_id = chain.id AND NOT mine.firm
      JOIN room ON room.id = mine.resource_id
      JOIN allocation theirs ON theirs.resource_id = mine.resource_id AND NOT theirs.firm AND theirs.during && mine.during
      JOIN booking b ON b.id = theirs.booking_id AND b.studio_id = ${studioId}::uuid AND b.state = 'hold'
    )
    SELECT b.id, b.held_at AS "heldAt", b.hold_rank AS "holdRank", b.joint_hold_id AS "jointHoldId",
      b.challenged_by_id AS "challengedById", b.challenge_ends_at AS "challengeEndsAt",
      array_agg(a.resource_id::text ORDER BY a.resource_id) AS "roomIds", min(a.starts_at) AS "startsAt", max(a.ends_at) AS "endsAt"
    FROM chain
    JOIN booking b ON b.id = chain.id
    JOIN allocation a ON a.studio_id = b.studio_id AND a.booking_id = b.id AND NOT a.firm
    JOIN room ON room.id = a.resource_id
    GROUP BY b.id ORDER BY b.id`;
}
