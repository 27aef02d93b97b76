import './shared/scalars.ts';
import './shared/errors.ts';
import './activity/changes.ts';
import './board/board.ts';
import './insights/project-margins.ts';
import './insights/room-utilization.ts';
import './scheduling/booking-mutations.ts';
import './scheduling/booking-steps.ts';
import './scheduling/bookings.ts';
import './scheduling/check-booking.ts';
import './scheduling/choices.ts';
import './scheduling/closures.ts';
import './scheduling/schedule.ts';
import './studio/board-links.ts';
import './studio/members.ts';
import './studio/sessions.ts';
import './studio/setup.ts';
import './studio/studio.ts';
import './studio/viewer.ts';
import { builder } from './builder.ts';

/** The whole API. A new function of the studio adds its import above. */
export const schema = builder.toSchema({ sortSchema: true });
