import { editMaintenance } from '../../domain/equipment/edit-maintenance.ts';
import { MAINTAIN } from '../../domain/equipment/equipment-policy.ts';
import { finishMaintenance } from '../../domain/equipment/finish-maintenance.ts';
import { startMaintenance } from '../../domain/equipment/start-maintenance.ts';
import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { EXPECTED_VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { GearConditionEnum, MaintenanceKindEnum } from './conditions.ts';
import { Maintenance } from './maintenance.ts';

const shared = { access: MAINTAIN, type: Maintenance, errors: [StaleEdit, StepNotPossible, ResourceTaken] };
const WHO = 'Requires the role owner, studio manager, coordinator or crew.';

mutation('startMaintenance', {
  ...shared,
  description:
    'Takes a unit or a room out of use until it is expected back. Sessions that had the unit get another of its model or stay short of it; ' +
    `a room with sessions in that time is refused. ${WHO}`,
  input: (t) => ({
    resourceId: idField(t, ['GearUnit', 'Room'], { required: true, description: 'The unit or room.' }),
    kind: t.field({ type: MaintenanceKindEnum, required: true, description: 'What kind of work.' }),
    description: t.string({ required: true, description: 'What is wrong, or what is to be done.' }),
    expectedBackAt: t.field({ type: 'DateTime', required: true, description: 'When it is expected back: ahead, within a year.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await startMaintenance(caller, input);
    return caller.db.maintenance.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editMaintenance', {
  ...shared,
  description: `Changes what is done and when it is expected back; what is left out stays. ${WHO}`,
  input: (t) => ({
    maintenanceId: idField(t, 'Maintenance', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    kind: t.field({ type: MaintenanceKindEnum, description: 'What kind of work.' }),
    description: t.string({ description: 'What is wrong, or what is done.' }),
    expectedBackAt: t.field({ type: 'DateTime', description: 'When it is expected back: ahead, within a year.' }),
    costMinor: t.int({ description: 'What it costs, minor units of the studio’s currency.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editMaintenance(caller, withoutNulls(input));
    return caller.db.maintenance.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('finishMaintenance', {
  ...shared,
  description: `Ends a maintenance: the unit or room can be taken from now on, and sessions that were short get a unit if it is free. ${WHO}`,
  input: (t) => ({
    maintenanceId: idField(t, 'Maintenance', { required: true, description: 'Which.' }),
    condition: t.field({ type: GearConditionEnum, description: 'The state a unit comes back in; good if not given.' }),
    costMinor: t.int({ description: 'What it cost, minor units of the studio’s currency.' }),
    note: t.string({ description: 'What was done.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await finishMaintenance(caller, withoutNulls(input));
    return caller.db.maintenance.findUniqueOrThrow({ ...query, where: { id } });
  },
});
