import { DateTime } from 'luxon';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';

/** A deadline as a card has room for: 17 Feb; of another year with that year. */
export function shortDay(day: string): string {
  const date = DateTime.fromISO(day, { zone: 'utc' }).setLocale(format().place.locale);
  const thisYear = date.year === format().at(minute()).year;
  return date.toLocaleString({ day: 'numeric', month: 'short', ...(thisYear ? {} : { year: '2-digit' }) });
}
