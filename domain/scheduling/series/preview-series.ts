import type { z } from 'zod';
import type { Caller } from '../../kernel/caller.ts';
import { parseInput } from '../../kernel/input.ts';
import { transact, type Tx } from '../../kernel/transact.ts';
import { wallText, type ClockChange } from '../../kernel/wall-time.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { Clash } from '../resource-taken.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { draftSeries } from './draft-series.ts';
import { ruleWords } from './rule-words-rules.ts';
import { createSeriesInput } from './series-inputs.ts';
import { countPlaces, placeAt, type SeriesTimes } from './series-dates-rules.ts';
import { WRITTEN_OUT } from './series-record.ts';
import { asDecided, decisionsFor, lockFor, takesAnew, weighDates, type WantedDate } from './settle-dates.ts';

/** new: would be booked · changed: stands there, and would change · kept: stays as it is · left_out: by choice · called_off: would be cancelled */
export type DateFate = 'new' | 'changed' | 'kept' | 'left_out' | 'called_off';

/** What would become of one date of a series. */
export interface DateVerdict extends TimeRange {
  /** Its place in the rule, as wall time. */
  occurrence: string;
  clock: ClockChange;
  fate: DateFate;
  clashes: Clash[];
  /** What a rule of the studio says against it. */
  refusal: string | null;
  /** Null for those who may not see prices. */
  priceMinor: number | null;
  /** The session that stands there now. */
  bookingId: string | null;
}

export interface SeriesPreview {
  words: string;
  zone: string;
  /** How many places there are in all; null without an end. */
  total: number | null;
  /** Up to where it is written out now; null when that is its end. */
  writtenUntil: string | null;
  dates: DateVerdict[];
  priceMinor: number | null;
}

/** The input of createSeries; still without a name while somebody types it. */
export type PreviewSeriesInput = Omit<z.input<typeof createSeriesInput>, 'title' | 'onClash'>;

/**
 * Decides for every date as createSeries would and writes nothing. It locks nothing either, and reads what is taken on all dates at once;
 * somebody may be faster all the same.
 * @throws InvalidInput · NotAllowed · NotFound · RuleRefused
 */
export async function previewSeries(caller: Caller, input: PreviewSeriesInput): Promise<SeriesPreview> {
  const parsed = parseInput(createSeriesInput, { ...input, title: 'Series' });
  return transact({ ...caller, doorbell: SILENT }, async (tx) => {
    const { series, times, dates } = await draftSeries(tx, parsed);
    const verdicts = await verdictsOn(tx, times, dates, parsed.decisions);
    return previewOf(tx, times, series.expandedUntil, verdicts);
  });
}

/** Nobody need be woken when nothing was written. */
export const SILENT = { ring: () => undefined };

export async function verdictsOn(
  tx: Tx,
  times: SeriesTimes,
  dates: readonly WantedDate[],
  decisions: z.output<typeof createSeriesInput>['decisions'],
): Promise<DateVerdict[]> {
  const decided = decisionsFor(dates, decisions);
  const isLeftOut = ({ wall }: WantedDate): boolean => decided.get(wall)?.decision === 'skip';
  const wanted: WantedDate[] = [];
  for (const date of dates) {
    const decision = decided.get(date.wall);
    if (!isLeftOut(date)) wanted.push(decision ? await asDecided(tx, date, decision) : date);
  }
  const taking = wanted.filter(takesAnew);
  const weighed = await weighDates(tx, taking, await lockFor(tx, taking, { look: true }));
  const resting = wanted.filter((date) => !takesAnew(date)).map((date) => ({ ...date, clashes: [], refusal: null }));
  const verdict = ({ wall, before, after }: WantedDate, fate: DateFate): DateVerdict => ({
    occurrence: wallText(wall),
    clock: placeAt(times, wall).clock,
    startsAt: after.startsAt,
    endsAt: after.endsAt,
    fate,
    clashes: [],
    refusal: null,
    priceMinor: schedulingPolicy.can(tx.actor, 'see_prices') ? after.priceMinor : null,
    bookingId: before?.id ?? null,
  });
  return [
    ...[...weighed, ...resting].map((one) => ({
      ...verdict(one, one.before ? (one.before === one.after ? 'kept' : 'changed') : 'new'),
      clashes: one.clashes,
      refusal: one.refusal?.message ?? null,
    })),
    ...dates.filter(isLeftOut).map((one) => verdict(one, one.before ? 'called_off' : 'left_out')),
  ].sort((a, b) => (a.occurrence < b.occurrence ? -1 : 1));
}

export function previewOf(tx: Tx, times: SeriesTimes, expandedUntil: string, dates: DateVerdict[]): SeriesPreview {
  const booked = dates.filter(({ fate }) => fate === 'new' || fate === 'changed' || fate === 'kept');
  return {
    words: ruleWords(times.rule, times.first),
    zone: times.zone,
    total: countPlaces(times),
    writtenUntil: expandedUntil === WRITTEN_OUT ? null : expandedUntil,
    dates,
    priceMinor: schedulingPolicy.can(tx.actor, 'see_prices') ? booked.reduce((sum, one) => sum + (one.priceMinor ?? 0), 0) : null,
  };
}
