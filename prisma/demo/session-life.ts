import { bookingChange, type BookingRecord } from '../../domain/scheduling/booking-record.ts';
import { takenBy } from '../../domain/scheduling/booking-rules.ts';
import { isFirm, type BookingState } from '../../domain/scheduling/booking-states.ts';
import { minusMinutes, plusMinutes } from '../../domain/kernel/time-range.ts';
import { memberOf } from './add-people.ts';
import type { Demo, Doer } from './demo.ts';

/** One step in the life of a session, as the commands would have logged it. */
interface Step {
  at: Date;
  by: Doer;
  kind: string;
  becomes: Partial<BookingRecord> & { state: BookingState };
}

/** How a session went or stands, given when it lies. */
export type Fate = 'went' | 'cancelled' | 'no_show' | 'running' | 'ahead';

/** The session as it stands today; on the way every step it took is logged. */
export function live(
  demo: Demo,
  first: BookingRecord,
  fate: Fate,
  resourceIds: readonly { requirementId: string; resourceId: string }[],
): BookingRecord {
  let booking = withAllocations(demo, first, resourceIds);
  demo.record(first.createdAt, { key: first.createdBy, name: first.createdByName }, bookingChange('booked', null, booking));
  for (const { at, by, kind, becomes } of stepsOf(demo, first, fate)) {
    const before = booking;
    booking = withAllocations(demo, { ...booking, ...becomes, version: booking.version + 1 }, resourceIds);
    demo.record(at, by, bookingChange(kind, before, booking));
  }
  return booking;
}

function withAllocations(
  demo: Demo,
  booking: BookingRecord,
  resourceIds: readonly { requirementId: string; resourceId: string }[],
): BookingRecord {
  const range = takenBy(booking);
  const allocations = range
    ? resourceIds.map((one) => ({ id: demo.id(booking.createdAt), ...one, firm: isFirm(booking.state), ...range }))
    : [];
  return { ...booking, allocations };
}

function stepsOf(demo: Demo, booking: BookingRecord, fate: Fate): Step[] {
  const { random, now } = demo;
  const steps: Step[] = [];
  if (fate !== 'ahead' && !isFirm(booking.state)) {
    const at = new Date((+booking.createdAt + Math.min(+booking.startsAt, +now)) / 2);
    steps.push({ at, by: memberOf(demo, 'coordinator'), kind: 'confirmed', becomes: { state: 'confirmed' } });
  }
  if (fate === 'cancelled') {
    const at = new Date(Math.max(+booking.createdAt + 7_200_000, +minusMinutes(booking.startsAt, random.between(300, 5_000))));
    steps.push({ at, by: memberOf(demo, 'coordinator'), kind: 'cancelled', becomes: { state: 'cancelled' } });
  }
  if (fate === 'no_show') {
    const at = plusMinutes(booking.startsAt, random.between(25, 50));
    steps.push({ at, by: memberOf(demo, 'crew'), kind: 'marked_no_show', becomes: { state: 'no_show' } });
  }
  if (fate === 'went' || fate === 'running') {
    const checkedInAt = plusMinutes(booking.startsAt, random.between(-7, 9));
    steps.push({ at: checkedInAt, by: memberOf(demo, 'crew'), kind: 'checked_in', becomes: { state: 'in_session', checkedInAt } });
  }
  if (fate === 'went') {
    // Mostly on time, sometimes a little early, sometimes over.
    const late = random.chance(0.6) ? random.between(-4, 4) : random.chance(0.5) ? random.between(-25, -5) : random.between(5, 14);
    const endedAt = new Date(Math.min(+plusMinutes(booking.endsAt, late), +now - 60_000));
    steps.push({ at: endedAt, by: memberOf(demo, 'crew'), kind: 'completed', becomes: { state: 'completed', endedAt } });
  }
  return steps;
}
