import type { Caller } from '../../../domain/kernel/caller.ts';
import type { Finding } from '../../../domain/scheduling/house/house-rules.ts';
import { readWarnings } from '../../../domain/scheduling/house/read-warnings.ts';
import { builder } from '../../builder.ts';
import type { Selected } from '../../shared/mutation.ts';
import { STAFF } from '../../shared/access.ts';
import { Booking } from '../booking.ts';
import { CheckItem, CHECK_LINES } from './check-item.ts';
import { BookingFinding } from './findings.ts';
import './session-types.ts';

/** What a change was answered with goes with the record that is answered, and no further. */
const told = new WeakMap<object, readonly Finding[]>();

/**
 * The answer of a command: the session as it is, with what the rules of the house have to say, and the version that this command made. One
 * that somebody else made since is not the caller's own, and a repeat under the same key tells the same.
 */
export async function changedSession(
  caller: Caller,
  query: Selected<typeof Booking>,
  { id, version, warnings }: { id: string; version: number; warnings: readonly object[] },
) {
  const session = { ...(await caller.db.booking.findUniqueOrThrow({ ...query, where: { id } })), version };
  told.set(session, warnings as readonly Finding[]);
  return session;
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
