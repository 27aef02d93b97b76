import { parseArgs } from 'node:util';
import { type ImportSettingsInput } from '../domain/importing/import-settings.ts';
import { DATE_ORDERS, IMPORT_FIELDS, IMPORT_STATES } from '../domain/importing/import-rules.ts';
import { CannotStart } from './cannot-start.ts';

export interface ImportArguments {
  file: string;
  /** Name or id; the only studio when omitted. */
  studio: string | null;
  dryRun: boolean;
  /** Where the table of all lines goes. */
  report: string | null;
  /** Without a zone the studio's is taken. */
  settings: Omit<ImportSettingsInput, 'zone'> & { zone?: string };
}

const USAGE = `npm run import -- FILE [--studio NAME|ID] [--zone Europe/Berlin] [--dry-run] [--report result.csv]
    --map start=Start,end=End,room=Room,title=Title,client=Client,status=Status   (also: duration, date, endDate, note, uid)
    --status "Booked=confirmed,Hold=hold,Closed=closed"   (${IMPORT_STATES.join(', ')})
    --format csv|ics   --dates ${DATE_ORDERS.join('|')}   --duration-unit minutes|hours
    --default-room "Studio A"   --until 2027-12-31`;

/** @throws CannotStart saying which argument is wrong and how it is written */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(args);
  const [file, ...others] = positionals;
  if (!file || others.length > 0)
    throw wrong(file ? `There are two files, ${file} and ${others[0]}; import one after the other.` : 'Name the file to import.');
  const map = pairsOf(values.map ?? [], '--map');
  const status = pairsOf(values.status ?? [], '--status');
  for (const name of map.keys())
    if (!(IMPORT_FIELDS as readonly string[]).includes(name)) throw wrong(`--map: “${name}” is not one of ${IMPORT_FIELDS.join(', ')}.`);
  for (const [word, state] of status)
    if (!(IMPORT_STATES as readonly string[]).includes(state))
      throw wrong(`--status: “${word}” cannot become “${state}”, only ${IMPORT_STATES.join(', ')}.`);
  return {
    file,
    studio: values.studio ?? null,
    dryRun: values['dry-run'] ?? false,
    report: values.report ?? null,
    settings: {
      ...given('zone', values.zone),
      ...given('format', oneOf('--format', values.format, ['csv', 'ics'])),
      ...given('dates', oneOf('--dates', values.dates, DATE_ORDERS)),
      ...given('durationUnit', oneOf('--duration-unit', values['duration-unit'], ['minutes', 'hours'])),
      ...given('defaultRoom', values['default-room']),
      ...given('until', values.until),
      ...(map.size > 0 ? { map: Object.fromEntries(map) } : {}),
      status: Object.fromEntries(status) as ImportSettingsInput['status'],
    },
  };
}

const wrong = (sentence: string): CannotStart => new CannotStart(`${sentence}\n\n${USAGE}`);

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        studio: { type: 'string' },
        map: { type: 'string', multiple: true },
        status: { type: 'string', multiple: true },
        zone: { type: 'string' },
        format: { type: 'string' },
        dates: { type: 'string' },
        'duration-unit': { type: 'string' },
        'default-room': { type: 'string' },
        until: { type: 'string' },
        report: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

/** `a=b,c=d`, also in several options; a comma that no `=` follows belongs to the text. */
function pairsOf(texts: readonly string[], option: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of texts.flatMap((text) => text.split(/,(?=[^,=]+=)/))) {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=').trim();
    if (name.trim() === '' || value === '') throw wrong(`${option}: “${pair.trim()}” is not written as name=value.`);
    if (pairs.has(name.trim())) throw wrong(`${option}: “${name.trim()}” is given twice.`);
    pairs.set(name.trim(), value);
  }
  return pairs;
}

function oneOf<const Value extends string>(option: string, value: string | undefined, values: readonly Value[]): Value | undefined {
  if (value === undefined || (values as readonly string[]).includes(value)) return value as Value | undefined;
  throw wrong(`${option}: “${value}” is not one of ${values.join(', ')}.`);
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
