import { archiveKit } from '../../../domain/equipment/archive-kit.ts';
import { archiveModel } from '../../../domain/equipment/archive-model.ts';
import { archiveUnit } from '../../../domain/equipment/archive-unit.ts';
import { checkOutUnit } from '../../../domain/equipment/check-out-unit.ts';
import { reportUnitMissing } from '../../../domain/equipment/report-missing.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

const model = (house: House) => ({ name: house.name('Model'), manufacturer: 'Neumann', category: 'Microphones', dailyRateMinor: 2_500 });
const unit = (house: House) => ({
  serial: 'S/N 1204',
  barcode: house.name('CB'),
  condition: 'good',
  location: 'Shelf 3',
  purchasedOn: '2024-03-01',
  purchaseCostMinor: 120_000,
});
const kit = async (house: House) => ({
  name: house.name('Kit'),
  category: 'Camera kits',
  unitIds: [await id('GearUnit', house.make.unit())],
});
const slip = async (house: House) => ({
  personId: await id('Person', house.make.person()),
  holderName: 'Jo Tanaka',
  bookingId: await id('Booking', house.make.booking()),
  dueAt: house.times().startsAt,
  note: 'With its case.',
});
const unitOut = async ({ studio, make, times }: House): Promise<string> => {
  const unitId = await make.unit();
  await checkOutUnit(studio.system, { unitId, holderName: 'Jo Tanaka', dueAt: times().startsAt });
  return unitId;
};
const work = (house: House) => ({ kind: 'repair', description: 'Capsule crackles.', expectedBackAt: house.times().startsAt });

export const EQUIPMENT: Record<string, Example> = {
  createGearModel: async (house) => model(house),
  editGearModel: async (house) => ({ ...model(house), modelId: await id('GearModel', house.make.model()), expectedVersion: 1 }),
  archiveGearModel: async (house) => ({ modelId: await id('GearModel', house.make.emptyModel()), expectedVersion: 1 }),
  restoreGearModel: async (house) => {
    const modelId = await house.make.emptyModel();
    await archiveModel(house.studio.system, { modelId });
    return { modelId: await id('GearModel', modelId), expectedVersion: 2 };
  },
  createGearUnit: async (house) => ({ ...unit(house), modelId: await id('GearModel', house.make.model()) }),
  editGearUnit: async (house) => ({ ...unit(house), unitId: await id('GearUnit', house.make.unit()), expectedVersion: 1 }),
  archiveGearUnit: async (house) => ({ unitId: await id('GearUnit', house.make.unit()), expectedVersion: 1 }),
  restoreGearUnit: async (house) => {
    const unitId = await house.make.unit();
    await archiveUnit(house.studio.system, { unitId });
    return { unitId: await id('GearUnit', unitId), expectedVersion: 2 };
  },
  createGearKit: kit,
  editGearKit: async (house) => ({ ...(await kit(house)), kitId: await id('GearKit', house.make.kit()), expectedVersion: 1 }),
  archiveGearKit: async (house) => ({ kitId: await id('GearKit', house.make.kit()), expectedVersion: 1 }),
  restoreGearKit: async (house) => {
    const kitId = await house.make.kit();
    await archiveKit(house.studio.system, { kitId });
    return { kitId: await id('GearKit', kitId), expectedVersion: 2 };
  },
  checkOutUnit: async (house) => ({
    ...(await slip(house)),
    unitId: await id('GearUnit', house.make.unit()),
    conditionOut: 'good',
  }),
  checkInUnit: async (house) => ({
    unitId: await id('GearUnit', unitOut(house)),
    conditionIn: 'faulty',
    location: 'Bench',
    note: 'Fell from the stand.',
    maintenance: work(house),
  }),
  checkOutKit: async (house) => {
    const kitId = await house.make.kit();
    const [stays] = await house.studio.db.kitUnit.findMany({ where: { kitId } });
    return {
      ...(await slip(house)),
      kitId: await id('GearKit', kitId),
      withoutUnitIds: [await id('GearUnit', stays!.unitId)],
    };
  },
  checkInKit: async (house) => {
    const kitId = await house.make.kitOut();
    const [worn] = await house.studio.db.kitUnit.findMany({ where: { kitId } });
    return {
      kitId: await id('GearKit', kitId),
      note: 'All there.',
      conditions: [{ unitId: await id('GearUnit', worn!.unitId), conditionIn: 'worn', note: 'A scratch.' }],
    };
  },
  reportUnitBroken: async (house) => ({
    unitId: await id('GearUnit', house.make.unitInRoom()),
    description: 'No sound.',
    expectedBackAt: house.times().startsAt,
  }),
  reportUnitMissing: async (house) => ({ unitId: await id('GearUnit', house.make.unit()) }),
  reportUnitFound: async (house) => {
    const unitId = await house.make.unit();
    await reportUnitMissing(house.studio.system, { unitId });
    return { unitId: await id('GearUnit', unitId), location: 'Behind the sofa' };
  },
  startMaintenance: async (house) => ({ resourceId: await id('GearUnit', house.make.unit()), ...work(house) }),
  editMaintenance: async (house) => ({
    maintenanceId: await id('Maintenance', house.make.maintenance()),
    expectedVersion: 1,
    ...work(house),
    costMinor: 4_500,
  }),
  finishMaintenance: async (house) => ({
    maintenanceId: await id('Maintenance', house.make.maintenance()),
    condition: 'good',
    costMinor: 4_500,
    note: 'New capsule.',
  }),
};
