import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field, refineRange, requireRange } from '../kernel/input.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingFields, bookingRef, overrideReason } from './booking-inputs.ts';
import type { BookingRecord } from './booking-record.ts';
import { requireOpen } from './booking-rules.ts';
import { changeBooking, type BookingEdit } from './change-booking.ts';
import { readPreset } from './house/preset.ts';
import { requireLinks } from './links.ts';
import { editedRequirements } from './requirements.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

export const editBookingInput = z
  .object({
    ...bookingRef,
    ...z.object(bookingFields).partial().shape,
    startsAt: field.instant().optional(),
    endsAt: field.instant().optional(),
    overrideReason,
  })
  .superRefine(refineRange);

/**
 * Changes what a session is called and what kind it is, whom it is for, when it is, its setup and teardown, and which rooms, people and
 * gear it has. What is left out stays as it is: another kind brings its check list, and no gear or roles of itself.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · RuleBroken · ResourceTaken · StaleEdit
 */
export const editBooking = command('scheduling.edit', editBookingInput, (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  return changeBooking(tx, editOf(input));
});

export function editOf(input: z.output<typeof editBookingInput>): BookingEdit {
  const {
    bookingId,
    expectedVersion,
    ownVersions,
    overrideReason,
    sessionTypeId,
    rooms,
    people,
    gear,
    roles,
    clientId,
    projectId,
    startsAt,
    endsAt,
    ...plain
  } = input;
  return {
    bookingId,
    expectedVersion,
    ownVersions,
    kind: 'edited',
    overrideReason,
    decide: async (booking, tx) => {
      requireOpen(booking);
      const links =
        clientId === undefined && projectId === undefined
          ? {}
          : await requireLinks(tx, {
              // A newly chosen project brings its own client along unless one is chosen with it.
              clientId: clientId !== undefined ? clientId : projectId ? null : booking.clientId,
              projectId: projectId !== undefined ? projectId : booking.projectId,
            });
      const requirements =
        rooms || people || gear || roles ? await editedRequirements(tx, booking, { rooms, people, gear, roles }) : booking.requirements;
      const kind = sessionTypeId === undefined || sessionTypeId === booking.sessionTypeId ? {} : await kindOf(tx, sessionTypeId);
      const times = timesOf(booking, { startsAt, endsAt });
      const edited: BookingRecord = { ...booking, ...definedOf(plain), ...kind, ...links, ...times, requirements };
      return isSame(booking, edited) ? booking : edited;
    },
  };
}

/** @throws NotFound · InvalidInput when the type is archived */
const kindOf = async (tx: Tx, sessionTypeId: string | null): Promise<Pick<BookingRecord, 'sessionTypeId'>> => ({
  sessionTypeId: sessionTypeId && (await readPreset(tx, sessionTypeId)).id,
});

/** @throws InvalidInput when the end that is left does not fit the start that is given, or the other way round */
function timesOf(booking: TimeRange, wanted: { startsAt?: Date | undefined; endsAt?: Date | undefined }): TimeRange {
  const startsAt = wanted.startsAt && +wanted.startsAt !== +booking.startsAt ? wanted.startsAt : booking.startsAt;
  const endsAt = wanted.endsAt && +wanted.endsAt !== +booking.endsAt ? wanted.endsAt : booking.endsAt;
  return requireRange({ startsAt, endsAt });
}

const definedOf = <T extends object>(part: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;

const isSame = (a: BookingRecord, b: BookingRecord): boolean =>
  (Object.keys(b) as (keyof BookingRecord)[]).every((key) => a[key] === b[key]);
