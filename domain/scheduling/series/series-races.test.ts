import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../../kernel/errors.ts';
import { readWall, wallAt, wallText } from '../../kernel/wall-time.ts';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { cancelBooking } from '../booking-steps.ts';
import { editBooking } from '../edit-booking.ts';
import { moveBooking } from '../move-booking.ts';
import { cancelSeries } from './cancel-series.ts';
import { editSeries } from './edit-series.ts';
import { extendSeries } from './extend-series.ts';
import { reclaimDate } from './reclaim-date.ts';
import { placesOf } from './series-dates-rules.ts';
import { expandedUntil, readSeriesRecord, timesOf } from './series-record.ts';
import { repeat } from './testing/a-series.ts';

/** What one of two coordinators, or a worker, does to a series; numbers choose among what there is. */
type Deed = (studio: TestStudio, by: 'ana' | 'ben', pick: number) => Promise<unknown>;

const among = <One>(all: readonly One[], pick: number): One | undefined => all[pick % Math.max(1, all.length)];
const seriesOf = async (studio: TestStudio, pick: number): Promise<string> =>
  among(await studio.db.series.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } }), pick)!.id;
const sessionOf = async (studio: TestStudio, pick: number) => {
  const all = await studio.db.booking.findMany({
    where: { studioId: studio.studioId, state: 'confirmed', seriesId: { not: null } },
    orderBy: { startsAt: 'asc' },
  });
  // Where none is left, one that is not there: the commands refuse it.
  return (
    among(all, pick) ?? {
      id: studio.studioId,
      seriesId: studio.studioId,
      occurrence: '2030-05-02T10:00',
      startsAt: studio.at('2030-05-02 10:00'),
      endsAt: studio.at('2030-05-02 11:00'),
    }
  );
};
const later = (at: Date, minutes: number): Date => new Date(+at + minutes * 60_000);

const DEEDS: Record<string, Deed> = {
  moveOne: async (studio, by, pick) => {
    const { id, startsAt, endsAt } = await sessionOf(studio, pick);
    await moveBooking(studio[by].caller, { bookingId: id, startsAt: later(startsAt, 60 + pick), endsAt: later(endsAt, 60 + pick) });
  },
  renameOne: async (studio, by, pick) =>
    editBooking(studio[by].caller, { bookingId: (await sessionOf(studio, pick)).id, title: `By hand ${pick}` }),
  cancelOne: async (studio, by, pick) => cancelBooking(studio[by].caller, { bookingId: (await sessionOf(studio, pick)).id }),
  renameAll: async (studio, by, pick) =>
    editSeries(studio[by].caller, { seriesId: await seriesOf(studio, pick), scope: 'all', title: `All ${pick}` }),
  moveAll: async (studio, by, pick) => {
    const { seriesId, occurrence } = await sessionOf(studio, pick);
    const newTime = wallText(readWall(occurrence!)! + ((pick % 5) - 2) * 30 * 60_000);
    await editSeries(studio[by].caller, {
      seriesId: seriesId!,
      scope: 'all',
      occurrence: occurrence!,
      newTime,
      onClash: pick % 2 ? 'leave' : 'skip',
    });
  },
  moveFollowing: async (studio, by, pick) => {
    const { seriesId, occurrence } = await sessionOf(studio, pick);
    const newTime = wallText(readWall(occurrence!)! + 86_400_000);
    await editSeries(studio[by].caller, { seriesId: seriesId!, scope: 'following', occurrence: occurrence!, newTime, onClash: 'leave' });
  },
  otherRule: async (studio, by, pick) =>
    editSeries(studio[by].caller, {
      seriesId: await seriesOf(studio, pick),
      scope: 'all',
      rule: `FREQ=WEEKLY;INTERVAL=${1 + (pick % 2)}`,
      onClash: 'skip',
    }),
  cutShort: async (studio, by, pick) => {
    const { seriesId, occurrence } = await sessionOf(studio, pick + 7);
    await cancelSeries(studio[by].caller, { seriesId: seriesId!, scope: 'following', occurrence: occurrence! });
  },
  reclaim: async (studio, by, pick) => {
    const skip = among(await studio.db.seriesSkip.findMany({ where: { studioId: studio.studioId } }), pick);
    if (skip) await reclaimDate(studio[by].caller, { seriesId: skip.seriesId, occurrence: skip.occurrence });
  },
  extend: async (studio, _by, pick) => extendSeries(studio.system, { seriesId: await seriesOf(studio, pick) }),
};
const NAMES = Object.keys(DEEDS);

const refused = (error: unknown): void => {
  if (!(error instanceof DomainError)) throw error;
};

/** The places ahead of every series, and those at which something stands: a session, or a note that it is skipped. */
async function placesOfAll(studio: TestStudio): Promise<{ places: string[]; standing: string[] }[]> {
  const all: { places: string[]; standing: string[] }[] = [];
  const at = studio.clock.now();
  for (const { id } of await studio.db.series.findMany({ where: { studioId: studio.studioId } })) {
    const series = await readSeriesRecord(studio.system, id);
    const times = timesOf(series);
    const places = placesOf(times, wallAt(at, times.zone), expandedUntil(series))
      .filter(({ startsAt }) => startsAt > at)
      .map(({ wall }) => wallText(wall));
    const from = wallText(wallAt(at, times.zone));
    const sessions = await studio.db.booking.findMany({ where: { seriesId: id, state: { not: 'cancelled' }, occurrence: { gt: from } } });
    const skips = await studio.db.seriesSkip.findMany({ where: { seriesId: id, occurrence: { gt: from } } });
    all.push({ places: places.sort(), standing: [...sessions, ...skips].map(({ occurrence }) => occurrence!).sort() });
  }
  return all;
}

test(
  'whatever several people and workers do at once, the future is the rule, minus skips, plus exceptions',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.nat(NAMES.length - 1), fc.nat(1), fc.nat(60)), { minLength: 2, maxLength: 3 }), {
          minLength: 2,
          maxLength: 5,
        }),
        async (rounds) => {
          const studio = await aStudio({ rooms: ['A'] });
          await studio.db.studio.update({ where: { id: studio.studioId }, data: { seriesMonthsAhead: 2 } });
          await studio.ana.book({ room: 'A', from: '2030-05-23 10:30', to: '2030-05-23 12:00', title: 'In the way' });
          await repeat(studio, { rule: 'FREQ=WEEKLY', onClash: 'skip' });
          for (const [turn, round] of rounds.entries()) {
            await Promise.all(
              round.map(([deed, who, pick]) => DEEDS[NAMES[deed]!]!(studio, who ? 'ana' : 'ben', pick).then(() => undefined, refused)),
            );
            studio.clock.set(later(new Date('2030-05-01T09:00:00Z'), (turn + 1) * 4 * 1_440));
          }
          // Nothing twice, nothing missing, nothing else.
          for (const { places, standing } of await placesOfAll(studio)) expect(standing).toEqual(places);
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  },
);
