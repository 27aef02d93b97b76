import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/transact.ts';
import { visibleBookings } from '../scheduling-policy.ts';

export interface CheckLine {
  id: string;
  text: string;
  position: number;
  doneAt: Date | null;
  doneBy: string | null;
  doneByName: string | null;
}

/** What is to be prepared for one session, as it is changed and logged. */
export interface CheckList {
  bookingId: string;
  /** Of the session. */
  title: string;
  items: CheckLine[];
}

/** The lines of a type of session as the first check list of one that is booked with it. Part of one statement that writes the session. */
export const checkListOf = (sessionTypeId: string, bookingId: string): Prisma.Sql => Prisma.sql`
  INSERT INTO check_item (id, studio_id, booking_id, text, position)
  SELECT uuidv7(), studio_id, ${bookingId}::uuid, text, position FROM session_type_step WHERE session_type_id = ${sessionTypeId}::uuid`;

/** The session became another kind: what nobody has prepared yet gives way to what the new kind asks. */
export async function exchangeCheckList(tx: Tx, bookingId: string, sessionTypeId: string | null): Promise<void> {
  await lockLines(tx, bookingId);
  await tx.db.checkItem.deleteMany({ where: { studioId: tx.studioId, bookingId, doneAt: null } });
  if (sessionTypeId) await tx.db.$executeRaw`${checkListOf(sessionTypeId, bookingId)}`;
}

const lockLines = (tx: Tx, bookingId: string) =>
  tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('check list ' || ${bookingId}, 0))`;

/**
 * Reads a session's check list and locks it until commit. Who ticks does not change the session: its version, and the edits of others, stay.
 * @throws NotFound
 */
export async function lockCheckList(tx: Tx, bookingId: string): Promise<CheckList> {
  await lockLines(tx, bookingId);
  const booking = await tx.db.booking.findFirst({
    where: { AND: [visibleBookings(tx.actor), { id: bookingId }] },
    select: { title: true, checkItems: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
  });
  if (!booking) throw new NotFound('session', bookingId);
  const items = booking.checkItems.map(({ studioId: _studio, bookingId: _booking, ...line }) => line);
  return { bookingId, title: booking.title, items };
}

export const checkListChange = (kind: string, before: CheckList, after: CheckList): ChangeEntry => ({
  area: 'scheduling',
  entity: 'check_list',
  entityId: before.bookingId,
  kind,
  before: { ...before },
  after: { ...after },
});
