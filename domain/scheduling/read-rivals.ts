import type { Caller } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';

/** A hold as those see it who want the same room at an overlapping time. */
export interface Rival {
  id: string;
  version: number;
  title: string;
  startsAt: Instant;
  endsAt: Instant;
  clientName: string | null;
  /** Who keeps it. */
  by: string;
  holdRank: number;
  /** Holds with the same one share their rank. */
  jointHoldId: string | null;
  heldAt: Instant;
  holdExpiresAt: Instant | null;
  challengeEndsAt: Instant | null;
  challengedById: string | null;
  challengedByTitle: string | null;
}

/** The holds that want a room of this session at an overlapping time, by rank; itself among them when it is a hold. */
export const readRivals = ({ db, actor }: Caller, bookingId: string): Promise<Rival[]> => db.$queryRaw<Rival[]>`
  SELECT b.id, b.version, b.title, b.starts_at AS "startsAt", b.ends_at AS "endsAt", c.name AS "clientName", b.created_by_name AS by,
    b.hold_rank AS "holdRank", b.joint_hold_id AS "jointHoldId", b.held_at AS "heldAt", b.hold_expires_at AS "holdExpiresAt",
    b.challenge_ends_at AS "challengeEndsAt", b.challenged_by_id AS "challengedById", challenger.title AS "challengedByTitle"
  FROM booking b
  LEFT JOIN client c ON c.id = b.client_id
  LEFT JOIN booking challenger ON challenger.studio_id = b.studio_id AND challenger.id = b.challenged_by_id
  WHERE b.studio_id = ${actor.studioId}::uuid AND b.state = 'hold' AND (b.id = ${bookingId}::uuid OR EXISTS (
    SELECT 1 FROM allocation mine
    JOIN room ON room.id = mine.resource_id
    JOIN allocation theirs ON theirs.resource_id = mine.resource_id AND NOT theirs.firm AND theirs.during && mine.during
    WHERE mine.studio_id = b.studio_id AND mine.booking_id = ${bookingId}::uuid AND theirs.booking_id = b.id))
  ORDER BY b.hold_rank, b.held_at, b.id`;

/** Of these, the holds that confirming the session would release: none where the studio keeps them as a second choice. */
export async function readSettled(caller: Caller, booking: { id: string; state: string }): Promise<Rival[]> {
  if (!['inquiry', 'hold', 'tentative'].includes(booking.state)) return [];
  const { confirmingReleasesHolds } = await caller.db.studio.findUniqueOrThrow({
    where: { id: caller.actor.studioId },
    select: { confirmingReleasesHolds: true },
  });
  return confirmingReleasesHolds ? (await readRivals(caller, booking.id)).filter(({ id }) => id !== booking.id) : [];
}
