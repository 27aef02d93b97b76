import { systemActor } from '../kernel/actor.ts';
import { NotFound } from '../kernel/errors.ts';
import { minusMinutes, plusMinutes } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { equipmentPolicy } from './equipment-policy.ts';

const AROUND_MINUTES = 12 * 60;

/**
 * Whoever handles gear may say that it is broken; the tablet of a room what a session there has around now. What follows from it for
 * sessions elsewhere is the house's to do, so the tablet's act is carried out with its sight; the log names the tablet.
 * @throws NotAllowed · NotFound
 */
export async function asReporter(tx: Tx, unitId: string): Promise<Tx> {
  const { actor } = tx;
  if (actor.kind !== 'board' || !actor.mayCheckIn || actor.roomId === null) {
    equipmentPolicy.require(actor, 'handle_gear');
    return tx;
  }
  const range = { startsAt: { lt: plusMinutes(tx.at, AROUND_MINUTES) }, endsAt: { gt: minusMinutes(tx.at, AROUND_MINUTES) } };
  const here = await tx.db.allocation.findFirst({
    where: {
      studioId: tx.studioId,
      resourceId: unitId,
      firm: true,
      ...range,
      booking: { state: { in: ['confirmed', 'in_session'] }, allocations: { some: { resourceId: actor.roomId, firm: true } } },
    },
    select: { id: true },
  });
  if (!here) throw new NotFound('unit', unitId);
  return { ...tx, actor: systemActor(tx.studioId, actor.name) };
}
