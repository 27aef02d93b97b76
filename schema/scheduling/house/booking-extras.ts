import type { Finding } from '../../../domain/scheduling/house/house-rules.ts';
import { readWarnings } from '../../../domain/scheduling/house/read-warnings.ts';
import { builder } from '../../builder.ts';
import { STAFF } from '../../shared/access.ts';
import { Booking } from '../booking.ts';
import { CheckItem, CHECK_LINES } from './check-item.ts';
import { BookingFinding } from './findings.ts';
import './session-types.ts';

/** What a change was answered with goes with the record that is answered, and no further. */
const told = new WeakMap<object, readonly Finding[]>();

/** The answer of a mutation that the rules of the house have something to say to. */
export function withWarnings<Record extends object>(booking: Record, warnings: readonly object[]): Record {
  told.set(booking, warnings as readonly Finding[]);
  return booking;
}

builder.prismaObjectFields(Booking, (t) => ({
  sessionType: t.relation('sessionType', { nullable: true, access: STAFF, description: 'What kind of session it is. Null for a client.' }),
  checkList: t.field({
    type: [CheckItem],
    access: STAFF,
    nullable: true,
    select: { checkItems: CHECK_LINES },
    description: 'What is to be prepared, in order. Null for a client.',
    resolve: ({ checkItems }) => checkItems,
  }),
  warnings: t.field({
    type: [BookingFinding],
    access: STAFF,
    nullable: true,
    select: { id: true },
    description:
      'What rules of the house say against it. Answered to a change: everything that should be known of it. Later: what still holds, such as ' +
      'opening hours, and not what mattered only when it was booked. Null for a client.',
    resolve: async (booking, _args, { caller }) => [...(told.get(booking) ?? (await readWarnings(caller, booking.id)))],
  }),
}));
