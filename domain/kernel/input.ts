import { z } from 'zod';
import { InvalidInput } from './errors.ts';
import { isId } from './ids.ts';
import { MAX_MINOR } from './money.ts';
import { isZone } from './zone.ts';

/** @throws InvalidInput with one issue per field, each saying how to mend it */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
}

const MOST_DAYS = 366;
// A year before computers and one after everyone: what lies outside is a typing error.
const EARLIEST = new Date('1970-01-01T00:00:00Z');
const LATEST = new Date('2200-01-01T00:00:00Z');

/** The parts inputs are made of, with messages for people. */
export const field = {
  id: (what: string) => z.string().refine(isId, `This is not the id of a ${what}. Take it from a list or a link.`),
  name: (what: string, most = 200) =>
    z
      .string()
      .trim()
      .min(1, `Give the ${what} a name.`)
      .max(most, `Use at most ${most} characters.`)
      .refine(isPlain, 'Remove the control characters.'),
  text: (most = 5_000) =>
    z
      .string()
      .trim()
      .max(most, `Use at most ${most} characters.`)
      .refine((text) => !text.includes('\0'), 'Remove the NUL character.'),
  instant: () =>
    z.date('Give a date and time.').min(EARLIEST, 'Choose a date after 1970.').max(LATEST, 'Choose a date before the year 2200.'),
  day: () =>
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Write the day as year-month-day, such as 2026-11-21.', abort: true })
      .refine(
        (day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day),
        'There is no such day.',
      ),
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

/** For objects with startsAt and endsAt: the end comes after the start, within a year. */
export function refineRange(range: { startsAt?: Date | undefined; endsAt?: Date | undefined }, context: z.RefinementCtx): void {
  if (!range.startsAt || !range.endsAt) return;
  if (range.endsAt <= range.startsAt) context.addIssue({ code: 'custom', path: ['endsAt'], message: 'The end must come after the start.' });
  else if (+range.endsAt - +range.startsAt > MOST_DAYS * 86_400_000)
    context.addIssue({ code: 'custom', path: ['endsAt'], message: 'A session lasts a year at the most. Split it.' });
}

// eslint-disable-next-line no-control-regex -- looking for control characters is the point
const isPlain = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);
