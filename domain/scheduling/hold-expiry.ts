import { invalid } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { lapsesAt } from './hold-rules.ts';

/**
 * When a hold lapses: as somebody wishes (null for never), or after the studio's days.
 * @throws InvalidInput when that moment has passed
 */
export async function expiryOf(tx: Tx, startsAt: Date, wish?: Date | null): Promise<Date | null> {
  if (wish !== undefined) return requireAhead(tx, wish, 'holdExpiresAt');
  const { holdDays } = await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId }, select: { holdDays: true } });
  return lapsesAt(tx.at, startsAt, holdDays);
}

/** @throws InvalidInput at the path when that moment has passed */
export function requireAhead(tx: Tx, expiresAt: Date | null, path: string): Date | null {
  if (expiresAt && expiresAt <= tx.at) throw invalid(path, 'This moment has passed. Choose a later one, or release the hold.');
  return expiresAt;
}
