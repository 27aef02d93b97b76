import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { changeHolds } from './change-holds.ts';
import { requireAhead } from './hold-expiry.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Says until when a hold stands, later or earlier than before; null lets it stand until somebody decides.
 * @throws InvalidInput when that moment has passed · NotAllowed · NotFound · StepNotPossible when it is no hold
 */
export const extendHold = command(
  'scheduling.extendHold',
  z.object({ bookingId: field.id('hold'), expiresAt: field.instant().nullable() }),
  (tx, { bookingId, expiresAt }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    const holdExpiresAt = requireAhead(tx, expiresAt, 'expiresAt');
    return changeHolds(tx, { kind: 'hold_extended', bookingIds: [bookingId], decide: () => new Map([[bookingId, { holdExpiresAt }]]) });
  },
);
