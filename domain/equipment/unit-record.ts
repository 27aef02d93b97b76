import { applyEdit, saveEdit } from '../activity/save-edit.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { dayFromColumn, dayToColumn, type Day } from '../kernel/zone.ts';
import type { Checkout, Maintenance } from '../../prisma/generated/client/client.ts';
import { visibleTo } from './equipment-policy.ts';
import { BARCODE_TWIN } from './gear-inputs.ts';
import type { GearCondition } from './unit-rules.ts';

/** A unit as changed and logged: the resource that sessions take, and the item it is. */
export interface UnitRecord {
  id: string;
  name: string;
  archivedAt: Date | null;
  createdAt: Date;
  version: number;
  modelId: string;
  number: number;
  serial: string;
  barcode: string;
  condition: GearCondition;
  location: string;
  missingAt: Date | null;
  purchasedOn: Day | null;
  purchaseCostMinor: number | null;
}

/** A locked unit with where it is: its open checkout and its open maintenance. */
export interface LockedUnit {
  unit: UnitRecord;
  standing: { archivedAt: Date | null; missingAt: Date | null; checkout: Checkout | null; maintenance: Maintenance | null };
}

/**
 * Reads a unit and locks it until commit; whatever hands it out, in or to the workshop does so under this lock.
 * @throws NotFound also when the actor may not see it
 */
export async function lockUnit(tx: Tx, unitId: string): Promise<LockedUnit> {
  await tx.db.$queryRaw`SELECT 1 FROM resource WHERE studio_id = ${tx.studioId}::uuid AND id = ${unitId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.gearUnit.findFirst({
    where: { AND: [visibleTo(tx.actor), { id: unitId }] },
    include: { resource: { include: { maintenances: { where: { endedAt: null } } } }, checkouts: { where: { returnedAt: null } } },
  });
  if (!found) throw new NotFound('unit', unitId);
  const { resource, checkouts, studioId: _studio, purchasedOn, ...fields } = found;
  const { name, archivedAt, createdAt, version, maintenances } = resource;
  const unit = { ...fields, name, archivedAt, createdAt, version, purchasedOn: purchasedOn && dayFromColumn(purchasedOn) };
  const standing = { archivedAt, missingAt: unit.missingAt, checkout: checkouts[0] ?? null, maintenance: maintenances[0] ?? null };
  return { unit, standing };
}

interface UnitChange {
  kind: string;
  before: UnitRecord;
  after: UnitRecord;
  expectedVersion?: number | undefined;
}

const editOf = (tx: Tx, change: UnitChange) => ({
  area: 'equipment' as const,
  entity: 'unit',
  ...change,
  save: async ({ id, name: _name, archivedAt, createdAt: _created, version, purchasedOn, ...data }: UnitRecord) => {
    const where = { studioId_id: { studioId: tx.studioId, id } };
    await tx.db.resource.update({ where, data: { archivedAt, version } });
    const write = tx.db.gearUnit.update({ where, data: { ...data, purchasedOn: purchasedOn && dayToColumn(purchasedOn) } });
    await refusingTwin(write, 'barcode', BARCODE_TWIN);
  },
});

/** @throws StaleEdit · InvalidInput when another unit has the barcode */
export const changeUnit = (tx: Tx, change: UnitChange, also: ChangeEntry[] = []): Promise<{ id: string; version: number }> =>
  saveEdit(tx, { ...editOf(tx, change), also });

/** The same as a part of a larger act, which records it; empty when nothing changed. */
export const applyToUnit = async (tx: Tx, change: UnitChange): Promise<ChangeEntry[]> => {
  const entry = await applyEdit(tx, editOf(tx, change));
  return entry ? [entry] : [];
};
