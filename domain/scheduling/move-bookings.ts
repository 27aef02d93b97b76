import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { InvalidInput } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { changeBooking } from './change-booking.ts';
import { moveBookingInput, moveOf } from './move-booking.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const moveBookingsInput = z.object({
  moves: z.array(moveBookingInput).min(1, 'Say which sessions move.').max(50, 'Move at most 50 sessions at once.'),
});

/**
 * Moves several sessions, all or none, in the order in which they are named: one that makes room comes before the one that takes it.
 * @throws as moveBooking
 */
export const moveBookings = command('scheduling.moveSeveral', moveBookingsInput, async (tx, { moves }) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  await moveAll(tx, moves);
  return { ids: moves.map(({ bookingId }) => bookingId) };
});

export async function moveAll(tx: Tx, moves: readonly z.output<typeof moveBookingInput>[]): Promise<void> {
  for (const [index, move] of moves.entries())
    try {
      await changeBooking(tx, moveOf(move));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(error.issues.map((issue) => ({ ...issue, path: `moves.${index}.${issue.path}` })));
    }
}
