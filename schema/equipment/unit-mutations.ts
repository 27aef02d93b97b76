import { archiveUnit, restoreUnit } from '../../domain/equipment/archive-unit.ts';
import { createUnit } from '../../domain/equipment/create-unit.ts';
import { editUnit } from '../../domain/equipment/edit-unit.ts';
import { HANDLE_GEAR } from '../../domain/equipment/equipment-policy.ts';
import { reportUnitFound, reportUnitMissing } from '../../domain/equipment/report-missing.ts';
import { reportUnitBroken } from '../../domain/equipment/report-unit-broken.ts';
import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { StillBooked } from '../../domain/scheduling/still-booked.ts';
import { RUNNERS } from '../shared/access.ts';
import { clearing, EXPECTED_VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { GearConditionEnum } from './conditions.ts';
import { GearUnit } from './unit.ts';

const KEEP = 'Requires the role owner, studio manager or coordinator.';
const HANDLE = 'Requires the role owner, studio manager, coordinator, producer or crew.';
const FIELDS = {
  serial: 'Serial number.',
  condition: 'The state it is in.',
  location: 'Where it belongs.',
  purchasedOn: 'The day it was bought.',
  purchaseCostMinor: 'What it cost, minor units of the studio’s currency.',
};

mutation('createGearUnit', {
  description: `Adds one item of a model, under the model’s next number. ${KEEP}`,
  access: RUNNERS,
  type: GearUnit,
  input: (t) => ({
    modelId: idField(t, 'GearModel', { required: true, description: 'What kind of gear it is.' }),
    serial: t.string({ description: FIELDS.serial }),
    barcode: t.string({ description: 'What its label says; one is made if not given. No two units share one.' }),
    condition: t.field({ type: GearConditionEnum, description: 'Good if not given.' }),
    location: t.string({ description: FIELDS.location }),
    purchasedOn: t.field({ type: 'Date', description: FIELDS.purchasedOn }),
    purchaseCostMinor: t.int({ description: FIELDS.purchaseCostMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createUnit(caller, withoutNulls(input));
    return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editGearUnit', {
  description: `Changes what is known of a unit; what is left out stays, null clears day and cost. ${KEEP}`,
  access: RUNNERS,
  type: GearUnit,
  errors: [StaleEdit],
  input: (t) => ({
    unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    serial: t.string({ description: FIELDS.serial }),
    barcode: t.string({ description: 'What its label says. No two units share one.' }),
    condition: t.field({ type: GearConditionEnum, description: FIELDS.condition }),
    location: t.string({ description: FIELDS.location }),
    purchasedOn: t.field({ type: 'Date', description: FIELDS.purchasedOn }),
    purchaseCostMinor: t.int({ description: FIELDS.purchaseCostMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editUnit(caller, clearing(input, 'purchasedOn', 'purchaseCostMinor'));
    return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveGearUnit', archiveUnit, 'Retires a unit, once it is back and no firm session to come has it. Its history stays.'],
  ['restoreGearUnit', restoreUnit, 'Brings a retired unit back.'],
] as const)
  mutation(name, {
    description: `${description} ${KEEP}`,
    access: RUNNERS,
    type: GearUnit,
    errors: [StaleEdit, StepNotPossible, StillBooked],
    input: (t) => ({
      unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id } });
    },
  });

mutation('reportUnitBroken', {
  description: `Says that a unit is broken and takes it out of use for repair. Sessions that had it get another of its model, or stay short of it. ${HANDLE} The tablet of a room may tell it of the gear there.`,
  access: [...HANDLE_GEAR, 'board'],
  type: GearUnit,
  errors: [StepNotPossible, ResourceTaken],
  input: (t) => ({
    unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
    description: t.string({ required: true, description: 'What is wrong.' }),
    expectedBackAt: t.field({ type: 'DateTime', description: 'When it is expected back; in a week if not given.' }),
  }),
  resolve: async (caller, input, query) => {
    await reportUnitBroken(caller, withoutNulls(input));
    return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id: input.unitId } });
  },
});

mutation('reportUnitMissing', {
  description: `Says that nobody knows where a unit is. Sessions to come that had it get another of its model, or stay short of it. ${HANDLE}`,
  access: HANDLE_GEAR,
  type: GearUnit,
  errors: [StepNotPossible, ResourceTaken],
  input: (t) => ({ unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input, query) => {
    await reportUnitMissing(caller, input);
    return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id: input.unitId } });
  },
});

mutation('reportUnitFound', {
  description: `Says that a missing unit is back. Sessions that were short of such a unit get one if it is free. ${HANDLE}`,
  access: HANDLE_GEAR,
  type: GearUnit,
  errors: [StepNotPossible, ResourceTaken],
  input: (t) => ({
    unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
    location: t.string({ description: 'Where it is now; left out, where it belongs.' }),
  }),
  resolve: async (caller, input, query) => {
    await reportUnitFound(caller, withoutNulls(input));
    return caller.db.gearUnit.findUniqueOrThrow({ ...query, where: { id: input.unitId } });
  },
});
