import type { Instant } from '../../kernel/clock.ts';
import { includes, lengthMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { dayAt, plusDays, rangeOfDay, weekdayOf, type Day } from '../../kernel/zone.ts';
import type { Asking, QuotaPeriod, QuotaSubject, Rule, Wish } from './house-rules.ts';
import { daysLater, type KindOfRule } from './kind-of-rule-rules.ts';

/** The studio's day, week from Monday or month that holds this moment: its first day, and the first after it. */
export function periodDays(at: Instant, period: QuotaPeriod, zone: string): { first: Day; next: Day } {
  const day = dayAt(at, zone);
  if (period === 'day') return { first: day, next: plusDays(day, 1) };
  if (period === 'week') {
    const first = plusDays(day, 1 - weekdayOf(day));
    return { first, next: plusDays(first, 7) };
  }
  const first = `${day.slice(0, 8)}01`;
  return { first, next: `${plusDays(first, 31).slice(0, 8)}01` };
}

export function periodOf(at: Instant, period: QuotaPeriod, zone: string): TimeRange {
  const { first, next } = periodDays(at, period, zone);
  return { startsAt: rangeOfDay(first, zone).startsAt, endsAt: rangeOfDay(next, zone).startsAt };
}

/** For whom the quota counts; null when the session has none, and the quota does not concern it. */
export const subjectOf = (of: QuotaSubject, wish: Pick<Wish, 'clientId' | 'projectId' | 'booker'>): string | null =>
  of === 'client' ? wish.clientId : of === 'project' ? wish.projectId : wish.booker;

const SUBJECT_WORDS: Record<QuotaSubject, string> = { client: 'one client', project: 'one project', booker: 'one person who books' };

/** What counts already in the period of this start; null when nobody has looked there. */
function countedIn({ id, quotaPeriod, quotaUnit }: Rule, startsAt: Instant, { counted, zone }: Asking): number | null {
  const facts = counted.get(id);
  if (!facts) return 0;
  if (!includes(facts.known, startsAt)) return null;
  const period = periodOf(startsAt, quotaPeriod!, zone);
  const here = facts.sessions.filter((one) => includes(period, one.startsAt));
  return quotaUnit === 'sessions' ? here.length : here.reduce((sum, one) => sum + lengthMinutes(one) / 60, 0);
}

const sizeOf = ({ quotaUnit }: Rule, wish: TimeRange): number => (quotaUnit === 'sessions' ? 1 : lengthMinutes(wish) / 60);
const rounded = (hours: number): number => Math.round(hours * 100) / 100;

/** The same wall time on the nearest day of another period; nothing can be said of one that nobody has looked at. */
function inAnotherPeriod(rule: Rule, wish: Wish, asking: Asking, way: 1 | -1): TimeRange | null {
  if (sizeOf(rule, wish) > rule.quotaMost!) return null;
  const { first, next } = periodDays(wish.startsAt, rule.quotaPeriod!, asking.zone);
  const to = way > 0 ? next : plusDays(first, -1);
  const days = Math.round((Date.parse(to) - Date.parse(dayAt(wish.startsAt, asking.zone))) / 86_400_000);
  const moved = daysLater(wish, days, asking.zone);
  return countedIn(rule, moved.startsAt, asking) === null ? null : moved;
}

export const quota: KindOfRule = {
  looksAt: ['start', 'length', 'client', 'project'],
  says: (rule, wish, asking) => {
    if (subjectOf(rule.quotaOf!, wish) === null) return null;
    const counted = countedIn(rule, wish.startsAt, asking);
    // What cannot be known is not kept: a time that nobody has looked at is not offered.
    if (counted !== null && counted + sizeOf(rule, wish) <= rule.quotaMost!) return null;
    const unit = rule.quotaUnit === 'sessions' ? (rule.quotaMost === 1 ? 'session' : 'sessions') : 'hours';
    const has = counted ? ` ${rounded(counted)} ${counted === 1 ? 'is' : 'are'} booked in that ${rule.quotaPeriod}.` : '';
    return `At most ${rule.quotaMost} ${unit} a ${rule.quotaPeriod} for ${SUBJECT_WORDS[rule.quotaOf!]}.${has}`;
  },
  later: (rule, wish, asking) => inAnotherPeriod(rule, wish, asking, 1),
  earlier: (rule, wish, asking) => inAnotherPeriod(rule, wish, asking, -1),
};
