import { parseArgs } from 'node:util';
import { EXPORT_RECORD_NAMES, type ExportRecord } from '../domain/exporting/export-rules.ts';
import { InvalidInput } from '../domain/kernel/errors.ts';
import { field, parseInput } from '../domain/kernel/input.ts';
import type { Day } from '../domain/kernel/zone.ts';
import { CannotStart } from './cannot-start.ts';

export interface ExportArguments {
  file: string;
  /** Name or id; the only studio when omitted. */
  studio: string | null;
  records: readonly ExportRecord[];
  firstDay: Day | null;
  lastDay: Day | null;
}

const USAGE = `npm run export -- --out FILE.jsonl[.gz] [--studio NAME|ID] [--from 2026-01-01] [--to 2026-12-31]
    [--records ${EXPORT_RECORD_NAMES.slice(0, 3).join(',')},…]   (all if not given: ${EXPORT_RECORD_NAMES.join(', ')})`;

/** @throws CannotStart saying which argument is wrong and how it is written */
export function readExportArguments(args: readonly string[]): ExportArguments {
  const { out, studio, records, from, to } = parsed(args);
  if (!out) throw wrong('Name the file to write with --out.');
  const names = records?.split(',').map((name) => name.trim()) ?? EXPORT_RECORD_NAMES;
  const unknown = names.find((name) => !(EXPORT_RECORD_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) throw wrong(`--records: there is no “${unknown}”.`);
  const [firstDay, lastDay] = [dayOf('--from', from), dayOf('--to', to)];
  if (firstDay && lastDay && lastDay < firstDay) throw wrong('--to lies before --from.');
  return { file: out, studio: studio ?? null, records: EXPORT_RECORD_NAMES.filter((name) => names.includes(name)), firstDay, lastDay };
}

const wrong = (sentence: string): CannotStart => new CannotStart(`${sentence}\n\n${USAGE}`);

function dayOf(option: string, value: string | undefined): Day | null {
  if (value === undefined) return null;
  try {
    return parseInput(field.day(), value);
  } catch (error) {
    throw error instanceof InvalidInput ? wrong(`${option}: ${error.message}`) : error;
  }
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { out: text, studio: text, records: text, from: text, to: text } }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}
