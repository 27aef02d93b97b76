import { lengthMinutes } from '../../../domain/kernel/time-range.ts';
import { toWallTime } from '../../time/wall-time.ts';
import type { Chosen } from '../form-values.ts';
import type { Wishes } from '../wishes.ts';
import { emptyPart, thisRoom, type FindValues } from './find-values.ts';

/** A session that could not have the time it wants. */
export interface Wished extends Wishes {
  title: string;
  client: Chosen | null;
  project: Chosen | null;
  startsAt: Date;
  endsAt: Date;
  setupMinutes: number | null;
  teardownMinutes: number | null;
}

/** A search for just this time with all that the session needs: whoever waits for it gets the slot when it is free, or nothing. */
export function waitValues({ rooms, people, gear, startsAt, endsAt, ...wished }: Wished, zone: string): FindValues {
  const start = toWallTime(startsAt, zone);
  const end = toWallTime(endsAt, zone);
  const minutes = lengthMinutes({ startsAt, endsAt });
  const isWithinADay = minutes <= 1_440;
  return {
    parts: [
      {
        ...emptyPart(),
        minutes,
        setupMinutes: wished.setupMinutes,
        teardownMinutes: wished.teardownMinutes,
        rooms: rooms.map(thisRoom),
        gear: gear.map((line) => ({ ...line })),
        people: people.map(({ id, name, duty }) => ({ id, name, kind: 'person', quantity: 1, duty })),
      },
    ],
    from: start.day,
    until: start.day,
    fromMinute: isWithinADay ? start.minutes : null,
    // Midnight ends the day.
    toMinute: isWithinADay ? end.minutes || 1_440 : null,
    weekdays: [],
    nearTo: startsAt.toISOString(),
    maxPriceMinor: null,
    maxHourlyMinor: null,
    title: wished.title,
    client: wished.client,
    project: wished.project,
  };
}
