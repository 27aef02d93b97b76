import { gaps, intersection, lengthMinutes, type TimeRange } from '../kernel/time-range.ts';
import { atMinute, daysOf, dayToColumn, plusDays, rangeOfDay, weekdayOf } from '../kernel/zone.ts';
import type { TestStudio } from './a-studio.ts';

/** The rows of room_day as a person with a calendar would work them out: a second way to the same figures. */
export async function expectedRoomDays({ db, studioId }: TestStudio) {
  const { zone, utilizationCountsBuffers } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const rooms = await db.room.findMany({ where: { studioId }, include: { openingHours: true }, orderBy: { id: 'asc' } });
  const allocations = await db.allocation.findMany({ where: { studioId, firm: true }, include: { booking: true } });
  return rooms.flatMap((room) => {
    const here = allocations.filter((one) => one.resourceId === room.id);
    const days = [...new Set(here.flatMap((one) => daysOf(one, zone)))].sort();
    return days.map((day) => {
      const whole = rangeOfDay(day, zone);
      const part = (range: TimeRange | null) => range && intersection(range, whole);
      const hours = [plusDays(day, -1), day].flatMap((near) =>
        room.openingHours
          .filter((one) => one.weekday === weekdayOf(near))
          .map((one) => part({ startsAt: atMinute(near, one.opensMinute, zone), endsAt: atMinute(near, one.closesMinute, zone) })),
      );
      const open = room.openingHours.length === 0 ? [whole] : hours.filter((one) => one !== null);
      const shut = [...gaps(whole, open), ...here.filter((one) => one.reason !== 'session')];
      const booked = here
        .filter((one) => one.booking)
        .map((one) => part(utilizationCountsBuffers ? one : intersection(one, one.booking!)))
        .filter((one) => one !== null);
      return {
        studioId,
        roomId: room.id,
        day: dayToColumn(day),
        bookedMinutes: booked.reduce((sum, one) => sum + Math.round(lengthMinutes(one)), 0),
        availableMinutes: Math.round(gaps(whole, shut).reduce((sum, one) => sum + lengthMinutes(one), 0)),
      };
    });
  });
}
