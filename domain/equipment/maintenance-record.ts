import type { Maintenance } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { MINUTES_A_YEAR, plusMinutes } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Stay } from './checkout-record.ts';
import { visibleTo } from './equipment-policy.ts';
import { readStays } from './stays.ts';

/** A maintenance as changed and logged: its unit or room by name, and what it takes of it. */
export type MaintenanceRecord = Omit<Maintenance, 'studioId'> & { name: string; allocations: Stay[] };

/**
 * Reads a maintenance and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockMaintenance(tx: Tx, maintenanceId: string): Promise<MaintenanceRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM maintenance WHERE studio_id = ${tx.studioId}::uuid AND id = ${maintenanceId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.maintenance.findFirst({
    where: { AND: [visibleTo(tx.actor), { id: maintenanceId }] },
    include: { resource: { select: { name: true } } },
  });
  if (!found) throw new NotFound('maintenance', maintenanceId);
  const { studioId: _studio, resource, ...maintenance } = found;
  return { ...maintenance, name: resource.name, allocations: await readStays(tx, { maintenanceId }) };
}

export const maintenanceChange = (kind: string, before: MaintenanceRecord | null, after: MaintenanceRecord): ChangeEntry => ({
  area: 'equipment',
  entity: 'maintenance',
  entityId: after.id,
  kind,
  before: before && { ...before },
  after: { ...after },
});

/** @throws InvalidInput when it is not expected back at a time ahead, within a year */
export function requireExpectedBack(expectedBackAt: Date, at: Date): void {
  if (expectedBackAt <= at) throw invalid('expectedBackAt', 'Choose a time ahead at which it is expected back.');
  if (expectedBackAt > plusMinutes(at, MINUTES_A_YEAR))
    throw invalid('expectedBackAt', 'Choose a time within a year; it can be put off later.');
}
