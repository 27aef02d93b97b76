import { DateTime } from 'luxon';

export type PeriodKind = 'week' | 'month' | 'quarter';
export const PERIOD_KINDS: readonly PeriodKind[] = ['week', 'month', 'quarter'];

/** A stretch of the studio's calendar, both days included. */
export interface Period {
  kind: PeriodKind;
  firstDay: string;
  lastDay: string;
}

const on = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** The period of this kind in which the day lies; weeks begin on Monday. */
export function periodAt(kind: PeriodKind, day: string): Period {
  const start = on(day).startOf(kind);
  return { kind, firstDay: start.toISODate()!, lastDay: start.endOf(kind).toISODate()! };
}

/** The next period of the same kind, or one so many away. */
export const shifted = (period: Period, by: number): Period =>
  periodAt(
    period.kind,
    on(period.firstDay)
      .plus(period.kind === 'quarter' ? { months: 3 * by } : { [`${period.kind}s`]: by })
      .toISODate()!,
  );

export const holds = (period: Period, day: string): boolean => period.firstDay <= day && day <= period.lastDay;

/** 17–23 November 2026 · November 2026 · October to December 2026 */
export function periodName(period: Period, locale: string): string {
  const first = on(period.firstDay).setLocale(locale);
  const last = on(period.lastDay).setLocale(locale);
  if (period.kind === 'month') return first.toFormat('LLLL yyyy');
  if (period.kind === 'quarter') return `${first.toFormat('LLLL')} to ${last.toFormat('LLLL yyyy')}`;
  const start = first.hasSame(last, 'month') ? first.toFormat('d') : first.toFormat(first.hasSame(last, 'year') ? 'd LLL' : 'd LLL yyyy');
  return `${start}–${last.toFormat(first.hasSame(last, 'month') ? 'd LLLL yyyy' : 'd LLL yyyy')}`;
}

/** Into what a period is divided where it is shown over time: a week into days, all else into weeks. */
export const dividedBy = (kind: PeriodKind): 'day' | 'week' => (kind === 'week' ? 'day' : 'week');

/** What one part of a period is called: Mon 17 · 17–23 Nov. Weeks at the edges may be shorter. */
export function partName(part: { firstDay: string; lastDay: string }, locale: string): string {
  const [first, last] = [on(part.firstDay).setLocale(locale), on(part.lastDay).setLocale(locale)];
  if (part.firstDay === part.lastDay) return first.toFormat('ccc d LLL');
  return `${first.toFormat(first.hasSame(last, 'month') ? 'd' : 'd LLL')}–${last.toFormat('d LLL')}`;
}
