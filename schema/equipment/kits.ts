import { archiveKit, restoreKit } from '../../domain/equipment/archive-kit.ts';
import { createKit } from '../../domain/equipment/create-kit.ts';
import { editKit } from '../../domain/equipment/edit-kit.ts';
import { visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { StillBooked } from '../../domain/scheduling/still-booked.ts';
import { builder, inStudio } from '../builder.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { ARCHIVED, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { GearUnit } from './unit.ts';

const WHO = 'Requires the role owner, studio manager or coordinator.';

export const GearKit = builder.prismaNode('GearKit', {
  select: { id: true },
  description: 'Units that travel together under one name. Visible to everyone who works for the studio.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the kit.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; no two kits share a name.' }),
    category: t.exposeString('category', { description: 'Kits of one category can stand in for one another.' }),
    units: t.field({
      type: [GearUnit],
      description: 'What is packed in it.',
      select: ((_args: unknown, _context: unknown, nested: () => object) => ({
        units: { orderBy: { unit: { resource: { name: 'asc' } } }, select: { unit: nested() } },
      })) as never,
      resolve: ((kit: { units: { unit: object }[] }) => kit.units.map(({ unit }) => unit)) as never,
    }),
    unitCount: t.relationCount('units', { description: 'How many units are packed in it.' }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('gearKits', {
  model: 'GearKit',
  type: GearKit,
  access: STAFF,
  description: 'The studio’s kits.',
  sorts: {
    NAME: (direction) => ({ name: direction }),
    CATEGORY: (direction) => [{ category: direction }, { name: direction }],
    UNITS: (direction) => ({ units: { _count: direction } }),
  },
  search: (word) => ({
    OR: [{ name: contains(word) }, { category: contains(word) }, { units: { some: { unit: { resource: { name: contains(word) } } } } }],
  }),
  filters: (arg) => ({ archived: arg.boolean({ description: ARCHIVED }), category: arg.string({ description: 'Only of this category.' }) }),
  where: (caller, { archived, category }) => ({ AND: [visibleTo(caller.actor), inUse(archived), category ? { category } : {}] }),
});

mutation('createGearKit', {
  description: `Packs units together under one name, to be booked and handed out as one. ${WHO}`,
  access: RUNNERS,
  type: GearKit,
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is called, at most 120 characters; no two kits share a name.' }),
    category: t.string({ required: true, description: 'Kits of one category can stand in for one another.' }),
    unitIds: idListField(t, 'GearUnit', { required: false, description: 'What is packed in it; a unit is in one kit at most.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createKit(caller, withoutNulls(input));
    return caller.db.gearKit.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editGearKit', {
  description: `Renames a kit or repacks it; what is left out stays. Sessions booked with it keep the units they were given. ${WHO}`,
  access: RUNNERS,
  type: GearKit,
  errors: [StaleEdit],
  input: (t) => ({
    kitId: idField(t, 'GearKit', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'What it is called, at most 120 characters; no two kits share a name.' }),
    category: t.string({ description: 'Kits of one category can stand in for one another.' }),
    unitIds: idListField(t, 'GearUnit', { required: false, description: 'All that is packed in it; a unit is in one kit at most.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editKit(caller, withoutNulls(input));
    return caller.db.gearKit.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveGearKit', archiveKit, 'Unpacks a kit and takes it out of lists and choices, once no session to come asks for it.'],
  ['restoreGearKit', restoreKit, 'Brings an archived kit back, empty.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: RUNNERS,
    type: GearKit,
    errors: [StaleEdit, StillBooked],
    input: (t) => ({
      kitId: idField(t, 'GearKit', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.gearKit.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
