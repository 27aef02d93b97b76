import { SEE_GEAR_MONEY, visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { contains, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { MaintenanceKindEnum } from './conditions.ts';

export const Maintenance = builder.prismaNode('Maintenance', {
  select: { id: true },
  description: 'Work on a unit or a room, which is out of use meanwhile. Visible to everyone who works for the studio.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the maintenance.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: MaintenanceKindEnum, description: 'What kind of work.' }),
    description: t.exposeString('description', { description: 'What is wrong, or what is done.' }),
    resourceId: t.id({
      description: 'Id of the unit or room.',
      select: { resourceId: true, resource: { select: { kind: true } } },
      resolve: ({ resourceId, resource }) => encodeId(resource.kind === 'room' ? 'Room' : 'GearUnit', resourceId),
    }),
    resourceName: t.string({
      description: 'Name of the unit or room.',
      select: { resource: { select: { name: true } } },
      resolve: ({ resource }) => resource.name,
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it began.' }),
    expectedBackAt: t.expose('expectedBackAt', {
      type: 'DateTime',
      description: 'When the unit or room is expected back; until then it is taken.',
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended; null while it goes on.' }),
    costMinor: t.exposeInt('costMinor', {
      nullable: true,
      access: SEE_GEAR_MONEY,
      description: 'What it cost, minor units of the studio’s currency. Null for crew.',
    }),
    reportedByName: t.exposeString('reportedByName', { description: 'Who reported it.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('maintenances', {
  model: 'Maintenance',
  type: Maintenance,
  access: STAFF,
  description: 'Work on units and rooms: what goes on, and what was.',
  sorts: {
    EXPECTED_BACK: (direction) => ({ expectedBackAt: direction }),
    STARTED: (direction) => ({ startsAt: direction }),
    NAME: (direction) => ({ resource: { name: direction } }),
  },
  search: (word) => ({ OR: [{ description: contains(word) }, { resource: { name: contains(word) } }] }),
  filters: (arg) => ({
    open: arg.boolean({ description: 'True for what goes on, false for what has ended; both if not given.' }),
    from: arg({ type: 'DateTime', description: 'Only what had not ended by this moment.' }),
    to: arg({ type: 'DateTime', description: 'Only what began before this moment.' }),
    resourceId: idField(arg as never, ['GearUnit', 'Room'], { required: false, description: 'Only of this unit or room.' }),
  }),
  where: (caller, { open, from, to, resourceId }) => ({
    AND: [
      visibleTo(caller.actor),
      open == null ? {} : { endedAt: open ? null : { not: null } },
      from ? { OR: [{ endedAt: null }, { endedAt: { gt: from } }] } : {},
      to ? { startsAt: { lt: to } } : {},
      resourceId ? { resourceId } : {},
    ],
  }),
});
