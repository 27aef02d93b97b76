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

/** These sessions became another kind, or are new: what nobody has prepared yet gives way to what the kind that is written asks. */
export async function exchangeCheckLists(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  if (bookingIds.length === 0) return;
  const inOrder = [...bookingIds].sort();
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('check list ' || id, 0)) FROM unnest(${inOrder}::text[]) AS id`;
  await tx.db.checkItem.deleteMany({ where: { studioId: tx.studioId, bookingId: { in: inOrder }, doneAt: null } });
  await tx.db.$executeRaw`
    INSERT INTO check_item (id, studio_id, booking_id, text, position)
    SELECT uuidv7(), booking.studio_id, booking.id, step.text, step.position
    FROM booking JOIN session_type_step step USING (session_type_id)
    WHERE booking.studio_id = ${tx.studioId}::uuid AND booking.id = ANY (${inOrder}::uuid[])`;
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
