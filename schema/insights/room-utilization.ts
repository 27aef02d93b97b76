import { standing, TARGETS, utilization } from '../../domain/insights/insights-rules.ts';
import {
  readRoomUtilization,
  type Minutes,
  type PeriodMinutes,
  type RoomMinutes,
  type RoomUtilization,
} from '../../domain/insights/read-room-utilization.ts';
import { readRoomSessions, type RoomSession } from '../../domain/insights/read-room-sessions.ts';
import { SEE_UTILIZATION } from '../../domain/insights/insights-rules.ts';
import { builder } from '../builder.ts';
import { BookingStateEnum } from '../scheduling/booking-state.ts';
import { encodeId } from '../shared/ids.ts';
import { Computed } from './log-progress.ts';
import { StandingEnum, TargetBand } from './targets.ts';

const WHO = 'Owners, studio managers, coordinators and finance.';

const By = builder.enumType('UtilizationPeriod', {
  description: 'Into what the days are gathered.',
  values: {
    day: { description: 'Each day by itself.' },
    week: { description: 'Weeks from Monday to Sunday.' },
    month: { description: 'Calendar months.' },
  },
});

const Share = builder.interfaceRef<Minutes>('RoomTime').implement({
  description: 'Booked against available time.',
  fields: (t) => ({
    bookedMinutes: t.exposeInt('bookedMinutes', {
      description:
        'Minutes taken by confirmed, running and completed sessions, also outside opening hours; with setup and teardown if the studio counts them.',
    }),
    availableMinutes: t.exposeInt('availableMinutes', {
      description: 'Minutes of the opening hours, less closures and maintenance. A room without opening hours is always open.',
    }),
    utilization: t.float({
      nullable: true,
      description: 'Booked ÷ available, a fraction; above 1 with much work after hours. Null when nothing was available.',
      resolve: utilization,
    }),
    standing: t.field({
      type: StandingEnum,
      description: 'Where this lies against the target.',
      resolve: (minutes) => standing(utilization(minutes), TARGETS.roomUtilization),
    }),
  }),
});

const Period = builder.objectRef<PeriodMinutes>('RoomTimePeriod').implement({
  description: 'A day, a week or a month, clipped to the days asked for.',
  interfaces: [Share],
  access: SEE_UTILIZATION,
  fields: (t) => ({
    firstDay: t.expose('firstDay', { type: 'Date', description: 'Its first day.' }),
    lastDay: t.expose('lastDay', { type: 'Date', description: 'Its last day, included.' }),
  }),
});

const Room = builder.objectRef<RoomMinutes>('RoomUtilizationRow').implement({
  description: 'How full one room was on the days asked for.',
  interfaces: [Share],
  access: SEE_UTILIZATION,
  fields: (t) => ({
    roomId: t.id({ description: 'Id of the room.', resolve: ({ roomId }) => encodeId('Room', roomId) }),
    name: t.exposeString('name', { description: 'Name of the room.' }),
    periods: t.expose('periods', { type: [Period], description: 'The same, day by day, week by week or month by month.' }),
  }),
});

const Total = builder.objectRef<RoomUtilization['total']>('RoomUtilizationTotal').implement({
  description: 'All rooms together.',
  interfaces: [Share],
  access: SEE_UTILIZATION,
  fields: (t) => ({ periods: t.expose('periods', { type: [Period], description: 'Over time.' }) }),
});

const Utilization = builder.objectRef<RoomUtilization>('RoomUtilization').implement({
  description: 'How full the rooms were, and are planned to be.',
  access: SEE_UTILIZATION,
  fields: (t) => ({
    target: t.field({ type: TargetBand, description: 'What the trade aims at: 65 to 80 %.', resolve: () => TARGETS.roomUtilization }),
    total: t.expose('total', { type: Total, description: 'All rooms together.' }),
    rooms: t.expose('rooms', { type: [Room], description: 'Each room, in the order of the board.' }),
    computed: t.field({ type: Computed, description: 'How fresh the figures are.', resolve: (read) => read }),
  }),
});

const Session = builder.objectRef<RoomSession>('RoomUtilizationSession').implement({
  description: 'A session behind a room’s booked time.',
  access: SEE_UTILIZATION,
  fields: (t) => ({
    bookingId: t.id({ description: 'Id of the session.', resolve: ({ bookingId }) => encodeId('Booking', bookingId) }),
    title: t.exposeString('title', { description: 'Its title.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'Where it stands.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it starts.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Its client.' }),
    projectName: t.exposeString('projectName', { nullable: true, description: 'Its project.' }),
    countedMinutes: t.exposeInt('countedMinutes', { description: 'Minutes of it in the figure; the rows add up to bookedMinutes.' }),
  }),
});

builder.queryFields((t) => ({
  roomUtilization: t.field({
    type: Utilization,
    access: SEE_UTILIZATION,
    description: `Booked against available time per room. Days are those of the studio’s zone; at most two years. ${WHO}`,
    args: {
      firstDay: t.arg({ type: 'Date', required: true, description: 'First day.' }),
      lastDay: t.arg({ type: 'Date', required: true, description: 'Last day, included.' }),
      by: t.arg({ type: By, required: true, description: 'Into what the days are gathered.' }),
    },
    resolve: (_root, args, { caller }) => readRoomUtilization(caller, args),
  }),
  roomUtilizationSessions: t.field({
    type: [Session],
    access: SEE_UTILIZATION,
    description: `The sessions behind a room’s booked time, in order of time. ${WHO}`,
    args: {
      roomId: t.arg({ type: 'ID', required: true, extensions: { idOf: ['Room'] }, description: 'The room.' }),
      firstDay: t.arg({ type: 'Date', required: true, description: 'First day.' }),
      lastDay: t.arg({ type: 'Date', required: true, description: 'Last day, included.' }),
    },
    resolve: (_root, args, { caller }) => readRoomSessions(caller, args),
  }),
}));
