import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field, refineRange, requireRange } from '../kernel/input.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { bookingFields, bookingRef } from './booking-inputs.ts';
import type { BookingRecord } from './booking-record.ts';
import { requireOpen } from './booking-rules.ts';
import { changeBooking, type BookingEdit } from './change-booking.ts';
import { requireLinks } from './links.ts';
import { editedRequirements } from './requirements.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

export const editBookingInput = z
  .object({
    ...bookingRef,
    ...z.object(bookingFields).partial().shape,
    startsAt: field.instant().optional(),
    endsAt: field.instant().optional(),
  })
  .superRefine(refineRange);

/**
 * Changes what a session is called, whom it is for, when it is, its setup and teardown, and which rooms, people and gear it has.
 * What is left out stays as it is.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · ResourceTaken · StaleEdit
 */
export const editBooking = command('scheduling.edit', editBookingInput, (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  return changeBooking(tx, editOf(input));
});

export function editOf(input: z.output<typeof editBookingInput>): BookingEdit {
  const { bookingId, expectedVersion, ownVersions, rooms, people, gear, roles, clientId, projectId, startsAt, endsAt, ...plain } = input;
  return {
    bookingId,
    expectedVersion,
    ownVersions,
    kind: 'edited',
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
      const edited: BookingRecord = { ...booking, ...definedOf(plain), ...links, ...timesOf(booking, { startsAt, endsAt }), requirements };
      return isSame(booking, edited) ? booking : edited;
    },
  };
}

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
