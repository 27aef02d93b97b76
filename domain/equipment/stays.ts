import { newId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transact.ts';
import { refusingOverlap } from '../scheduling/take-resources.ts';
import type { Stay } from './checkout-record.ts';

type Owner = { checkoutId: string } | { maintenanceId: string };

/** What a checkout or maintenance takes now. */
export async function readStays(tx: Tx, owner: Owner): Promise<Stay[]> {
  const rows = await tx.db.allocation.findMany({ where: { studioId: tx.studioId, ...owner }, orderBy: { startsAt: 'asc' } });
  return rows.map(({ resourceId, startsAt, endsAt, reason }) => ({
    resourceId,
    startsAt,
    endsAt,
    firm: true,
    reason: reason as Stay['reason'],
  }));
}

/**
 * Puts these stays in place of those it had.
 * @throws ResourceTaken when another path took the time at this moment
 */
export async function saveStays(tx: Tx, owner: Owner, stays: readonly Stay[]): Promise<void> {
  await tx.db.allocation.deleteMany({ where: { studioId: tx.studioId, ...owner } });
  if (stays.length === 0) return;
  await refusingOverlap(
    tx.db.allocation.createMany({ data: stays.map((stay) => ({ id: newId(), studioId: tx.studioId, ...owner, ...stay })) }),
  );
}
