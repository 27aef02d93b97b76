import { placesOf, type Hold } from '../../domain/scheduling/hold-rules.ts';
import type { Demo } from './demo.ts';

/** Gives the seeded holds their places in line, as the commands would have: in the rows, and in the log's last word on each. */
export function placeHolds(demo: Demo): void {
  const { rows, log, now } = demo;
  const rooms = new Set(rows.rooms.map(({ id }) => id));
  const holds = rows.bookings.filter(({ state }) => state === 'hold');
  const allocations = new Map<string, typeof rows.allocations>();
  for (const one of rows.allocations)
    if (one.bookingId && rooms.has(one.resourceId)) allocations.set(one.bookingId, [...(allocations.get(one.bookingId) ?? []), one]);
  const line = holds.map((booking): Hold => {
    const taken = allocations.get(booking.id) ?? [];
    const { startsAt, endsAt } = taken[0] ?? booking;
    const roomIds = taken.map(({ resourceId }) => resourceId);
    const alone = { jointHoldId: null, challengedById: null, challengeEndsAt: null };
    return { id: booking.id, heldAt: booking.createdAt, roomIds, startsAt, endsAt, ...alone };
  });
  const places = placesOf(line);
  for (const booking of holds) {
    const place = {
      heldAt: booking.createdAt,
      holdRank: places.get(booking.id)!.holdRank,
      // Nobody's hold lapses in the first days of the demonstration, and none outlives the beginning of its time.
      holdExpiresAt: booking.startsAt > now ? booking.startsAt : null,
    };
    Object.assign(booking, place);
    for (const entry of log) if (entry.entityId === booking.id && entry.after?.state === 'hold') Object.assign(entry.after, place);
  }
}
