import type { Instant } from '../../kernel/clock.ts';
import { plusMinutes, lengthMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { atMinute, dayAt, minuteAt, plusDays } from '../../kernel/zone.ts';
import type { Asking, Rule, Wish } from './house-rules.ts';

/** A part of a session: a rule is asked again only when a part that it looks at is changed. */
export type Part = 'start' | 'length' | 'rooms' | 'type' | 'client' | 'project';

/** How one kind of rule judges. Each way to mend takes the smallest step that keeps this rule alone; null when none does. */
export interface KindOfRule {
  looksAt: readonly Part[];
  /** What is allowed, when the wish does not keep to it; null when it does. */
  says(rule: Rule, wish: Wish, asking: Asking): string | null;
  later(rule: Rule, wish: Wish, asking: Asking): TimeRange | null;
  earlier(rule: Rule, wish: Wish, asking: Asking): TimeRange | null;
}

const QUARTER = 15 * 60_000;

/** Quarters of an hour are the same in every zone of today, whose clocks differ by whole quarters. */
export const ceilQuarter = (at: Instant): Instant => new Date(Math.ceil(+at / QUARTER) * QUARTER);
export const floorQuarter = (at: Instant): Instant => new Date(Math.floor(+at / QUARTER) * QUARTER);

/** The same length from another start. */
export const startingAt = (wish: TimeRange, startsAt: Instant): TimeRange => ({
  startsAt,
  endsAt: plusMinutes(startsAt, lengthMinutes(wish)),
});

/** The same wall time so many days later. */
export const daysLater = (wish: TimeRange, days: number, zone: string): TimeRange =>
  startingAt(wish, atMinute(plusDays(dayAt(wish.startsAt, zone), days), Math.floor(minuteAt(wish.startsAt, zone)), zone));
