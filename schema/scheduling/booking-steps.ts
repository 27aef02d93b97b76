import type { DomainError } from '../../domain/kernel/errors.ts';
import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import {
  cancelBooking,
  checkInBooking,
  completeBooking,
  confirmBooking,
  holdBooking,
  markNoShow,
  pencilBooking,
} from '../../domain/scheduling/booking-steps.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { RUNNERS, type Access } from '../shared/access.ts';
import { OWN_VERSIONS } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Booking } from './booking.ts';
import { changedSession } from './house/booking-extras.ts';

/** Sessions are planned by some and run by those in the room too. */
const PLAN = { access: [...RUNNERS, 'producer'], may: 'Requires the role owner, studio manager, coordinator or producer.' } as const;
const RUN = {
  access: [...RUNNERS, 'producer', 'crew', 'board'],
  may: 'Requires the role owner, studio manager, coordinator, producer or crew, or the tablet of its room.',
} as const;

function step(
  name: string,
  run: typeof confirmBooking,
  description: string,
  { access, may }: { access: Access; may: string },
  errors: readonly (new (...args: never[]) => DomainError)[] = [],
): void {
  mutation(name, {
    description: `${description} ${may}`,
    access,
    type: Booking,
    errors: [StepNotPossible, StaleEdit, ...errors],
    input: (t) => ({
      bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
      expectedVersion: t.int({ description: 'The version the caller looked at; another step since is refused.' }),
      ownVersions: t.intList({ description: OWN_VERSIONS }),
    }),
    resolve: async (caller, input, query) => {
      return changedSession(caller, query, await run(caller, withoutNulls(input)));
    },
  });
}

step('holdBooking', holdBooking, 'Keeps the slot for somebody without taking it from others.', PLAN, [ResourceTaken]);
step('pencilBooking', pencilBooking, 'Notes that the session is agreed but not signed; it takes nothing yet.', PLAN, [ResourceTaken]);
step('confirmBooking', confirmBooking, 'Makes a session firm: its room, gear and people are taken from now on.', PLAN, [ResourceTaken]);
step('checkInBooking', checkInBooking, 'The session begins now.', RUN, [ResourceTaken]);
step('completeBooking', completeBooking, 'The session is over now; what is left of its time is free for others after the teardown.', RUN, [
  ResourceTaken,
]);
step('cancelBooking', cancelBooking, 'Calls the session off; everything it took is free.', PLAN);
step('markNoShow', markNoShow, 'Notes that nobody came; everything it took is free.', RUN);
