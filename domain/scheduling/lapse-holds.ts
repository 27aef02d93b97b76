import { z } from 'zod';
import { record } from '../activity/record.ts';
import { systemActor } from '../kernel/actor.ts';
import type { Services } from '../kernel/caller.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { bookingChange, lockBooking } from './booking-record.ts';
import { changeBooking } from './change-booking.ts';
import { doEach } from './do-each.ts';
import { CHALLENGE_REMINDER_MINUTES, lapseOf, type HoldLapse } from './hold-rules.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const KINDS = { expired: 'hold_expired', challenge_lost: 'hold_forfeited' } as const satisfies Record<HoldLapse, string>;

/** Releases a hold for one reason, if that reason still holds on the locked session; otherwise nothing is left to do. */
const lapse = (reason: HoldLapse) =>
  command(`scheduling.${KINDS[reason]}`, z.object({ bookingId: field.id('hold') }), (tx, { bookingId }) => {
    schedulingPolicy.require(tx.actor, 'schedule');
    return changeBooking(tx, {
      bookingId,
      kind: KINDS[reason],
      decide: (booking) => (booking.state === 'hold' && lapseOf(booking, tx.at) === reason ? { ...booking, state: 'cancelled' } : booking),
    });
  });

/** A hold whose time is up. */
export const expireHold = lapse('expired');
/** A hold that was challenged and did not decide in time. */
export const forfeitHold = lapse('challenge_lost');

/**
 * Reminds of a challenge that ends soon: once for each, since the log says whether it was done.
 * The hold itself does not change.
 */
export const remindOfChallenge = command('scheduling.remindOfChallenge', z.object({ bookingId: field.id('hold') }), async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const hold = await lockBooking(tx, input.bookingId);
  const answer = { id: hold.id, version: hold.version };
  const endsAt = hold.challengeEndsAt;
  if (hold.state !== 'hold' || !endsAt || endsAt > plusMinutes(tx.at, CHALLENGE_REMINDER_MINUTES)) return answer;
  const told = await tx.db.change.findFirst({
    where: {
      studioId: tx.studioId,
      entityId: hold.id,
      kind: 'challenge_ends_soon',
      after: { path: ['challengeEndsAt'], equals: endsAt.toISOString() },
    },
    select: { revision: true },
  });
  if (!told) await record(tx, bookingChange('challenge_ends_soon', hold, hold));
  return answer;
});

interface Due {
  id: string;
  studioId: string;
  holdExpiresAt: Date | null;
  challengeEndsAt: Date | null;
}

/** At once; the next round takes what is left. */
const MOST = 200;

/**
 * Releases every hold whose time is up, in all studios, and reminds of challenges that end soon. Any worker may do so, also two at once
 * and again after one was killed: each hold is decided on under its lock, and goes once.
 */
export async function lapseDueHolds(services: Services, stop?: AbortSignal): Promise<void> {
  const at = services.clock.now();
  const due = await services.db.$queryRaw<Due[]>`
    SELECT id, studio_id AS "studioId", hold_expires_at AS "holdExpiresAt", challenge_ends_at AS "challengeEndsAt"
    FROM booking WHERE state = 'hold' AND (hold_expires_at <= ${at}::timestamptz OR challenge_ends_at <= ${at}::timestamptz)
    ORDER BY least(hold_expires_at, challenge_ends_at), id LIMIT ${MOST}`;
  await doEach(
    due,
    async ({ id: bookingId, studioId, ...hold }) => {
      const caller = { ...services, actor: systemActor(studioId, 'Hold deadlines') };
      await (lapseOf(hold, at) === 'expired' ? expireHold : forfeitHold)(caller, { bookingId });
    },
    stop,
  );
  const soon = await services.db.$queryRaw<{ id: string; studioId: string }[]>`
    SELECT hold.id, hold.studio_id AS "studioId" FROM booking AS hold
    WHERE hold.state = 'hold' AND hold.challenge_ends_at > ${at}::timestamptz
      AND hold.challenge_ends_at <= ${plusMinutes(at, CHALLENGE_REMINDER_MINUTES)}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM change AS told WHERE told.studio_id = hold.studio_id AND told.entity_id = hold.id
        AND told.kind = 'challenge_ends_soon' AND (told.after ->> 'challengeEndsAt')::timestamptz = hold.challenge_ends_at)
    LIMIT ${MOST}`;
  await doEach(
    soon,
    async ({ id: bookingId, studioId }) => {
      await remindOfChallenge({ ...services, actor: systemActor(studioId, 'Hold deadlines') }, { bookingId });
    },
    stop,
  );
}
