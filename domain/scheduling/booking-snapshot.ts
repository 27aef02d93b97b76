import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Tx } from '../kernel/transact.ts';
import type { BookingRecord, Requirement, Taken } from './booking-record.ts';

type Fields = Record<string, unknown>;

const COLUMNS = Object.keys(Prisma.BookingScalarFieldEnum);

/** The session that a snapshot of the log tells of, without what it took. Moments end in `At`, here as everywhere. */
export function bookingFrom(tx: Tx, snapshot: Fields): BookingRecord {
  const fields = Object.fromEntries(
    COLUMNS.map((column) => {
      const value = snapshot[column] ?? null;
      return [column, column.endsWith('At') && typeof value === 'string' ? new Date(value) : value];
    }),
  );
  const requirements = (snapshot.requirements ?? []) as Requirement[];
  return {
    ...(fields as unknown as BookingRecord),
    studioId: tx.studioId,
    requirements: requirements.map((one) => ({ ...one, skill: one.skill ?? null })),
    allocations: [],
  };
}

/** What it had been given: these units come first when it is given any again. */
export const heldIn = (snapshot: Fields): Taken[] =>
  ((snapshot.allocations ?? []) as (Omit<Taken, 'id' | 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[]).map(
    ({ requirementId, resourceId, firm, startsAt, endsAt }) => ({
      id: '',
      requirementId,
      resourceId,
      firm,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    }),
  );
