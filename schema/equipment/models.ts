import { archiveModel, restoreModel } from '../../domain/equipment/archive-model.ts';
import { createModel } from '../../domain/equipment/create-model.ts';
import { editModel } from '../../domain/equipment/edit-model.ts';
import { SEE_GEAR_MONEY, visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { unitsInState } from '../../domain/equipment/units-in-state.ts';
import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { builder, inStudio } from '../builder.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { ARCHIVED, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const WHO = 'Requires the role owner, studio manager or coordinator.';

export const GearModel = builder.prismaNode('GearModel', {
  select: { id: true },
  description: 'A kind of gear, of which the studio owns units. Visible to everyone who works for the studio.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the model.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; no two models share a name.' }),
    manufacturer: t.exposeString('manufacturer', { description: 'Who makes it, or empty.' }),
    category: t.exposeString('category', { description: 'Microphones, cameras … as the studio calls it.' }),
    dailyRateMinor: t.exposeInt('dailyRateMinor', {
      nullable: true,
      access: SEE_GEAR_MONEY,
      description: 'Hire price of one unit for a day, minor units of the studio’s currency. Null for crew.',
    }),
    unitCount: t.relationCount('units', { description: 'How many units the studio has of it.', where: { resource: { archivedAt: null } } }),
    availableCount: t.relationCount('units', {
      description: 'How many of them nobody has at the moment of answering.',
      where: (_args, { caller }) => unitsInState('available', caller.clock.now()),
    }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('gearModels', {
  model: 'GearModel',
  type: GearModel,
  access: STAFF,
  description: 'The kinds of gear the studio owns.',
  sorts: {
    NAME: (direction) => ({ name: direction }),
    CATEGORY: (direction) => [{ category: direction }, { name: direction }],
    MANUFACTURER: (direction) => [{ manufacturer: direction }, { name: direction }],
    UNITS: (direction) => ({ units: { _count: direction } }),
  },
  search: (word) => ({ OR: [{ name: contains(word) }, { manufacturer: contains(word) }, { category: contains(word) }] }),
  filters: (arg) => ({ archived: arg.boolean({ description: ARCHIVED }), category: arg.string({ description: 'Only of this category.' }) }),
  where: (caller, { archived, category }) => ({ AND: [visibleTo(caller.actor), inUse(archived), category ? { category } : {}] }),
});

builder.queryField('gearCategories', (t) =>
  t.stringList({
    access: STAFF,
    description: 'The categories of models and kits in use, in order. For everyone who works for the studio.',
    resolve: async (_root, _args, { caller }) => {
      const where = { AND: [visibleTo(caller.actor), { archivedAt: null }] };
      const [models, kits] = await Promise.all([
        caller.db.gearModel.findMany({ where, distinct: ['category'], select: { category: true } }),
        caller.db.gearKit.findMany({ where, distinct: ['category'], select: { category: true } }),
      ]);
      return [...new Set([...models, ...kits].map(({ category }) => category))].sort((a, b) => a.localeCompare(b));
    },
  }),
);

const FIELDS = {
  name: 'What it is called, at most 120 characters; no two models share a name.',
  manufacturer: 'Who makes it.',
  category: 'Microphones, cameras … as the studio calls it.',
  dailyRateMinor: 'Hire price of one unit for a day, minor units of the studio’s currency.',
};

mutation('createGearModel', {
  description: `Enters a kind of gear, of which units can be added then. ${WHO}`,
  access: RUNNERS,
  type: GearModel,
  input: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    manufacturer: t.string({ description: FIELDS.manufacturer }),
    category: t.string({ required: true, description: FIELDS.category }),
    dailyRateMinor: t.int({ description: FIELDS.dailyRateMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createModel(caller, withoutNulls(input));
    return caller.db.gearModel.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editGearModel', {
  description: `Changes a kind of gear; its units are called by its new name. What is left out stays. ${WHO}`,
  access: RUNNERS,
  type: GearModel,
  errors: [StaleEdit],
  input: (t) => ({
    modelId: idField(t, 'GearModel', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    manufacturer: t.string({ description: FIELDS.manufacturer }),
    category: t.string({ description: FIELDS.category }),
    dailyRateMinor: t.int({ description: FIELDS.dailyRateMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editModel(caller, withoutNulls(input));
    return caller.db.gearModel.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveGearModel', archiveModel, 'Takes a kind of gear out of lists and choices, once its units are archived.'],
  ['restoreGearModel', restoreModel, 'Brings an archived kind of gear back.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: RUNNERS,
    type: GearModel,
    errors: [StaleEdit, StepNotPossible],
    input: (t) => ({
      modelId: idField(t, 'GearModel', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.gearModel.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
