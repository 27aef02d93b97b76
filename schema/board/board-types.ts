import type { BoardPerson, BoardProject, BoardRoom, BoardSession, BoardSight, BoardStudio, BoardUnit } from '../../domain/board/board.ts';
import type { RoomBlock, Shortage, UnitCheckout, UnitMaintenance } from '../../domain/board/board.ts';
import type { TimeRange } from '../../domain/kernel/time-range.ts';
import type { ZoneOffset } from '../../domain/kernel/zone.ts';
import { builder } from '../builder.ts';
import { MaintenanceKindEnum } from '../equipment/conditions.ts';
import { ProjectHealthEnum, ProjectStageEnum } from '../production/stages.ts';
import { BookingStateEnum } from '../scheduling/booking-state.ts';
import { encodeId } from '../shared/ids.ts';
import { StudioKindEnum } from '../studio/enums.ts';
import { RoomKindEnum } from '../studio/setup.ts';

/** Ids on the board are those of the records themselves, so that a screen with the right can open them. */
export const RECORD = { room: 'Room', session: 'Booking', unit: 'GearUnit', project: 'Project' } as const;

const carried = { access: 'carried' as const };

const Range = builder.objectRef<TimeRange>('BoardRange').implement({
  ...carried,
  description: 'A stretch of time; its end is not part of it.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
  }),
});

const Offset = builder.objectRef<ZoneOffset>('BoardOffset').implement({
  ...carried,
  description: 'How far the studio’s zone is from UTC, from a moment on.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Since when.' }),
    minutes: t.exposeInt('minutes', { description: 'Minutes to add to UTC.' }),
  }),
});

export const StudioOnBoard = builder.objectRef<BoardStudio>('BoardStudio').implement({
  ...carried,
  description: 'The studio as its wall board heads it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the studio.' }),
    zone: t.exposeString('zone', { description: 'IANA zone of all times that people read on it.' }),
    offsets: t.expose('offsets', {
      type: [Offset],
      description: 'The zone’s offsets for the next year, in order: a screen need not know the zone itself.',
    }),
    kind: t.expose('kind', { type: StudioKindEnum, description: 'What the studio mainly does.' }),
    noShowAfterMinutes: t.exposeInt('noShowAfterMinutes', {
      nullable: true,
      description: 'Minutes without check-in after which nobody seems to come; null when nobody is missed.',
    }),
  }),
});

export const Sight = builder.objectRef<BoardSight>('BoardSight').implement({
  ...carried,
  description: 'What this board may show. The rest is not in the answer at all.',
  fields: (t) => ({
    titles: t.exposeBoolean('titles', { description: 'Titles of sessions, and holds.' }),
    names: t.exposeBoolean('names', { description: 'Clients and people.' }),
    gear: t.exposeBoolean('gear', { description: 'Gear that is out, due, in maintenance or missing.' }),
    projects: t.exposeBoolean('projects', { description: 'The project pipeline.' }),
    budgets: t.exposeBoolean('budgets', { description: 'How much of its budget a project has spent.' }),
  }),
});

const BlockKind = builder.enumType('BoardBlockKind', {
  description: 'Why a room is out of use.',
  values: { maintenance: { description: 'Work is done on it.' }, closed: { description: 'It is closed: a holiday, a house closure.' } },
});

const Block = builder.objectRef<RoomBlock>('BoardBlock').implement({
  ...carried,
  description: 'Why a room is out of use for a while.',
  fields: (t) => ({
    kind: t.expose('kind', { type: BlockKind, description: 'Why.' }),
    title: t.exposeString('title', { nullable: true, description: 'What it is; null where names are hidden.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When the room is expected back.' }),
  }),
});

export const RoomOnBoard = builder.objectRef<BoardRoom>('BoardRoom').implement({
  ...carried,
  description: 'A room, and when it can be used within the window.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the room.', resolve: ({ id }) => encodeId(RECORD.room, id) }),
    name: t.exposeString('name', { description: 'Name of the room.' }),
    kind: t.expose('kind', { type: RoomKindEnum, description: 'What it is for.' }),
    position: t.exposeInt('position', { description: 'Its place on the board; lower comes first.' }),
    alwaysOpen: t.exposeBoolean('alwaysOpen', { description: 'Whether it has no opening hours and never closes.' }),
    open: t.expose('open', { type: [Range], description: 'When it is open within the window; empty when always.' }),
    blocks: t.expose('blocks', { type: [Block], description: 'Closures and maintenance within the window.' }),
  }),
});

const Person = builder.objectRef<BoardPerson>('BoardPerson').implement({
  ...carried,
  description: 'Somebody on a session.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Their name.' }),
    duty: t.exposeString('duty', { description: 'What they do in this session; empty when nobody said.' }),
  }),
});

const ShortageType = builder.objectRef<Shortage>('BoardShortage').implement({
  ...carried,
  description: 'Gear that a session asked for and does not have in full.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The model, kit or unit.' }),
    wanted: t.exposeInt('wanted', { description: 'Units asked for.' }),
    has: t.exposeInt('has', { description: 'Units it has.' }),
  }),
});

