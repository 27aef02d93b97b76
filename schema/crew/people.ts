import type { $Enums } from '../../prisma/generated/client/client.ts';
import { archivePerson, restorePerson } from '../../domain/crew/archive-person.ts';
import { createPerson } from '../../domain/crew/create-person.ts';
import { SEE_PEOPLE_COST, visibleTo } from '../../domain/crew/crew-policy.ts';
import { editPerson } from '../../domain/crew/edit-person.ts';
import { readSkills } from '../../domain/crew/read-skills.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { StillBooked } from '../../domain/scheduling/still-booked.ts';
import { builder, inStudio } from '../builder.ts';
import { Reservation, reservationsFrom } from '../scheduling/reservation.ts';
import '../scheduling/still-booked.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { ARCHIVED, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const WHO = 'Requires the role owner, studio manager or coordinator.';

export const EngagementEnum = builder.enumType('Engagement', {
  description: 'How somebody works for the studio.',
  values: { staff: { description: 'Employed.' }, freelance: { description: 'By the job.' } } satisfies Record<$Enums.Engagement, object>,
});

export const Person = builder.prismaNode('Person', {
  select: { id: true },
  description: 'Somebody who can be put on a session. Visible to everyone who works for the studio; crew see nobody’s cost.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the person.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.string({
      description: 'Their name.',
      select: { resource: { select: { name: true } } },
      resolve: ({ resource }) => resource.name,
    }),
    jobTitle: t.exposeString('jobTitle', { description: 'What they are: engineer, editor … Empty when nobody said.' }),
    engagement: t.expose('engagement', { type: EngagementEnum, description: 'How they work for the studio.' }),
    email: t.exposeString('email', { description: 'E-mail address, or empty.' }),
    phone: t.exposeString('phone', { description: 'Telephone number, or empty.' }),
    skills: t.exposeStringList('skills', { description: 'What they can do; somebody who shares one can stand in.' }),
    hourlyCostMinor: t.exposeInt('hourlyCostMinor', {
      nullable: true,
      access: SEE_PEOPLE_COST,
      description: 'What an hour of them costs the studio, minor units of its currency. Null for crew.',
    }),
    upcoming: t.field({
      type: [Reservation],
      description: 'The firm sessions they are on now and in the next two weeks, ten at most.',
      select: (_args, { caller }) => ({ resource: { select: { allocations: reservationsFrom(caller.clock.now()) } } }),
      resolve: ({ resource }) => resource.allocations,
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When they were archived; null while they can be booked.',
      select: { resource: { select: { archivedAt: true } } },
      resolve: ({ resource }) => resource.archivedAt,
    }),
    version: t.int({
      description: VERSION,
      select: { resource: { select: { version: true } } },
      resolve: ({ resource }) => resource.version,
    }),
  }),
});

list('people', {
  model: 'Person',
  type: Person,
  access: STAFF,
  description: 'Everybody who can be put on a session.',
  sorts: {
    NAME: (direction) => ({ resource: { name: direction } }),
    JOB_TITLE: (direction) => [{ jobTitle: direction }, { resource: { name: direction } }],
    ENGAGEMENT: (direction) => [{ engagement: direction }, { resource: { name: direction } }],
  },
  search: (word) => ({
    OR: [{ resource: { name: contains(word) } }, { jobTitle: contains(word) }, { email: contains(word) }, { skills: { has: word } }],
  }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    engagement: arg({ type: EngagementEnum, description: 'Only staff or only freelancers.' }),
    skill: arg.string({ description: 'Only those with exactly this skill.' }),
  }),
  where: (caller, { archived, engagement, skill }) => ({
    AND: [
      visibleTo(caller.actor),
      { resource: inUse(archived) },
      engagement ? { engagement } : {},
      skill ? { skills: { has: skill } } : {},
    ],
  }),
});

const FIELDS = {
  jobTitle: 'What they are: engineer, editor …',
  email: 'E-mail address.',
  phone: 'Telephone number.',
  skills: 'What they can do, at most 50.',
  hourlyCostMinor: 'What an hour of them costs the studio, minor units of its currency.',
};

builder.queryField('skills', (t) =>
  t.stringList({
    access: STAFF,
    description: 'Every skill that somebody of the studio has or a session type asks for, in order of the alphabet.',
    resolve: (_root, _args, { caller }) => readSkills(caller),
  }),
);

mutation('createPerson', {
  description: `Adds somebody who can be put on sessions. ${WHO}`,
  access: RUNNERS,
  type: Person,
  input: (t) => ({
    name: t.string({ required: true, description: 'Their name, at most 200 characters.' }),
    jobTitle: t.string({ description: FIELDS.jobTitle }),
    engagement: t.field({ type: EngagementEnum, description: 'Staff if not given.' }),
    email: t.string({ description: FIELDS.email }),
    phone: t.string({ description: FIELDS.phone }),
    skills: t.stringList({ description: FIELDS.skills }),
    hourlyCostMinor: t.int({ description: FIELDS.hourlyCostMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createPerson(caller, withoutNulls(input));
    return caller.db.person.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editPerson', {
  description: `Changes what is known of a person; what is left out stays. A new cost counts for all sessions, past ones too. ${WHO}`,
  access: RUNNERS,
  type: Person,
  errors: [StaleEdit],
  input: (t) => ({
    personId: idField(t, 'Person', { required: true, description: 'Who.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'Their name, at most 200 characters.' }),
    jobTitle: t.string({ description: FIELDS.jobTitle }),
    engagement: t.field({ type: EngagementEnum, description: 'How they work for the studio.' }),
    email: t.string({ description: FIELDS.email }),
    phone: t.string({ description: FIELDS.phone }),
    skills: t.stringList({ description: FIELDS.skills }),
    hourlyCostMinor: t.int({ description: FIELDS.hourlyCostMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editPerson(caller, withoutNulls(input));
    return caller.db.person.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archivePerson', archivePerson, 'Takes a person out of lists and choices, once no firm session to come needs them.'],
  ['restorePerson', restorePerson, 'Brings an archived person back.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: RUNNERS,
    type: Person,
    errors: [StaleEdit, StillBooked],
    input: (t) => ({
      personId: idField(t, 'Person', { required: true, description: 'Who.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.person.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
