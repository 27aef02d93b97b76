import { visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { findUnitByBarcode } from '../../domain/equipment/find-unit.ts';
import { unitsInState } from '../../domain/equipment/units-in-state.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { ARCHIVED, contains, inUse } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { UnitStateEnum } from './conditions.ts';
import { GearUnit } from './unit.ts';

list('gearUnits', {
  model: 'GearUnit',
  type: GearUnit,
  access: STAFF,
  description: 'The studio’s gear, item by item.',
  sorts: {
    NAME: (direction) => [{ model: { name: direction } }, { number: direction }],
    CATEGORY: (direction) => [{ model: { category: direction } }, { model: { name: direction } }, { number: direction }],
    CONDITION: (direction) => [{ condition: direction }, { model: { name: direction } }, { number: direction }],
    LOCATION: (direction) => [{ location: direction }, { model: { name: direction } }, { number: direction }],
    BARCODE: (direction) => ({ barcode: direction }),
    PURCHASED: (direction) => ({ purchasedOn: { sort: direction, nulls: 'last' } }),
  },
  search: (word) => ({
    OR: [
      { resource: { name: contains(word) } },
      { barcode: contains(word) },
      { serial: contains(word) },
      { location: contains(word) },
      { model: { OR: [{ manufacturer: contains(word) }, { category: contains(word) }] } },
      { checkouts: { some: { returnedAt: null, holderName: contains(word) } } },
    ],
  }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    modelId: idField(arg as never, 'GearModel', { required: false, description: 'Only of this model.' }),
    kitId: idField(arg as never, 'GearKit', { required: false, description: 'Only packed in this kit.' }),
    category: arg.string({ description: 'Only of this category.' }),
    state: arg({ type: UnitStateEnum, description: 'Only those in this state at the moment of answering.' }),
  }),
  where: (caller, { archived, modelId, kitId, category, state }) => ({
    AND: [
      visibleTo(caller.actor),
      state ? unitsInState(state, caller.clock.now()) : { resource: inUse(archived) },
      modelId ? { modelId } : {},
      kitId ? { kitUnit: { kitId } } : {},
      category ? { model: { category } } : {},
    ],
  }),
});

builder.queryField('gearUnitByBarcode', (t) =>
  t.prismaField({
    type: GearUnit,
    nullable: true,
    access: STAFF,
    description: 'The unit whose label says this, in capitals or not; null when there is none. For everyone who works for the studio.',
    args: { barcode: t.arg.string({ required: true, description: 'What the scanner read.' }) },
    resolve: async (query, _root, { barcode }, { caller }) => {
      const id = await findUnitByBarcode(caller, barcode);
      return id ? caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id } }) : null;
    },
  }),
);