export const SessionOnBoard = builder.objectRef<BoardSession>('BoardSession').implement({
  ...carried,
  description: 'A session, hold or tentative session that touches the window. Where it stands at a moment follows from these facts.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the booking.', resolve: ({ id }) => encodeId(RECORD.session, id) }),
    title: t.exposeString('title', { nullable: true, description: 'What it is; null where titles are hidden.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'hold, tentative, confirmed, in_session or completed.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Planned beginning.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Planned end.' }),
    setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes before the beginning in which the room is set up.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes after the end in which the room is cleared.' }),
    checkedInAt: t.expose('checkedInAt', { type: 'DateTime', nullable: true, description: 'When it really began.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it really ended.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    holdRank: t.exposeInt('holdRank', { nullable: true, description: 'Of a hold: its place among those that want the same slot, from 1.' }),
    holdExpiresAt: t.expose('holdExpiresAt', { type: 'DateTime', nullable: true, description: 'Of a hold: when it lapses by itself.' }),
    challengeEndsAt: t.expose('challengeEndsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a hold that another one challenged: by when it must be confirmed.',
    }),
    expectedStartAt: t.expose('expectedStartAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Running late: when it will really begin, as somebody told.',
    }),
    resourceIds: t.stringList({
      description:
        'What else it takes, as names without meaning: two sessions that share one keep each other waiting. Empty where names are hidden.',
      resolve: ({ resourceIds }) => resourceIds,
    }),
    roomIds: t.idList({ description: 'The rooms it takes.', resolve: ({ roomIds }) => roomIds.map((id) => encodeId(RECORD.room, id)) }),
    clientName: t.exposeString('clientName', {
      nullable: true,
      description: 'Whom it is for; null for nobody, and where names are hidden.',
    }),
    projectName: t.exposeString('projectName', { nullable: true, description: 'The project it belongs to, if any and if it may be told.' }),
    people: t.expose('people', { type: [Person], description: 'Who is on it, the engineer first; empty where names are hidden.' }),
    staffed: t.exposeBoolean('staffed', { description: 'Whether somebody is on it, also where names are hidden.' }),
    shortages: t.expose('shortages', { type: [ShortageType], description: 'Gear it lacks.' }),
    openRoles: t.exposeStringList('openRoles', { description: 'Skills wanted of people whom nobody has named yet, once for each.' }),
    checkTotal: t.exposeInt('checkTotal', { description: 'Lines of what is to be prepared; 0 for nothing, or where titles are hidden.' }),
    checkDone: t.exposeInt('checkDone', { description: 'How many of them are done.' }),
  }),
});

const CheckoutOnBoard = builder.objectRef<UnitCheckout>('BoardCheckout').implement({
  ...carried,
  description: 'A unit handed out and not yet back.',
  fields: (t) => ({
    holderName: t.exposeString('holderName', { nullable: true, description: 'Who has it; null where names are hidden.' }),
    outAt: t.expose('outAt', { type: 'DateTime', description: 'When it went out.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it should be back; overdue from then on.' }),
  }),
});

const MaintenanceOnBoard = builder.objectRef<UnitMaintenance>('BoardMaintenance').implement({
  ...carried,
  description: 'Work on a unit that is not finished.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MaintenanceKindEnum, description: 'What kind of work.' }),
    description: t.exposeString('description', { nullable: true, description: 'What is done; null where names are hidden.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Since when it is out of use.' }),
    expectedBackAt: t.expose('expectedBackAt', { type: 'DateTime', description: 'When it is expected back.' }),
  }),
});

export const UnitOnBoard = builder.objectRef<BoardUnit>('BoardUnit').implement({
  ...carried,
  description: 'A unit of gear that is not simply in.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the unit.', resolve: ({ id }) => encodeId(RECORD.unit, id) }),
    name: t.exposeString('name', { description: 'Its name, with its number.' }),
    modelName: t.exposeString('modelName', { description: 'Its model.' }),
    kitName: t.exposeString('kitName', { nullable: true, description: 'The kit it is packed in, if any.' }),
    checkout: t.expose('checkout', { type: CheckoutOnBoard, nullable: true, description: 'Who has it and until when, if it is out.' }),
    maintenance: t.expose('maintenance', { type: MaintenanceOnBoard, nullable: true, description: 'The work on it, if any.' }),
    missingAt: t.expose('missingAt', { type: 'DateTime', nullable: true, description: 'Since when it is missing, if it is.' }),
  }),
});

export const ProjectOnBoard = builder.objectRef<BoardProject>('BoardProject').implement({
  ...carried,
  description: 'A project of the pipeline. Its health follows from these facts and the day.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the project.', resolve: ({ id }) => encodeId(RECORD.project, id) }),
    name: t.exposeString('name', { description: 'Name of the project.' }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Whom it is for; null where names are hidden.' }),
    stage: t.expose('stage', { type: ProjectStageEnum, description: 'Where it stands.' }),
    position: t.exposeFloat('position', { description: 'Its place in the stage; lower comes first.' }),
    deadline: t.expose('deadline', { type: 'Date', nullable: true, description: 'Last day on which delivery is on time.' }),
    delivered: t.exposeBoolean('delivered', { description: 'Whether it was delivered.' }),
    reportedHealth: t.expose('reportedHealth', { type: ProjectHealthEnum, nullable: true, description: 'The producer’s own judgement.' }),
    healthNote: t.exposeString('healthNote', { nullable: true, description: 'Why; null where names are hidden.' }),
    budgetUsed: t.exposeFloat('budgetUsed', {
      nullable: true,
      description: 'Costs so far ÷ budget; null without a budget and for those who may not see money.',
    }),
  }),
});
