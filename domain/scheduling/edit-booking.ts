import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { bookingFields, bookingRef } from './booking-inputs.ts';
import type { BookingRecord } from './booking-record.ts';
import { requireOpen } from './booking-rules.ts';
import { changeBooking } from './change-booking.ts';
import { requireLinks } from './links.ts';
import { editedRequirements } from './requirements.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const editBookingInput = z.object({ ...bookingRef, ...z.object(bookingFields).partial().shape });

/**
 * Changes what a session is called, whom it is for, its setup and teardown, and which rooms, people and gear it has.
 * What is left out stays as it is.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · ResourceTaken · StaleEdit
 */
export const editBooking = command('scheduling.edit', editBookingInput, (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const { bookingId, expectedVersion, rooms, people, gear, clientId, projectId, ...plain } = input;
  return changeBooking(tx, {
    bookingId,
    expectedVersion,
    kind: 'edited',
    decide: async (booking) => {
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
        rooms || people || gear ? await editedRequirements(tx, booking, { rooms, people, gear }) : booking.requirements;
      const edited: BookingRecord = { ...booking, ...definedOf(plain), ...links, requirements };
      return isSame(booking, edited) ? booking : edited;
    },
  });
});

const definedOf = <T extends object>(part: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;

const isSame = (a: BookingRecord, b: BookingRecord): boolean =>
  (Object.keys(b) as (keyof BookingRecord)[]).every((key) => a[key] === b[key]);
