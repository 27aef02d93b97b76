import { checkInKit } from '../../domain/equipment/check-in-kit.ts';
import { checkInUnit } from '../../domain/equipment/check-in-unit.ts';
import { checkOutKit } from '../../domain/equipment/check-out-kit.ts';
import { checkOutUnit } from '../../domain/equipment/check-out-unit.ts';
import { HANDLE_GEAR } from '../../domain/equipment/equipment-policy.ts';
import { StepNotPossible } from '../../domain/kernel/errors.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { builder } from '../builder.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Checkout } from './checkout.ts';
import { GearConditionEnum } from './conditions.ts';
import { GearKit } from './kits.ts';
import { MaintenanceKindEnum } from './conditions.ts';

const WHO = 'Requires the role owner, studio manager, coordinator, producer or crew.';
const errors = [StepNotPossible, ResourceTaken];
const SLIP = {
  personId: 'Who takes it, when it is a person of the studio.',
  holderName: 'Who takes it, as written on the slip; needed without personId.',
  dueAt: 'When it is due back: ahead, within a year.',
  bookingId: 'The session it leaves for; where that has it already, the time stays the session’s.',
  note: 'Anything to note.',
};

mutation('checkOutUnit', {
  description: `Hands a unit to somebody until it is due; nobody else can have it meanwhile. ${WHO}`,
  access: HANDLE_GEAR,
  type: Checkout,
  errors,
  input: (t) => ({
    unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
    personId: idField(t, 'Person', { required: false, description: SLIP.personId }),
    holderName: t.string({ description: SLIP.holderName }),
    dueAt: t.field({ type: 'DateTime', required: true, description: SLIP.dueAt }),
    bookingId: idField(t, 'Booking', { required: false, description: SLIP.bookingId }),
    conditionOut: t.field({ type: GearConditionEnum, description: 'The state it leaves in; as last noted if not given.' }),
    note: t.string({ description: SLIP.note }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await checkOutUnit(caller, withoutNulls(input));
    return caller.db.checkout.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const MaintenanceInput = builder.inputType('ReturnMaintenanceInput', {
  description: 'The maintenance into which a unit goes as it comes back.',
  fields: (t) => ({
    kind: t.field({ type: MaintenanceKindEnum, required: true, description: 'What kind of work.' }),
    description: t.string({ required: true, description: 'What is wrong.' }),
    expectedBackAt: t.field({ type: 'DateTime', required: true, description: 'When it is expected back: ahead, within a year.' }),
  }),
});

mutation('checkInUnit', {
  description: `Takes a unit back; back early, the rest of its time is free at once. ${WHO}`,
  access: HANDLE_GEAR,
  type: Checkout,
  errors,
  input: (t) => ({
    unitId: idField(t, 'GearUnit', { required: true, description: 'Which.' }),
    conditionIn: t.field({ type: GearConditionEnum, description: 'The state it comes back in; as it left if not given.' }),
    note: t.string({ description: 'Anything to note.' }),
    location: t.string({ description: 'Where it is put; left out, where it belongs.' }),
    maintenance: t.field({ type: MaintenanceInput, description: 'Puts it straight into maintenance.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await checkInUnit(caller, withoutNulls(input));
    return caller.db.checkout.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('checkOutKit', {
  description: `Hands a kit to somebody until it is due: every unit of it, or none. ${WHO}`,
  access: HANDLE_GEAR,
  type: GearKit,
  errors,
  input: (t) => ({
    kitId: idField(t, 'GearKit', { required: true, description: 'Which.' }),
    personId: idField(t, 'Person', { required: false, description: SLIP.personId }),
    holderName: t.string({ description: SLIP.holderName }),
    dueAt: t.field({ type: 'DateTime', required: true, description: SLIP.dueAt }),
    bookingId: idField(t, 'Booking', { required: false, description: SLIP.bookingId }),
    note: t.string({ description: SLIP.note }),
    withoutUnitIds: idListField(t, 'GearUnit', { required: false, description: 'Units that stay here.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await checkOutKit(caller, withoutNulls(input));
    return caller.db.gearKit.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const UnitReturn = builder.inputType('UnitReturnInput', {
  description: 'A unit of a kit that comes back otherwise than it left.',
  fields: (t) => ({
    unitId: idField(t as never, 'GearUnit', { required: true, description: 'Which.' }),
    conditionIn: t.field({ type: GearConditionEnum, required: true, description: 'The state it comes back in.' }),
    note: t.string({ description: 'Anything to note.' }),
  }),
});

mutation('checkInKit', {
  description: `Takes back every unit of a kit that is out, in one act. ${WHO}`,
  access: HANDLE_GEAR,
  type: GearKit,
  errors,
  input: (t) => ({
    kitId: idField(t, 'GearKit', { required: true, description: 'Which.' }),
    conditions: t.field({ type: [UnitReturn], description: 'What comes back otherwise than it left.' }),
    note: t.string({ description: 'Anything to note.' }),
  }),
  resolve: async (caller, input, query) => {
    const { conditions, ...rest } = withoutNulls(input);
    const { id } = await checkInKit(caller, { ...rest, ...(conditions ? { conditions: conditions.map(withoutNulls) } : {}) });
    return caller.db.gearKit.findUniqueOrThrow({ ...query, where: { id } });
  },
});
