import { StaleEdit } from '../../domain/kernel/errors.ts';
import { addRoomNeed } from '../../domain/production/add-room-need.ts';
import { editRoomNeed } from '../../domain/production/edit-room-need.ts';
import { readRoomGaps, readRoomNeeds, type RoomGap, type RoomNeedStanding } from '../../domain/production/read-room-needs.ts';
import { removeRoomNeed } from '../../domain/production/remove-room-need.ts';
import { missingOf } from '../../domain/production/room-need-rules.ts';
import { KEEP_PROJECTS } from '../../domain/production/production-policy.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { batched } from '../shared/batched.ts';
import { EXPECTED_VERSION, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { RoomKindEnum } from '../studio/setup.ts';
import { Project } from './project.ts';

const MAY = 'Requires the role owner, studio manager, coordinator or producer.';

const RoomNeed = builder.objectRef<RoomNeedStanding>('RoomNeed').implement({
  access: STAFF,
  description:
    'What a project’s plan needs of a room or a kind of room, and how far it is booked. Every booked minute counts for one need.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the need.', resolve: ({ id }) => encodeId('RoomNeed', id) }),
    roomId: t.id({
      nullable: true,
      description: 'A certain room; otherwise any of the kind.',
      resolve: ({ roomId }) => roomId && encodeId('Room', roomId),
    }),
    roomName: t.exposeString('roomName', { nullable: true, description: 'Its name.' }),
    roomKind: t.expose('roomKind', { type: RoomKindEnum, nullable: true, description: 'Any room of this kind.' }),
    minutes: t.exposeInt('minutes', { description: 'How long it is needed.' }),
    bookedMinutes: t.exposeInt('bookedMinutes', { description: 'Of these, how many are booked firmly, also those that are over.' }),
    pencilledMinutes: t.exposeInt('pencilledMinutes', {
      description: 'And how many are held, pencilled or asked for: missing until they are firm.',
    }),
    missingMinutes: t.exposeInt('missingMinutes', { description: 'How many are not booked yet.' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which it is of use; what is booked later does not count.',
    }),
    note: t.exposeString('note', { description: 'What for; may be empty.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

const needsOf = batched<RoomNeedStanding[]>(readRoomNeeds, []);

builder.prismaObjectFields(Project, (t) => ({
  roomNeeds: t.field({
    type: [RoomNeed],
    nullable: true,
    access: STAFF,
    description: 'Which rooms its plan needs, the earliest due first, and how far they are booked. Null for a client.',
    select: { id: true },
    resolve: ({ id }, _args, { caller }) => needsOf(caller, id),
  }),
  missingRoomMinutes: t.int({
    nullable: true,
    access: STAFF,
    description: 'Minutes of rooms that its plan needs and nobody has booked yet. Null for a client.',
    select: { id: true },
    resolve: async ({ id }, _args, { caller }) => missingOf(await needsOf(caller, id)),
  }),
}));

const Gap = builder.objectRef<RoomGap>('RoomGap').implement({
  access: STAFF,
  description: 'A project whose plan needs rooms longer than they are booked.',
  fields: (t) => ({
    projectId: t.id({ description: 'Id of the project.', resolve: ({ projectId }) => encodeId('Project', projectId) }),
    projectName: t.exposeString('projectName', { description: 'Its name.' }),
    clientId: t.id({ nullable: true, description: 'Whom it is for.', resolve: ({ clientId }) => clientId && encodeId('Client', clientId) }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Their name.' }),
    missingMinutes: t.exposeInt('missingMinutes', { description: 'Minutes that are missing of all its needs.' }),
    needs: t.expose('needs', { type: [RoomNeed], description: 'All its needs, also those that are met.' }),
  }),
});

builder.queryField('roomGaps', (t) =>
  t.field({
    type: [Gap],
    access: STAFF,
    description: 'Projects in work that miss room time, the most pressing first. For all staff.',
    resolve: (_root, _args, { caller }) => readRoomGaps(caller),
  }),
);

const FIELDS = {
  roomId: 'A certain room; then no kind is given.',
  roomKind: 'Any room of this kind; then no room is given.',
  minutes: 'How long it is needed, 15 to 600000.',
  dueOn: 'Last day on which it is of use.',
  note: 'What for.',
};

mutation('addRoomNeed', {
  description: `Writes into a project’s plan which room it needs, for how long and by when. ${MAY}`,
  access: KEEP_PROJECTS,
  type: Project,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'Whose plan.' }),
    roomId: idField(t, 'Room', { required: false, description: FIELDS.roomId }),
    roomKind: t.field({ type: RoomKindEnum, description: FIELDS.roomKind }),
    minutes: t.int({ required: true, description: FIELDS.minutes }),
    dueOn: t.field({ type: 'Date', description: FIELDS.dueOn }),
    note: t.string({ description: FIELDS.note }),
  }),
  resolve: async (caller, input, query) => {
    const { projectId } = await addRoomNeed(caller, withoutNulls(input) as Parameters<typeof addRoomNeed>[1]);
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id: projectId } });
  },
});

mutation('editRoomNeed', {
  description: `Changes what a plan needs; what is left out stays. Naming a room puts it in place of a kind, and the other way round. ${MAY}`,
  access: KEEP_PROJECTS,
  type: Project,
  errors: [StaleEdit],
  input: (t) => ({
    needId: idField(t, 'RoomNeed', { required: true, description: 'Which need.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    roomId: idField(t, 'Room', { required: false, description: FIELDS.roomId }),
    roomKind: t.field({ type: RoomKindEnum, description: FIELDS.roomKind }),
    minutes: t.int({ description: FIELDS.minutes }),
    dueOn: t.field({ type: 'Date', description: `${FIELDS.dueOn} Null for any day.` }),
    note: t.string({ description: FIELDS.note }),
  }),
  resolve: async (caller, { dueOn, ...input }, query) => {
    const edit = { ...withoutNulls(input), dueOn } as Parameters<typeof editRoomNeed>[1];
    const { projectId } = await editRoomNeed(caller, edit);
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id: projectId } });
  },
});

mutation('removeRoomNeed', {
  description: `Takes a need out of a project’s plan. What is booked stays booked. ${MAY}`,
  access: KEEP_PROJECTS,
  type: Project,
  input: (t) => ({ needId: idField(t, 'RoomNeed', { required: true, description: 'Which need.' }) }),
  resolve: async (caller, input, query) => {
    const { projectId } = await removeRoomNeed(caller, input);
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id: projectId } });
  },
});
