import { forMinutes, type MinorUnits } from '../kernel/money.ts';
import { lengthMinutes, type TimeRange } from '../kernel/time-range.ts';

/** What a session costs its client: each room's hourly rate for the session's own time; setup and teardown are free. */
export const priceOf = (times: TimeRange, rooms: readonly { hourlyRateMinor: MinorUnits }[]): MinorUnits =>
  rooms.reduce((sum, room) => sum + forMinutes(room.hourlyRateMinor, lengthMinutes(times)), 0);
