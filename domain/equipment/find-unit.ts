import type { Caller } from '../kernel/caller.ts';
import { visibleTo } from './equipment-policy.ts';

/** The unit whose label says this, whatever case a scanner or a person types it in; null when there is none. */
export async function findUnitByBarcode(caller: Caller, barcode: string): Promise<string | null> {
  const code = barcode.trim();
  if (!code || code.length > 64 || code.includes('\0')) return null;
  const where = visibleTo(caller.actor);
  const exact = await caller.db.gearUnit.findFirst({ where: { AND: [where, { barcode: code }] }, select: { id: true } });
  if (exact) return exact.id;
  const close = await caller.db.gearUnit.findMany({
    where: { AND: [where, { barcode: { equals: code, mode: 'insensitive' } }] },
    select: { id: true },
    take: 2,
  });
  return close.length === 1 ? close[0]!.id : null;
}
