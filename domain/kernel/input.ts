import { z } from 'zod';
import { InvalidInput, invalid } from './errors.ts';
import { isId } from './ids.ts';
import { MAX_MINOR } from './money.ts';
import { lengthMinutes, MINUTES_A_YEAR, type TimeRange } from './time-range.ts';
import { isZone } from './zone.ts';

/** @throws InvalidInput with one issue per field, each saying how to mend it */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
}

// A year before computers and one after everyone: what lies outside is a typing error.
const EARLIEST = new Date('1970-01-01T00:00:00Z');
const LATEST = new Date('2200-01-01T00:00:00Z');
// Gear may be older than computers.
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2200-01-01';
const BROKEN = 'This holds half a character, as when an emoji is cut in two. Type it anew.';

/** The parts inputs are made of, with messages for people. */
export const field = {
  id: (what: string) => z.string().refine(isId, `This is not the id of a ${what}. Take it from a list or a link.`),
  name: (what: string, most = 200) =>
    z
      .string()
      .trim()
      .min(1, `Give the ${what} a name.`)
      .max(most, `Use at most ${most} characters.`)
      .refine(isPlain, 'Remove line breaks and other control characters.')
      .refine(isWhole, BROKEN),
  text: (most = 5_000) =>
    z
      .string()
      .trim()
      .max(most, `Use at most ${most} characters.`)
      .refine(isPrintable, 'Remove the control characters.')
      .refine(isWhole, BROKEN),
  instant: () =>
    z.date('Give a date and time.').min(EARLIEST, 'Choose a date after 1970.').max(LATEST, 'Choose a date before the year 2200.'),
  day: () =>
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Write the day as year-month-day, such as 2026-11-21.', abort: true })
      .refine(
        (day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day),
        'There is no such day.',
      )
      .refine((day) => day >= FIRST_DAY && day < LAST_DAY, 'Choose a day between 1900 and 2200.'),
  money: () =>
    z
      .number()
      .int('Give a whole number of minor units.')
      .min(0, 'An amount cannot be negative.')
      .max(MAX_MINOR, `The largest amount is ${MAX_MINOR} minor units.`),
  minutes: (most = 1_440) =>
    z.number().int('Give whole minutes.').min(0, 'Minutes cannot be negative.').max(most, `At most ${most} minutes.`),
  zone: () =>
    z.string().max(64, 'There is no such time zone.').refine(isZone, 'There is no such time zone. Use an IANA name such as Europe/Berlin.'),
  currency: () => z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency code such as EUR.'),
  email: () => z.union([z.literal(''), z.email('This is not an e-mail address.').max(254, 'Use at most 254 characters.')]),
  version: () => z.number().int('A version is a whole number.').min(1, 'A version starts at 1.'),
};

function rangeFault({ startsAt, endsAt }: TimeRange): string | null {
  if (endsAt <= startsAt) return 'The end must come after the start.';
  return lengthMinutes({ startsAt, endsAt }) > MINUTES_A_YEAR ? 'It lasts a year at the most. Split it.' : null;
}

/** For inputs with startsAt and endsAt: the end comes after the start, within a year. */
export function refineRange({ startsAt, endsAt }: Partial<Record<keyof TimeRange, Date | undefined>>, context: z.RefinementCtx): void {
  const message = startsAt && endsAt && rangeFault({ startsAt, endsAt });
  if (message) context.addIssue({ code: 'custom', path: ['endsAt'], message });
}

/** The same where one end is given and the other one stays. @throws InvalidInput */
export function requireRange<Range extends TimeRange>(range: Range): Range {
  const message = rangeFault(range);
  if (message) throw invalid('endsAt', message);
  return range;
}

// eslint-disable-next-line no-control-regex -- looking for control characters is the point
const isPlain = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);
/** Lines and tabs are part of a longer text. */
// eslint-disable-next-line no-control-regex
const isPrintable = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
/** Half a surrogate pair is no character: the log, which is JSON, cannot hold it. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
