import { StaleEdit } from '../../domain/kernel/errors.ts';
import { archiveProject, restoreProject } from '../../domain/production/archive-project.ts';
import { createProject } from '../../domain/production/create-project.ts';
import { editProject } from '../../domain/production/edit-project.ts';
import { moveProject } from '../../domain/production/move-project.ts';
import { KEEP_PROJECTS } from '../../domain/production/production-policy.ts';
import { reportProjectHealth } from '../../domain/production/report-project-health.ts';
import { setProjectDeadline } from '../../domain/production/set-project-deadline.ts';
import { clearing, EXPECTED_VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Project } from './project.ts';
import { ProjectHealthEnum, ProjectStageEnum } from './stages.ts';

const WHO = 'Requires the role owner, studio manager, coordinator or producer.';
const shared = { access: KEEP_PROJECTS, type: Project };
const FIELDS = {
  name: 'What it is called, at most 200 characters.',
  clientId: 'Whom it is for.',
  producerId: 'Who leads it.',
  brief: 'What it is about.',
  deadline: 'Last day on which delivery is on time, in the studio’s calendar.',
  budgetMinor: 'What it may cost, minor units. A coordinator may not change it.',
};

mutation('createProject', {
  ...shared,
  description: `Starts a project, at the end of its stage’s column. ${WHO}`,
  input: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    clientId: idField(t, 'Client', { required: false, description: FIELDS.clientId }),
    producerId: idField(t, 'Person', { required: false, description: FIELDS.producerId }),
    brief: t.string({ description: FIELDS.brief }),
    deadline: t.field({ type: 'Date', description: FIELDS.deadline }),
    budgetMinor: t.int({ description: FIELDS.budgetMinor }),
    stage: t.field({ type: ProjectStageEnum, description: 'Development if not given.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createProject(caller, withoutNulls(input));
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editProject', {
  ...shared,
  errors: [StaleEdit],
  description: `Changes what a project is called, for whom and by whom; what is left out stays, null clears. ${WHO}`,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    clientId: idField(t, 'Client', { required: false, description: FIELDS.clientId }),
    producerId: idField(t, 'Person', { required: false, description: FIELDS.producerId }),
    brief: t.string({ description: FIELDS.brief }),
    deadline: t.field({ type: 'Date', description: FIELDS.deadline }),
    budgetMinor: t.int({ description: FIELDS.budgetMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editProject(caller, clearing(input, 'clientId', 'producerId', 'deadline', 'budgetMinor'));
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('moveProject', {
  ...shared,
  errors: [StaleEdit],
  description: `Puts a project into a stage, at a place among the others there. Entering wrap delivers it. ${WHO}`,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    stage: t.field({ type: ProjectStageEnum, required: true, description: 'Where to.' }),
    beforeProjectId: idField(t, 'Project', {
      required: false,
      description: 'The project of that stage above which it is put; last without one.',
    }),
    deadline: t.field({ type: 'Date', description: 'A new deadline, if it changes with the stage; null clears it.' }),
    health: t.field({
      type: ProjectHealthEnum,
      description: 'A new word on its health, if it changes with the stage; null takes it back.',
    }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await moveProject(caller, clearing(input, 'deadline', 'health'));
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('setProjectDeadline', {
  ...shared,
  errors: [StaleEdit],
  description: `Sets or clears a project’s deadline. ${WHO}`,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    deadline: t.field({ type: 'Date', description: 'Last day on which delivery is on time; null for none.' }),
  }),
  resolve: async (caller, { deadline, ...input }, query) => {
    const { id } = await setProjectDeadline(caller, { ...withoutNulls(input), deadline: deadline ?? null });
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('reportProjectHealth', {
  ...shared,
  errors: [StaleEdit],
  description: `Says how a project stands; the figures may say worse. ${WHO}`,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    health: t.field({ type: ProjectHealthEnum, description: 'How it stands; null takes the word back.' }),
    note: t.string({ description: 'Why, at most 500 characters.' }),
  }),
  resolve: async (caller, { health, ...input }, query) => {
    const { id } = await reportProjectHealth(caller, { ...withoutNulls(input), health: health ?? null });
    return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveProject', archiveProject, 'Takes a project off the pipeline and out of choices; its sessions and figures stay.'],
  ['restoreProject', restoreProject, 'Brings an archived project back to its stage.'],
] as const)
  mutation(name, {
    ...shared,
    errors: [StaleEdit],
    description: `${description} ${WHO}`,
    input: (t) => ({
      projectId: idField(t, 'Project', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.project.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
