import { dayToColumn, plusDays } from '../../domain/kernel/zone.ts';
import type { GearUnit } from '../generated/client/client.ts';
import type { Stay } from '../../domain/equipment/checkout-record.ts';
import { maintenanceChange } from '../../domain/equipment/maintenance-record.ts';
import { EMPTY, newResource } from './add-places.ts';
import { memberOf } from './add-people.ts';
import { HOUSE, type Demo } from './demo.ts';
import { KITS, MISSING, MODELS, REPAIRS } from './gear-data.ts';
import { resourceSnapshot, snapshot, withoutStudio } from './snapshots.ts';

export function unitOf(demo: Demo, model: string, number: number): GearUnit {
  const { id } = demo.rows.gearModels.find((one) => one.name === model)!;
  return demo.rows.gearUnits.find((unit) => unit.modelId === id && unit.number === number)!;
}

/** Models, sixty units and the four kits. */
export function addGear(demo: Demo): void {
  const { rows, studioId, createdAt } = demo;
  for (const { units, costMinor, serialPrefix, location, ...fields } of MODELS) {
    const model = { id: demo.id(createdAt), studioId, ...fields, archivedAt: null, version: 1 };
    rows.gearModels.push(model);
    demo.record(createdAt, HOUSE, {
      area: 'equipment',
      entity: 'gear_model',
      entityId: model.id,
      kind: 'created',
      before: null,
      after: snapshot(model),
    });
    for (let number = 1; number <= units; number += 1) {
      const resource = newResource(demo, 'unit', `${model.name} no. ${number}`, rows.sites[0]!.id);
      const unit: GearUnit = {
        id: resource.id,
        studioId,
        modelId: model.id,
        number,
        serial: `${serialPrefix}${demo.random.between(100_000, 999_999)}`,
        barcode: `NL${String(rows.gearUnits.length + 1_001)}`,
        condition: demo.random.chance(0.15) ? 'worn' : 'good',
        location,
        missingAt: null,
        purchasedOn: dayToColumn(plusDays(demo.monday, -400 - demo.random.between(0, 1_500))),
        purchaseCostMinor: costMinor - demo.random.between(0, Math.floor(costMinor / 100)) * 10,
      };
      rows.gearUnits.push(unit);
      demo.record(createdAt, HOUSE, {
        area: 'equipment',
        entity: 'unit',
        entityId: unit.id,
        kind: 'created',
        before: null,
        after: resourceSnapshot(resource, unit),
      });
    }
  }
  for (const { name, category, units } of KITS) {
    const kit = { id: demo.id(createdAt), studioId, name, category, archivedAt: null, version: 1 };
    const unitIds = units.map(([model, number]) => unitOf(demo, model, number).id).sort();
    rows.gearKits.push(kit);
    rows.kitUnits.push(...unitIds.map((unitId) => ({ unitId, studioId, kitId: kit.id })));
    demo.record(createdAt, HOUSE, {
      area: 'equipment',
      entity: 'gear_kit',
      entityId: kit.id,
      kind: 'created',
      before: null,
      after: snapshot(kit, { unitIds }),
    });
  }
}

/** Three units on the bench and one that nobody finds. */
export function addTrouble(demo: Demo): void {
  const { rows, studioId, now } = demo;
  for (const {
    unit: [model, number],
    kind,
    description,
    startedDaysAgo,
    backInDays,
  } of REPAIRS) {
    const unit = unitOf(demo, model, number);
    const startsAt = new Date(+now - startedDaysAgo * 86_400_000 - 2 * 3_600_000);
    const by = memberOf(demo, 'coordinator');
    const maintenance = {
      id: demo.id(startsAt),
      studioId,
      resourceId: unit.id,
      kind,
      description,
      startsAt,
      expectedBackAt: demo.at(plusDays(demo.today, backInDays), 17 * 60),
      endedAt: null,
      costMinor: 0,
      reportedByName: by.name,
      version: 1,
    };
    const { name } = rows.resources.find((one) => one.id === unit.id)!;
    const stay: Stay = { resourceId: unit.id, firm: true, reason: 'maintenance', startsAt, endsAt: maintenance.expectedBackAt };
    rows.maintenances.push(maintenance);
    rows.allocations.push({ ...EMPTY, ...stay, id: demo.id(startsAt), studioId, maintenanceId: maintenance.id });
    demo.busy.take(unit.id, stay);
    demo.record(
      startsAt,
      by,
      maintenanceChange('put_into_maintenance', null, { ...withoutStudio(maintenance), name, allocations: [stay] }),
    );
  }

  const lost = unitOf(demo, ...MISSING);
  const resource = rows.resources.find((one) => one.id === lost.id)!;
  const before = resourceSnapshot(resource, lost);
  const missingAt = new Date(+now - 9 * 86_400_000);
  Object.assign(lost, { missingAt });
  resource.version += 1;
  // Nobody takes what cannot be found.
  demo.busy.take(lost.id, { startsAt: missingAt, endsAt: demo.at(plusDays(demo.monday, 140), 0) });
  demo.record(missingAt, memberOf(demo, 'coordinator'), {
    area: 'equipment',
    entity: 'unit',
    entityId: lost.id,
    kind: 'reported_missing',
    before,
    after: resourceSnapshot(resource, lost),
  });
}
