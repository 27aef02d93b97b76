import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';
import { session } from './scheduling.ts';

const DAY = 86_400_000;

/** A wall time of the studio, whose clock shows UTC. */
const wall = (at: Date, days = 0): string => new Date(+at + days * DAY).toISOString().slice(0, 16);

/** Everything that each session of a series can take, in a room of its own. */
const each = async (house: House) => {
  const { startsAt: _from, endsAt: _to, ...all } = await session(house);
  return {
    ...all,
    state: 'confirmed',
    rooms: [await id('Room', house.make.room())],
    sessionTypeId: await id('SessionType', house.make.sessionType()),
  };
};

/** One date begins later than the others, elsewhere and with somebody else. */
const decisions = async (house: House, occurrence: string) => [
  {
    occurrence,
    decision: 'move',
    startsAt: new Date(+new Date(`${occurrence}Z`) + 3_600_000),
    rooms: [await id('Room', house.make.room())],
    people: [{ personId: await id('Person', house.make.person()), duty: 'Mix' }],
    gear: [{ unitId: await id('GearUnit', house.make.unit()) }],
  },
];

export const SERIES: Record<string, Example> = {
  createSeries: async (house) => {
    const { startsAt } = house.times();
    return {
      ...(await each(house)),
      rule: 'FREQ=WEEKLY;COUNT=4',
      firstTime: wall(startsAt),
      lengthMinutes: 60,
      zone: 'UTC',
      extraDates: [wall(startsAt, 1)],
      exceptDates: [wall(startsAt, 7)],
      decisions: await decisions(house, wall(startsAt, 14)),
      onClash: 'refuse',
    };
  },
  editSeries: async (house) => {
    const { startsAt } = house.times();
    return {
      ...(await each(house)),
      seriesId: await id('Series', house.make.series({ firstTime: wall(startsAt) })),
      expectedVersion: 1,
      scope: 'following',
      occurrence: wall(startsAt, 7),
      newTime: wall(startsAt, 8),
      lengthMinutes: 90,
      rule: 'FREQ=WEEKLY;COUNT=4',
      extraDates: [wall(startsAt, 9)],
      exceptDates: [wall(startsAt, 15)],
      decisions: await decisions(house, wall(startsAt, 22)),
      onClash: 'refuse',
    };
  },
  cancelSeries: async (house) => {
    const { startsAt } = house.times();
    return {
      seriesId: await id('Series', house.make.series({ firstTime: wall(startsAt) })),
      expectedVersion: 1,
      scope: 'following',
      occurrence: wall(startsAt, 7),
    };
  },
  reclaimSeriesDate: async (house) => {
    const { startsAt } = house.times();
    const occurrence = wall(startsAt, 7);
    const skipping = { firstTime: wall(startsAt), decisions: [{ occurrence, decision: 'skip' as const }] };
    return { seriesId: await id('Series', house.make.series(skipping)), occurrence };
  },
};
