import type { GearKit } from '../../prisma/generated/client/client.ts';
import { saveEdit } from '../activity/save-edit.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { visibleTo } from './equipment-policy.ts';
import { KIT_TWIN } from './gear-inputs.ts';

/** A kit as it is changed and logged, with its units in id order. */
export type KitRecord = Omit<GearKit, 'studioId'> & { unitIds: string[] };

/**
 * Reads a kit and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockKit(tx: Tx, kitId: string): Promise<KitRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM gear_kit WHERE studio_id = ${tx.studioId}::uuid AND id = ${kitId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.gearKit.findFirst({
    where: { AND: [visibleTo(tx.actor), { id: kitId }] },
    include: { units: { select: { unitId: true }, orderBy: { unitId: 'asc' } } },
  });
  if (!found) throw new NotFound('kit', kitId);
  const { studioId: _studio, units, ...kit } = found;
  return { ...kit, unitIds: units.map(({ unitId }) => unitId) };
}

/** @throws StaleEdit · InvalidInput when another kit has the name */
export const changeKit = (
  tx: Tx,
  change: { kind: string; before: KitRecord; after: KitRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'equipment',
    entity: 'gear_kit',
    ...change,
    save: async ({ id, unitIds, ...data }) => {
      await refusingTwin(tx.db.gearKit.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }), 'name', KIT_TWIN);
      await packUnits(tx, id, unitIds);
    },
  });

export async function packUnits(tx: Tx, kitId: string, unitIds: readonly string[]): Promise<void> {
  await tx.db.kitUnit.deleteMany({ where: { studioId: tx.studioId, kitId } });
  await tx.db.kitUnit.createMany({ data: unitIds.map((unitId) => ({ unitId, studioId: tx.studioId, kitId })) });
}

/**
 * The units can be packed together: they exist, none is retired, none is in another kit. Answers them in id order, locked.
 * @throws InvalidInput · NotFound
 */
export async function requirePackable(tx: Tx, unitIds: readonly string[], kitId: string | null): Promise<string[]> {
  const twice = unitIds.findIndex((id, index) => unitIds.indexOf(id) !== index);
  if (twice >= 0) throw invalid(`unitIds.${twice}`, 'This unit is chosen twice. Choose it once.');
  const ordered = [...unitIds].sort();
  await tx.db
    .$queryRaw`SELECT 1 FROM resource WHERE studio_id = ${tx.studioId}::uuid AND id = ANY (${ordered}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const units = await tx.db.gearUnit.findMany({
    where: { AND: [visibleTo(tx.actor), { id: { in: ordered } }] },
    include: { resource: true, kitUnit: { include: { kit: true } } },
  });
  for (const [index, id] of unitIds.entries()) {
    const unit = units.find((one) => one.id === id);
    if (!unit) throw new NotFound('unit', id);
    if (unit.resource.archivedAt)
      throw invalid(`unitIds.${index}`, `${unit.resource.name} is retired. Restore it first or choose another.`);
    if (unit.kitUnit && unit.kitUnit.kitId !== kitId)
      throw invalid(`unitIds.${index}`, `${unit.resource.name} is packed in ${unit.kitUnit.kit.name}. Take it out there first.`);
  }
  return ordered;
}
