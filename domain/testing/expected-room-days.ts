import { gaps, intersection, lengthMinutes, type TimeRange } from '../kernel/time-range.ts';
import { atMinute, dayFromColumn, daysOf, dayToColumn, plusDays, rangeOfDay, weekdayOf } from '../kernel/zone.ts';
import type { TestStudio } from './a-studio.ts';

/** The rows of room_day as a person with a calendar would work them out: a second way to the same figures. */
export async function expectedRoomDays({ db, studioId }: TestStudio) {
  const { zone, utilizationCountsBuffers } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const rooms = await db.room.findMany({ where: { studioId }, include: { openingHours: true }, orderBy: { id: 'asc' } });
  const exceptions = await db.hoursException.findMany({ where: { studioId } });
  const allocations = await db.allocation.findMany({ where: { studioId, firm: true }, include: { booking: true } });
  return rooms.flatMap((room) => {
    const here = allocations.filter((one) => one.resourceId === room.id);
    const days = [...new Set(here.flatMap((one) => daysOf(one, zone)))].sort();
    return days.map((day) => {
      const whole = rangeOfDay(day, zone);
      const part = (range: TimeRange | null) => range && intersection(range, whole);
      const open = [plusDays(day, -1), day]
        .flatMap((near) => {
          const special = exceptions.filter(
            (one) => dayFromColumn(one.firstDay) <= near && near <= dayFromColumn(one.lastDay) && (one.roomId ?? room.id) === room.id,
          );
          const other = special.find((one) => one.roomId) ?? special[0];
          if (other) return other.opensMinute === null ? [] : [{ near, from: other.opensMinute, to: other.closesMinute! }];
          if (room.openingHours.length === 0) return [{ near, from: 0, to: 1_440 }];
          const own = room.openingHours.filter((one) => one.weekday === weekdayOf(near));
          return own.map((one) => ({ near, from: one.opensMinute, to: one.closesMinute }));
        })
        .map(({ near, from, to }) => part({ startsAt: atMinute(near, from, zone), endsAt: atMinute(near, to, zone) }))
        .filter((one) => one !== null);
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
