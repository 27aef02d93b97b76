import { plusDays, weekdayOf, type Day } from '../../kernel/zone.ts';

/** Public holidays of a country, to be entered as closed days: a beginning, from which a studio takes what it keeps. */
export interface Holiday {
  name: string;
  day: Day;
}

/** Western Easter (the anonymous Gregorian computus, Meeus/Jones/Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}

const dayOf = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The so-many-th weekday of a month; the last one for -1. */
function nth(year: number, month: number, weekday: number, place: number): Day {
  if (place > 0) {
    const first = dayOf(year, month, 1);
    return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (place - 1) * 7);
  }
  const last = plusDays(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), -1);
  return plusDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

type Rule = [name: string, day: (year: number) => Day];
const on =
  (month: number, day: number) =>
  (year: number): Day =>
    dayOf(year, month, day);
const easter =
  (days: number) =>
  (year: number): Day =>
    plusDays(easterSunday(year), days);
const weekday =
  (month: number, day: number, place: number) =>
  (year: number): Day =>
    nth(year, month, day, place);
/** A bank holiday that falls on a weekend is kept on the next day that is none. */
const observed =
  (month: number, day: number, taken: readonly Day[] = []) =>
  (year: number): Day => {
    let one = dayOf(year, month, day);
    while (weekdayOf(one) > 5 || taken.includes(one)) one = plusDays(one, 1);
    return one;
  };
/** A holiday that falls on a weekend is kept on the working day that is nearest. */
const nearest =
  (month: number, day: number) =>
  (year: number): Day => {
    const one = dayOf(year, month, day);
    return weekdayOf(one) === 6 ? plusDays(one, -1) : weekdayOf(one) === 7 ? plusDays(one, 1) : one;
  };
const boxingDay = (year: number): Day => observed(12, 26, [observed(12, 25)(year)])(year);
/** The King's birthday; a day earlier when that is a Sunday. */
const kingsDay = (year: number): Day => (weekdayOf(dayOf(year, 4, 27)) === 7 ? dayOf(year, 4, 26) : dayOf(year, 4, 27));

const COUNTRIES = {
  nl: [
    'Netherlands',
    [
      ['New Year’s Day', on(1, 1)],
      ['Easter Monday', easter(1)],
      ['King’s Day', kingsDay],
      ['Ascension Day', easter(39)],
      ['Whit Monday', easter(50)],
      ['Christmas Day', on(12, 25)],
      ['Second Christmas Day', on(12, 26)],
    ],
  ],
  de: [
    'Germany',
    [
      ['New Year’s Day', on(1, 1)],
      ['Good Friday', easter(-2)],
      ['Easter Monday', easter(1)],
      ['Labour Day', on(5, 1)],
      ['Ascension Day', easter(39)],
      ['Whit Monday', easter(50)],
      ['Day of German Unity', on(10, 3)],
      ['Christmas Day', on(12, 25)],
      ['Second Christmas Day', on(12, 26)],
    ],
  ],
  gb: [
    'England and Wales',
    [
      ['New Year’s Day', observed(1, 1)],
      ['Good Friday', easter(-2)],
      ['Easter Monday', easter(1)],
      ['Early May bank holiday', weekday(5, 1, 1)],
      ['Spring bank holiday', weekday(5, 1, -1)],
      ['Summer bank holiday', weekday(8, 1, -1)],
      ['Christmas Day', observed(12, 25)],
      ['Boxing Day', boxingDay],
    ],
  ],
  us: [
    'United States',
    [
      ['New Year’s Day', nearest(1, 1)],
      ['Martin Luther King Jr. Day', weekday(1, 1, 3)],
      ['Memorial Day', weekday(5, 1, -1)],
      ['Juneteenth', nearest(6, 19)],
      ['Independence Day', nearest(7, 4)],
      ['Labor Day', weekday(9, 1, 1)],
      ['Thanksgiving', weekday(11, 4, 4)],
      ['Christmas Day', nearest(12, 25)],
    ],
  ],
  fr: [
    'France',
    [
      ['New Year’s Day', on(1, 1)],
      ['Easter Monday', easter(1)],
      ['Labour Day', on(5, 1)],
      ['Victory in Europe Day', on(5, 8)],
      ['Ascension Day', easter(39)],
      ['Whit Monday', easter(50)],
      ['Bastille Day', on(7, 14)],
      ['Assumption Day', on(8, 15)],
      ['All Saints’ Day', on(11, 1)],
      ['Armistice Day', on(11, 11)],
      ['Christmas Day', on(12, 25)],
    ],
  ],
} as const satisfies Record<string, readonly [name: string, rules: readonly Rule[]]>;

export type Country = keyof typeof COUNTRIES;
export const COUNTRY_CHOICES: readonly { value: Country; label: string }[] = (Object.keys(COUNTRIES) as Country[]).map((value) => ({
  value,
  label: COUNTRIES[value][0],
}));

/** The holidays of a year in order. */
export const holidaysOf = (country: Country, year: number): Holiday[] =>
  COUNTRIES[country][1]
    .map(([name, day]): Holiday => ({ name, day: day(year) }))
    // New Year of the next year may be kept on the last day of this one.
    .filter(({ day }) => day.startsWith(String(year)))
    .sort((a, b) => (a.day < b.day ? -1 : 1));

/** The country whose wall clock this is, as a first guess. */
export const countryOfZone = (zone: string): Country =>
  zone === 'Europe/London'
    ? 'gb'
    : zone === 'Europe/Paris'
      ? 'fr'
      : zone === 'Europe/Berlin'
        ? 'de'
        : zone.startsWith('America/')
          ? 'us'
          : 'nl';
