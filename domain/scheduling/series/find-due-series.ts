import type { Db } from '../../kernel/caller.ts';

/** Series of all studios whose places have come within sight; the zone matters little, for each is written a week further than that. */
export const seriesToExtend = (db: Db, at: Date): Promise<{ id: string; studioId: string }[]> =>
  db.$queryRaw`
    SELECT series.id, series.studio_id AS "studioId"
    FROM series JOIN studio ON studio.id = series.studio_id
    WHERE series.expanded_until < to_char((${at}::timestamptz AT TIME ZONE series.zone) + make_interval(months => studio.series_months_ahead),
      'YYYY-MM-DD"T"HH24:MI')
    ORDER BY series.expanded_until, series.id`;

/** Studios in which a skipped place that is still to come waits for what stood in its way. */
export const studiosWithWaitingPlaces = async (db: Db, at: Date): Promise<string[]> =>
  (
    await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT studio_id AS id FROM series_skip WHERE reason IN ('clash', 'refused') AND starts_at > ${at}::timestamptz`
  ).map(({ id }) => id);
