import { plusMinutes, type TimeRange } from '../../kernel/time-range.ts';
import { placeWall, wallAt, wallText, WALL_DAY, type ClockChange, type Wall } from '../../kernel/wall-time.ts';
import { occurrences } from './recurrence-rules.ts';
import { isProblem, readRule, readUntil, type Rule, type RuleProblem } from './rrule-rules.ts';

/** Sessions that one act may book: what it takes is locked until all are written. */
export const MOST_AT_ONCE = 1_000;
/** A series with an end has fewer dates than this. */
export const TOO_MANY_IN_ALL = 100_000;
/** Nobody plans beyond it; a rule that gives nothing until then gives nothing. */
const LAST_DAY = Date.UTC(2200, 0, 1) / WALL_DAY;

/** When the sessions of a series are. */
export interface SeriesTimes {
  rule: Rule;
  first: Wall;
  /** Dates beside the rule (RDATE), and dates of it that are left out (EXDATE). */
  extra: readonly Wall[];
  except: readonly Wall[];
  /** Places from here on are not its own any more; null while it goes on. */
  endsBefore: Wall | null;
  zone: string;
  /** Minutes that pass, also over a night in which clocks change. */
  lengthMinutes: number;
}

/** One place of a series: its identity is its wall time by the rule, whatever is done to the session that stands there. */
export interface Place extends TimeRange {
  wall: Wall;
  clock: ClockChange;
}

export const endsByItself = ({ rule, endsBefore }: Pick<SeriesTimes, 'rule' | 'endsBefore'>): boolean =>
  rule.count !== null || rule.until !== null || endsBefore !== null;

/** UNTIL is written in UTC or as a wall time, and compared as the wall time that the zone shows then. */
export const untilIn =
  (zone: string) =>
  (text: string): Wall | null =>
    readUntil(text, (utc) => wallAt(new Date(utc), zone));

