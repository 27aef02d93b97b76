import { readSchedule, readScheduleNews } from '../../domain/scheduling/schedule-read.ts';
import type { ScheduledKind, ScheduleNews } from '../../domain/scheduling/schedule-types.ts';
import { requireScheduleDays } from '../../domain/scheduling/schedule-window.ts';
import { builder } from '../builder.ts';
import { STAFF_AND_CLIENTS } from '../shared/access.ts';
import { encodeId } from '../shared/ids.ts';
import { ScheduleBlock, ScheduledBooking, ScheduledCheckout, ScheduleRoom } from './schedule-types.ts';

/** A block may be a closure or a maintenance; its id is gone under both names. */
const NAMES: Record<ScheduledKind, readonly string[]> = {
  booking: ['Booking'],
  room: ['Room'],
  closure: ['Closure', 'Maintenance'],
  checkout: ['Checkout'],
};

const Snapshot = builder.objectRef<ScheduleNews>('ScheduleSnapshot').implement({
  access: 'carried',
  description:
    'What stands on the schedule on some days: everything when `fresh`, otherwise the present state of what changed and the ids of what is ' +
    'not there any more. Sessions that are called off are not on it.',
  fields: (t) => ({
    revision: t.expose('revision', { type: 'BigInt', description: 'The change up to which this tells: `since` of the next subscription.' }),
    fresh: t.exposeBoolean('fresh', { description: 'Whether this is the whole picture, in place of any before it.' }),
    zone: t.exposeString('zone', { description: 'IANA zone of the studio’s days.' }),
    startsAt: t.field({ type: 'DateTime', description: 'When the first day begins …', resolve: ({ window }) => window.startsAt }),
    endsAt: t.field({ type: 'DateTime', description: '… and the last one ends.', resolve: ({ window }) => window.endsAt }),
    rooms: t.expose('rooms', { type: [ScheduleRoom], description: 'The studio’s rooms; archived ones are gone.' }),
    bookings: t.expose('bookings', { type: [ScheduledBooking], description: 'Sessions that touch these days with setup and teardown.' }),
    closures: t.expose('closures', { type: [ScheduleBlock], description: 'Closures, maintenance and time off that touch these days.' }),
    checkouts: t.expose('checkouts', { type: [ScheduledCheckout], description: 'Gear that is or was handed out on these days.' }),
    removed: t.idList({
      description: 'Ids of what is not on these days any more; may name some that never were.',
      resolve: ({ removed }) => removed.flatMap(({ kind, id }) => NAMES[kind].map((type) => encodeId(type, id))),
    }),
  }),
});

const HOW_MUCH = 'A client sees its own sessions, and of others that the room is taken. At most 100 days.';

builder.queryField('schedule', (t) =>
  t.field({
    type: Snapshot,
    access: STAFF_AND_CLIENTS,
    description: `The schedule of some days as it is now. ${HOW_MUCH}`,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day, in the studio’s calendar.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The day after the last one.' }),
    },
    resolve: (_root, days, { caller }) => readSchedule(caller, days),
  }),
);

builder.subscriptionField('schedule', (t) =>
  t.field({
    type: Snapshot,
    access: STAFF_AND_CLIENTS,
    description: `The schedule of some days, live. The first message comes at once: the whole picture, or what was missed after \`since\`. ${HOW_MUCH}`,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day, in the studio’s calendar.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The day after the last one.' }),
      since: t.arg({ type: 'BigInt', description: 'The revision the caller has; without it the first message is fresh.' }),
    },
    subscribe: (_root, { since, ...days }, { live, caller }) => {
      requireScheduleDays(days);
      return live.watch(caller.actor, since);
    },
    resolve: (tick, days, { caller }) => readScheduleNews(caller, days, tick),
  }),
);
