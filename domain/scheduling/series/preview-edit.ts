import type { z } from 'zod';
import type { Caller } from '../../kernel/caller.ts';
import { parseInput } from '../../kernel/input.ts';
import { transact } from '../../kernel/transact.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { planEdit } from './plan-edit.ts';
import { previewOf, SILENT, verdictsOn, type DateVerdict, type SeriesPreview } from './preview-series.ts';
import { editSeriesInput } from './series-inputs.ts';
import { placeAt } from './series-dates-rules.ts';
import { readSeriesRecord, timesOf } from './series-record.ts';
import { wallOf } from './settle-dates.ts';

export type PreviewEditInput = Omit<z.input<typeof editSeriesInput>, 'onClash' | 'expectedVersion'>;

/**
 * What editSeries would do to each session that is still to come; writes and locks nothing.
 * @throws InvalidInput · NotAllowed · NotFound · RuleRefused
 */
export async function previewSeriesEdit(caller: Caller, input: PreviewEditInput): Promise<SeriesPreview> {
  const edit = parseInput(editSeriesInput, input);
  return transact({ ...caller, doorbell: SILENT }, async (tx) => {
    const plan = await planEdit(tx, edit, { look: true });
    if (!plan) {
      const series = await readSeriesRecord(tx, edit.seriesId);
      return previewOf(tx, timesOf(series), series.expandedUntil, []);
    }
    const { times, dates, vanished, series } = plan;
    const verdicts = await verdictsOn(tx, times, dates, edit.decisions);
    const off = vanished.map(({ before }): DateVerdict => ({
      occurrence: before!.occurrence!,
      clock: placeAt(times, wallOf(before!)).clock,
      startsAt: before!.startsAt,
      endsAt: before!.endsAt,
      fate: 'called_off',
      clashes: [],
      refusal: null,
      priceMinor: schedulingPolicy.can(tx.actor, 'see_prices') ? before!.priceMinor : null,
      bookingId: before!.id,
    }));
    return previewOf(
      tx,
      times,
      series.expandedUntil,
      [...verdicts, ...off].sort((a, b) => +a.startsAt - +b.startsAt),
    );
  });
}
