import { z } from 'zod';
import type { Caller } from '../kernel/caller.ts';
import { command, type CommandResult } from '../kernel/command.ts';
import { invalid, InvalidInput } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { againWhenOvertaken, bringIn } from './import-calendar.ts';
import { IMPORT_FIELDS, IMPORT_STATES, MOST_SESSIONS_AT_ONCE, MOST_TEXT } from './import-rules.ts';
import { importSettings } from './import-settings.ts';
import { decodeText } from './import-text.ts';
import { importingPolicy } from './importing-policy.ts';
import { readImport } from './read-import.ts';
import type { ImportReport } from './report-rules.ts';

const MOST_WORDS = 100;

const importText = importSettings.omit({ map: true, status: true }).extend({
  calendar: z.string().max(MOST_TEXT, `Send at most ${MOST_TEXT} characters in one call: a part of the lines under the same header.`),
  fileName: field.name('file').optional(),
  /** Omitted: guessed from the header. */
  columns: z
    .array(z.object({ field: z.enum(IMPORT_FIELDS), column: field.name('column') }))
    .max(IMPORT_FIELDS.length, `Map at most ${IMPORT_FIELDS.length} columns.`)
    .refine((columns) => new Set(columns.map((one) => one.field)).size === columns.length, 'Map each field once.')
    .optional(),
  words: z
    .array(z.object({ word: field.name('status'), state: z.enum(IMPORT_STATES) }))
    .max(MOST_WORDS, `Say what at most ${MOST_WORDS} words mean.`)
    .default([]),
  dryRun: z.boolean().default(false),
});
type Input = z.output<typeof importText>;

/** The report as one answer of the API, in which a map is a list. */
export type ImportAnswer = Omit<ImportReport, 'map' | 'complete' | 'encoding'> & { columns: { field: string; column: string }[] };

const inOneGo = command('importing.import', importText, async (tx, input): Promise<ImportAnswer & CommandResult> => {
  importingPolicy.require(tx.actor, 'import');
  const { calendar, fileName = '', columns, words, dryRun, ...others } = input;
  const map = columns && Object.fromEntries(columns.map((one) => [one.field, one.column]));
  const settings = { ...others, map, status: Object.fromEntries(words.map(({ word, state }) => [word, state])) };
  const { read, encoding } = await pointingAt(input, async () => {
    const decoded = decodeText(new TextEncoder().encode(calendar));
    return { read: await readImport(decoded.text, settings, tx.at), encoding: decoded.encoding };
  });
  if (read.entries.length > MOST_SESSIONS_AT_ONCE)
    throw invalid(
      'calendar',
      `This holds ${read.entries.length} sessions; one call takes ${MOST_SESSIONS_AT_ONCE}, since all who book wait for it. Send it in parts under the same header.`,
    );
  const by = { db: tx.db, actor: tx.actor, at: tx.at, inTransaction: <T>(work: (own: typeof tx) => Promise<T>) => work(tx) };
  const {
    map: found,
    complete: _complete,
    encoding: _encoding,
    ...report
  } = await bringIn(by, { read, encoding, zone: settings.zone }, { fileName, dryRun });
  return { ...report, columns: Object.entries(found).map(([name, column]) => ({ field: name, column })) };
});

/**
 * Brings in a calendar that comes as text, all of it or nothing: what is free is booked, what overlaps is kept as tentative. In parts, and
 * sent again, nothing is brought in twice.
 * @throws InvalidInput · NotAllowed
 */
export const importCalendarText = (caller: Caller, input: z.input<typeof importText>): Promise<ImportAnswer> =>
  againWhenOvertaken(() => inOneGo(caller, input));

/** What is wrong with the file or the map, told at the fields in which they came. */
async function pointingAt<T>({ columns }: Input, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.issues.map(({ path, message }) => ({ path: pathOf(path, columns ?? []), message })));
  }
}

function pathOf(path: string, columns: NonNullable<Input['columns']>): string {
  if (path === 'file') return 'calendar';
  const mapped = /^map\.(.+)$/.exec(path)?.[1];
  if (mapped === undefined) return path;
  const place = columns.findIndex((one) => one.field === mapped);
  return place < 0 ? 'columns' : `columns.${place}.column`;
}
