import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { draftSeries } from './draft-series.ts';
import { createSeriesInput } from './series-inputs.ts';
import { insertSeries, seriesChange } from './series-record.ts';
import { settleDates } from './settle-dates.ts';
import { writeDates } from './write-series-dates.ts';

/**
 * Books a series: its sessions as far as it is written out now, all or none, with a decision for each date that clashes. Dates that are left
 * out are remembered and can be had later. A worker adds the sessions of a series without an end as time goes on.
 * @throws InvalidInput · NotAllowed · NotFound · RuleRefused · SeriesClashes
 */
export const createSeries = command('scheduling.createSeries', createSeriesInput, async (tx, input) => {
  const { series, dates } = await draftSeries(tx, input);
  const settled = await settleDates(tx, dates, input);
  if (settled.written.length === 0) throw invalid('decisions', 'Every date is left out. Keep one at least, or choose other times.');
  await insertSeries(tx, series);
  const entries = await writeDates(tx, series, settled);
  await record(tx, seriesChange('repeated', null, series, { sessions: settled.written.length }), ...entries);
  return { id: series.id, version: series.version, booked: settled.written.length, skipped: settled.skipped.length };
});
