import { record, type ChangeEntry } from '../../activity/record.ts';
import { insertRows } from '../../kernel/insert-rows.ts';
import { command } from '../../kernel/command.ts';
import type { Tx } from '../../kernel/transact.ts';
import { endedAt } from './edited-series.ts';
import { calledOff, planEdit, type SeriesPlan } from './plan-edit.ts';
import { editSeriesInput } from './series-inputs.ts';
import { insertSeries, saveSeries, seriesChange, WRITTEN_OUT, type SeriesRecord } from './series-record.ts';
import { settleDates, type WeighedDate } from './settle-dates.ts';
import { writeDates } from './write-series-dates.ts';

/**
 * Changes a series: all of it, or this session and those that follow, which then go on as a series of their own. Sessions that run or are over
 * stay as they were; those to come follow in whatever nobody changed by hand. Dates that clash are decided on as when booking.
 * @throws InvalidInput · NotAllowed · NotFound · RuleRefused · SeriesClashes · StaleEdit
 */
export const editSeries = command('scheduling.editSeries', editSeriesInput, async (tx, input) => {
  const plan = await planEdit(tx, input);
  if (!plan) {
    const { version } = await tx.db.series.findUniqueOrThrow({ where: { studioId_id: { studioId: tx.studioId, id: input.seriesId } } });
    return { id: input.seriesId, version, changed: 0, booked: 0, calledOff: 0, skipped: 0 };
  }
  const settled = await settleDates(tx, plan.dates, input);
  const off = settled.calledOff.flatMap((date): WeighedDate[] => {
    const { seriesId, occurrence } = date.after;
    return date.before ? [{ ...date, after: { ...calledOff(date.before), seriesId, occurrence } }] : [];
  });
  const unweighed = (date: SeriesPlan['vanished'][number]): WeighedDate => ({ ...date, clashes: [], refusal: null });
  const written = [...plan.vanished.map(unweighed), ...off, ...plan.renamed.map(unweighed), ...settled.written];

  const { series, entries } = await writeSeries(tx, plan);
  const sessions = await writeDates(tx, series, { written, skipped: settled.skipped });
  await forgetVanished(tx, plan);
  await record(tx, ...entries, ...sessions);
  return {
    id: series.id,
    version: series.version,
    changed: settled.written.filter(({ before, after }) => before && before !== after).length,
    booked: settled.written.filter(({ before }) => !before).length,
    calledOff: off.length + plan.vanished.length,
    skipped: settled.skipped.length,
  };
});

/** Saves the series, or ends it and lets the other go on from there; the places that stay skipped go along. */
async function writeSeries(
  tx: Tx,
  { before, series, dividedAt, skips }: SeriesPlan,
): Promise<{ series: SeriesRecord; entries: ChangeEntry[] }> {
  const from = dividedAt === null ? {} : { occurrence: { gte: endedAt(before, dividedAt, WRITTEN_OUT).endsBefore! } };
  await tx.db.seriesSkip.deleteMany({ where: { studioId: tx.studioId, seriesId: before.id, ...from } });
  if (dividedAt !== null) {
    const ended = endedAt(before, dividedAt, WRITTEN_OUT);
    await saveSeries(tx, before, ended);
    await insertSeries(tx, series);
    await insertRows(tx.db, 'series_skip', skips);
    return { series, entries: [seriesChange('cut_short', before, ended), seriesChange('repeated', null, series)] };
  }
  const after = { ...series, version: before.version + 1 };
  await saveSeries(tx, before, after);
  await insertRows(tx.db, 'series_skip', skips);
  return { series: after, entries: [seriesChange('edited', before, after)] };
}

/** A session that is called off leaves its place to be had again; a place that the series has no more is none. */
const forgetVanished = ({ db, studioId }: Tx, { vanished }: SeriesPlan) =>
  db.seriesSkip.deleteMany({
    where: { studioId, OR: vanished.map(({ after }) => ({ seriesId: after.seriesId!, occurrence: after.occurrence! })) },
  });
