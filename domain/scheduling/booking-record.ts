import { NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Booking, Prisma } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import type { BookingState } from './booking-states.ts';
import type { Overrode } from './house/rule-broken.ts';
import { visibleBookings } from './scheduling-policy.ts';

/** One thing a session asks for; exactly one of the three ids and the skill is set. */
export interface Requirement {
  id: string;
  resourceId: string | null;
  modelId: string | null;
  kitId: string | null;
  /** An open role: somebody with this skill, whom nobody has named yet. Takes nothing. */
  skill: string | null;
  quantity: number;
  duty: string;
  position: number;
}

export interface Taken {
  id: string;
  requirementId: string;
  resourceId: string;
  firm: boolean;
  startsAt: Date;
  endsAt: Date;
}

/** A session with everything it asks for and takes: the unit in which sessions are changed and logged. */
export type BookingRecord = Omit<Booking, 'state'> & { state: BookingState; requirements: Requirement[]; allocations: Taken[] };

/** What a new session has of all this, unless it is said otherwise. */
export const PLAIN_SESSION = {
  sessionTypeId: null,
  seriesId: null,
  occurrence: null,
  holdRank: null,
  heldAt: null,
  holdExpiresAt: null,
  jointHoldId: null,
  challengedById: null,
  challengeEndsAt: null,
  expectedStartAt: null,
  checkedInAt: null,
  endedAt: null,
  importKey: null,
  version: 1,
} as const satisfies Partial<BookingRecord>;

/** What a hold has, and what it lets go of when it becomes anything else. */
export const NO_HOLD = {
  holdRank: null,
  heldAt: null,
  holdExpiresAt: null,
  jointHoldId: null,
  challengedById: null,
  challengeEndsAt: null,
} as const satisfies Partial<BookingRecord>;

/**
 * Reads a session and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockBooking(tx: Tx, bookingId: string): Promise<BookingRecord> {
  if (!isId(bookingId)) throw new NotFound('session', bookingId);
  await tx.db.$queryRaw`SELECT 1 FROM booking WHERE studio_id = ${tx.studioId}::uuid AND id = ${bookingId}::uuid FOR UPDATE`;
  const found = await tx.db.booking.findFirst({ where: { AND: [visibleBookings(tx.actor), { id: bookingId }] }, include: PARTS });
  if (!found) throw new NotFound('session', bookingId);
  return recordOf(found);
}

/** Several at once, locked in id order, whoever may see them: for what an act does to others than the session it is about. */
export async function lockBookings(tx: Tx, bookingIds: readonly string[]): Promise<BookingRecord[]> {
  if (bookingIds.length === 0) return [];
  await tx.db.$queryRaw`
    SELECT 1 FROM booking WHERE studio_id = ${tx.studioId}::uuid AND id = ANY (${[...bookingIds]}::uuid[]) ORDER BY id FOR UPDATE`;
  const where = { studioId: tx.studioId, id: { in: [...bookingIds] } };
  return (await tx.db.booking.findMany({ where, include: PARTS, orderBy: { id: 'asc' } })).map(recordOf);
}

const PARTS = {
  requirements: { orderBy: { position: 'asc' } },
  allocations: { select: { id: true, requirementId: true, resourceId: true, firm: true, startsAt: true, endsAt: true } },
} as const satisfies Prisma.BookingInclude;

const recordOf = ({ requirements, allocations, ...fields }: Prisma.BookingGetPayload<{ include: typeof PARTS }>): BookingRecord => ({
  ...fields,
  requirements: requirements.map(({ studioId: _studio, bookingId: _booking, ...requirement }) => requirement),
  allocations: allocations.map((taken) => ({ ...taken, requirementId: taken.requirementId! })),
});

/** The session as the change log keeps it: enough to show, compare, undo and compute from, without a second read. */
export function bookingSnapshot(booking: BookingRecord): Record<string, unknown> {
  const { studioId: _studio, ...fields } = booking;
  return {
    ...fields,
    requirements: booking.requirements,
    allocations: booking.allocations.map(({ resourceId, requirementId, startsAt, endsAt, firm }) => ({
      resourceId,
      requirementId,
      startsAt,
      endsAt,
      firm,
      reason: 'session',
    })),
  };
}

/** What is said of this change, and is no field of the session. */
export interface Circumstances {
  /** The session because of which it happened, when that is another one. */
  because?: Pick<BookingRecord, 'id' | 'title'> | undefined;
  /** What somebody booked over. */
  overrode?: Overrode | null | undefined;
}

export const bookingChange = (
  kind: string,
  before: BookingRecord | null,
  after: BookingRecord,
  { because, overrode }: Circumstances = {},
): ChangeEntry => ({
  area: 'scheduling',
  entity: 'booking',
  entityId: after.id,
  kind,
  before: before && bookingSnapshot(before),
  after: {
    ...bookingSnapshot(after),
    ...(because ? { because: { bookingId: because.id, title: because.title } } : {}),
    ...(overrode ? { overrode } : {}),
  },
});
