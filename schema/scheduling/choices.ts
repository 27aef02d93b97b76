import { CHOICE_KINDS, readBookingChoices, type BookingChoice } from '../../domain/scheduling/schedule-choices.ts';
import { readGearRows, readPeopleRows, type ScheduleRow } from '../../domain/scheduling/schedule-rows.ts';
import { builder } from '../builder.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { withoutNulls } from '../shared/mutation.ts';

const TYPE = {
  room: 'Room',
  person: 'Person',
  model: 'GearModel',
  kit: 'GearKit',
  unit: 'GearUnit',
  client: 'Client',
  project: 'Project',
} as const;

const ChoiceKind = builder.enumType('BookingChoiceKind', {
  description: 'What kind of thing a session can have.',
  values: Object.fromEntries(CHOICE_KINDS.map((kind) => [kind, { description: `A ${TYPE[kind]}.` }])) as Record<
    (typeof CHOICE_KINDS)[number],
    { description: string }
  >,
});

const Choice = builder.objectRef<BookingChoice>('BookingChoice').implement({
  description: 'Something to put into a session.',
  access: 'carried',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the room, person, model, kit, unit, client or project.',
      resolve: ({ id, kind }) => encodeId(TYPE[kind], id),
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    note: t.exposeString('note', { description: 'What tells two of the same name apart; may be empty.' }),
    free: t.exposeInt('free', { description: 'How many can be had at that time: of a model its free units, of everything else 1 or 0.' }),
  }),
});

builder.queryField('bookingChoices', (t) =>
  t.field({
    type: [Choice],
    access: [...RUNNERS, 'producer'],
    description:
      'What a session could have, found by name: those that are free at that time first, 40 at most. Requires the role owner, studio manager, coordinator or producer.',
    args: {
      kind: t.arg({ type: ChoiceKind, required: true, description: 'What is looked for.' }),
      search: t.arg.string({ description: 'Only what matches all these words.' }),
      skill: t.arg.string({ description: 'Of people: those with this skill come first.' }),
      startsAt: t.arg({ type: 'DateTime', description: 'When it would be taken, setup included; without a time everything is free.' }),
      endsAt: t.arg({ type: 'DateTime', description: 'Until when, teardown included.' }),
      bookingId: idField(t.arg, 'Booking', {
        required: false,
        description: 'The session that is edited: what it takes itself is free for it.',
      }),
      clientId: idField(t.arg, 'Client', { required: false, description: 'Of projects: only those of this client, or of none.' }),
    },
    resolve: (_root, { kind, ...args }, { caller }) => readBookingChoices(caller, { kind, ...withoutNulls(args) }),
  }),
);

const rowType = (name: string, description: string, type: 'Person' | 'GearUnit') =>
  builder.objectRef<ScheduleRow>(name).implement({
    description,
    access: 'carried',
    fields: (t) => ({
      id: t.id({ description: 'Its id.', resolve: ({ id }) => encodeId(type, id) }),
      name: t.exposeString('name', { description: 'Its name.' }),
      group: t.exposeString('group', { description: 'Rows of one group stand together; may be empty.' }),
      note: t.exposeString('note', { description: 'A word about it; may be empty.' }),
    }),
  });

builder.queryField('schedulePeople', (t) =>
  t.field({
    type: [rowType('SchedulePersonRow', 'A person as a row of the schedule.', 'Person')],
    access: STAFF,
    description: 'Everybody who can be put on a session, by job.',
    resolve: (_root, _args, { caller }) => readPeopleRows(caller),
  }),
);

builder.queryField('scheduleGear', (t) =>
  t.field({
    type: [rowType('ScheduleUnitRow', 'A unit of gear as a row of the schedule.', 'GearUnit')],
    access: STAFF,
    description: 'All units of gear, by category.',
    resolve: (_root, _args, { caller }) => readGearRows(caller),
  }),
);