/** UNTIL in UTC, as the standard wants it beside times with a zone. */
export const untilText =
  (zone: string) =>
  (until: Wall): string =>
    `${placeWall(until, zone).at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** A rule that sessions can follow. */
export function readSeriesRule(text: string, zone: string): Rule | RuleProblem {
  const rule = readRule(text, untilIn(zone));
  if (isProblem(rule)) return rule;
  if (rule.frequency === 'SECONDLY' || rule.frequency === 'MINUTELY')
    return {
      part: 'FREQ',
      fault: 'too_dense',
      message: `Sessions repeat by the hour at most, not ${rule.frequency.toLowerCase()}. Use FREQ=HOURLY, or DAILY with BYHOUR and BYMINUTE.`,
    };
  if (rule.bySecond.some((second) => second !== 0))
    return { part: 'BYSECOND', fault: 'too_dense', message: 'Sessions begin at full minutes. Leave BYSECOND out.' };
  return rule;
}

/** The places of a series from one wall time to before another, in order, and at most so many. */
export function placesOf(times: SeriesTimes, from: Wall, before: Wall, most = MOST_AT_ONCE + 1): Place[] {
  const { zone, lengthMinutes } = times;
  const places: Place[] = [];
  for (const wall of wallsOf(times, from, before)) {
    const { at, clock } = placeWall(wall, zone);
    const last = places.at(-1);
    // A skipped time that falls onto the next one is one session, not two (RFC 5545, 3.8.5.3: duplicates count once).
    if (last && +last.startsAt === +at) {
      if (last.clock !== 'skipped') continue;
      places.pop();
    }
    places.push({ wall, clock, startsAt: at, endsAt: plusMinutes(at, lengthMinutes) });
    if (places.length >= most) break;
  }
  return places;
}

export function placeAt({ zone, lengthMinutes }: SeriesTimes, wall: Wall): Place {
  const { at, clock } = placeWall(wall, zone);
  return { wall, clock, startsAt: at, endsAt: plusMinutes(at, lengthMinutes) };
}

/** The rule's wall times and the extra ones, merged in order, without those left out. */
export function* wallsOf({ rule, first, extra, except, endsBefore }: SeriesTimes, from: Wall, before: Wall): Generator<Wall> {
  const end = Math.min(before, endsBefore ?? Number.POSITIVE_INFINITY);
  const without = new Set(except);
  const waiting = [...new Set(extra)].sort((a, b) => a - b);
  const fits = (wall: Wall): boolean => wall >= from && wall < end && !without.has(wall);
  const lastDay = Number.isFinite(end) ? Math.min(LAST_DAY, Math.floor((end - 1) / WALL_DAY)) : LAST_DAY;
  for (const wall of occurrences(rule, first, lastDay)) {
    while (waiting.length > 0 && waiting[0]! < wall) {
      const early = waiting.shift()!;
      if (fits(early)) yield early;
    }
    if (waiting[0] === wall) waiting.shift();
    if (wall >= end) break;
    if (fits(wall)) yield wall;
  }
  for (const wall of waiting) if (fits(wall)) yield wall;
}

/** How many places there are in all; null for a series without an end. Counts no further than is too many. */
export function countPlaces(times: SeriesTimes): number | null {
  if (!endsByItself(times)) return null;
  if ((times.rule.count ?? 0) >= TOO_MANY_IN_ALL) return TOO_MANY_IN_ALL;
  let count = 0;
  for (const _wall of wallsOf(times, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)) {
    count += 1;
    if (count >= TOO_MANY_IN_ALL) break;
  }
  return count;
}

/** What is wrong with the times of a series as a whole; null when it can be booked. */
export function faultOf(times: SeriesTimes): RuleProblem | null {
  const { rule, first } = times;
  if (rule.until !== null && rule.until < first)
    return { part: 'UNTIL', fault: 'ended', message: 'The rule ends before the first session. Let it end later, or begin earlier.' };
  const count = countPlaces(times);
  if (count !== null && count >= TOO_MANY_IN_ALL)
    return {
      part: rule.count === null ? 'UNTIL' : 'COUNT',
      fault: 'too_many',
      limit: TOO_MANY_IN_ALL - 1,
      message: `That is a series of ${TOO_MANY_IN_ALL.toLocaleString('en')} sessions or more. Let it end sooner, or leave the end out: then it is booked a while ahead, again and again.`,
    };
  if (count === 0 || wallsOf(times, first, Number.POSITIVE_INFINITY).next().done)
    return { part: blamed(rule), fault: 'never', message: 'The rule gives no date at all. Change it so that there is such a day.' };
  return null;
}

/** The part that a rule without any date most likely owes it to. */
const blamed = ({ byMonthDay, byDay, bySetPosition, byYearDay, byWeekNumber }: Rule): string => {
  if (bySetPosition.length > 0) return 'BYSETPOS';
  if (byMonthDay.length > 0) return 'BYMONTHDAY';
  if (byYearDay.length > 0) return 'BYYEARDAY';
  if (byWeekNumber.length > 0) return 'BYWEEKNO';
  return byDay.length > 0 ? 'BYDAY' : 'RRULE';
};

const NAMED_PAIRS = 5;

/** Sessions of one series may not meet, with setup and teardown: the places that do. */
export function meetingItself(places: readonly Place[], around: { setupMinutes: number; teardownMinutes: number }): RuleProblem | null {
  const minutes = around.setupMinutes + around.teardownMinutes;
  const ordered = [...places].sort((a, b) => +a.startsAt - +b.startsAt);
  const pairs = ordered.flatMap((place, index) => {
    const next = ordered[index + 1];
    return next && +next.startsAt < +plusMinutes(place.endsAt, minutes) ? [place, next] : [];
  });
  if (pairs.length === 0) return null;
  const dates = [...new Set(pairs.map(({ wall }) => wallText(wall)))].slice(0, NAMED_PAIRS);
  return {
    part: 'RRULE',
    fault: 'meets_itself',
    dates,
    message:
      `Its own sessions would overlap, with setup and teardown: ${dates.slice(0, 2).map(said).join(' and ')}` +
      `${dates.length > 2 ? ', and others' : ''}. Make the sessions shorter, or let them repeat less often.`,
  };
}

const said = (date: string): string => date.replace('T', ' ');

export const tooManyAtOnce = (from: string): RuleProblem => ({
  part: 'RRULE',
  fault: 'too_many',
  limit: MOST_AT_ONCE,
  message: `That is more than ${MOST_AT_ONCE.toLocaleString('en')} sessions at once, from ${said(from)}. Let it repeat less often, or end sooner.`,
});
