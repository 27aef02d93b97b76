import type { TestStudio } from '../../../testing/a-studio.ts';
import { createSeries } from '../create-series.ts';
import { editSeries } from '../edit-series.ts';

type Wish = Partial<Omit<Parameters<typeof createSeries>[1], 'rooms'>> & { room?: string; by?: 'ana' | 'ben' };

/** A weekly series of an hour in a room, and what the story wants otherwise. */
export const repeat = (studio: TestStudio, { room = 'A', by = 'ana', ...wish }: Wish = {}) =>
  createSeries(studio[by].caller, {
    title: 'Harbour Nights',
    rule: 'FREQ=WEEKLY;COUNT=4',
    firstTime: '2030-05-02T10:00',
    lengthMinutes: 60,
    rooms: [studio.rooms[room]!],
    ...wish,
  });

type Edit = Omit<Parameters<typeof editSeries>[1], 'seriesId'>;
export const change = (studio: TestStudio, seriesId: string, edit: Edit, by: 'ana' | 'ben' = 'ana') =>
  editSeries(studio[by].caller, { seriesId, ...edit });

/** The sessions of a series as a wall calendar shows them: place, real start, state and rooms. */
export async function calendar(studio: TestStudio, seriesId: string): Promise<string[]> {
  const nameOf = new Map(Object.entries(studio.rooms).map(([name, id]) => [id, name]));
  const sessions = await studio.db.booking.findMany({
    where: { studioId: studio.studioId, seriesId, state: { not: 'cancelled' } },
    include: { requirements: { orderBy: { position: 'asc' } } },
    orderBy: { startsAt: 'asc' },
  });
  return sessions.map(({ startsAt, state, title, requirements }) =>
    [
      startsAt.toISOString().slice(0, 16),
      state,
      requirements.flatMap(({ resourceId }) => nameOf.get(resourceId ?? '') ?? []).join('+'),
      title,
    ].join(' '),
  );
}

export const skipped = async (studio: TestStudio, seriesId: string): Promise<string[]> =>
  (await studio.db.seriesSkip.findMany({ where: { studioId: studio.studioId, seriesId }, orderBy: { occurrence: 'asc' } })).map(
    ({ occurrence, reason, what }) => [occurrence, reason, what].filter(Boolean).join(' '),
  );
