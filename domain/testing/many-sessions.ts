import type { Db } from '../kernel/caller.ts';
import { newId } from '../kernel/ids.ts';
import { insertRows } from '../kernel/insert-rows.ts';

const HOUR_MS = 3_600_000;

/** So many sessions that took place long ago, one an hour, without resources: a past to read. Their titles do not pack well. */
export function manySessions(studioId: string, count: number) {
  const rows = Array.from({ length: count }, (_, n) => {
    const startsAt = new Date(Date.UTC(2020, 0, 1) + n * HOUR_MS);
    return {
      id: newId(),
      studioId,
      title: `Session ${n} ${newId()}${newId()}${newId()}`,
      state: 'completed',
      startsAt,
      endsAt: new Date(+startsAt + HOUR_MS / 2),
      setupMinutes: 0,
      teardownMinutes: 0,
      priceMinor: 0,
      note: '',
      createdBy: 'system:past',
      createdByName: 'Past',
      createdAt: startsAt,
      version: 1,
    };
  });
  return { titles: rows.map(({ title }) => title), insertInto: (db: Db) => insertRows(db, 'booking', rows) };
}
