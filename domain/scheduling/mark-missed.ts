import { z } from 'zod';
import { systemActor } from '../kernel/actor.ts';
import type { Services } from '../kernel/caller.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { changeBooking } from './change-booking.ts';
import { doEach } from './do-each.ts';
import { isMissed } from './lateness-rules.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** Marks a session as a no-show by the studio's rule, if that still holds on the locked session: everything it took is free. */
export const markMissed = command('scheduling.markMissed', z.object({ bookingId: field.id('session') }), async (tx, { bookingId }) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const { noShowAfterMinutes, noShowReleases } = await tx.db.studio.findUniqueOrThrow({
    where: { id: tx.studioId },
    select: { noShowAfterMinutes: true, noShowReleases: true },
  });
  return changeBooking(tx, {
    bookingId,
    kind: 'marked_no_show',
    decide: (booking) => (noShowReleases && isMissed(booking, noShowAfterMinutes, tx.at) ? { ...booking, state: 'no_show' } : booking),
  });
});

const MOST = 200;

/** Marks every session to which nobody came, in the studios that want it so. Any worker may do so, as often as it likes. */
export async function markAllMissed(services: Services, stop?: AbortSignal): Promise<void> {
  const at = services.clock.now();
  const missed = await services.db.$queryRaw<{ id: string; studioId: string }[]>`
    SELECT b.id, b.studio_id AS "studioId" FROM booking b JOIN studio ON studio.id = b.studio_id AND studio.no_show_releases
    WHERE b.state = 'confirmed' AND b.starts_at <= ${at}::timestamptz AND b.ends_at > ${at}::timestamptz
      AND greatest(b.starts_at, b.expected_start_at) + make_interval(mins => studio.no_show_after_minutes) <= ${at}::timestamptz
    ORDER BY b.starts_at, b.id LIMIT ${MOST}`;
  await doEach(
    missed,
    async ({ id: bookingId, studioId }) => {
      await markMissed({ ...services, actor: systemActor(studioId, 'No-show rule') }, { bookingId });
    },
    stop,
  );
}
