import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { newId } from '../../domain/kernel/ids.ts';
import { encodeId } from '../shared/ids.ts';

/** An input with one thing wrong in it. */
export interface Spoilt {
  what: string;
  input: Json;
  /** Where the refusal must point; null where it may name the record instead of the field. */
  path: string | null;
}

type Json = Record<string, unknown>;

/** An id of a record that another studio has. */
export type ForeignId = (type: string) => Promise<string>;

/** More than the longest text that any field takes. */
const LONG = 'x'.repeat(25_000);
const TOO_MANY = 1_001;
/** No text may hold these: they cannot be stored, shown or told apart. */
const UNSOUND: [string, string][] = [
  ['a NUL character', 'a\0b'],
  ['a control character', 'a\u001bb'],
  ['half a surrogate pair', 'a\ud800b'],
  ['25,000 characters', LONG],
];
const MOMENTS: [string, unknown][] = [
  ['words', 'tomorrow'],
  ['a month that is none', '2030-13-01T10:00:00Z'],
  ['a day that is none', '2030-02-30T10:00:00Z'],
  ['a time without offset', '2030-05-01T10:00:00'],
  ['the year 1', '0001-01-01T00:00:00Z'],
  ['the year 9999', '9999-12-31T23:59:59Z'],
  ['a number', 7],
];
const DAYS: [string, unknown][] = [
  ['words', 'tomorrow'],
  ['a day that is none', '2030-02-30'],
  ['the year 1', '0001-01-01'],
  ['the year 9999', '9999-12-31'],
  ['a moment', '2030-02-03T10:00:00Z'],
];
const WALL_TIMES: [string, unknown][] = [
  ['words', 'tomorrow'],
  ['no time', ''],
  ['a day that is none', '2030-02-30T10:00'],
  ['an hour that is none', '2030-02-03T24:30'],
  ['a moment', '2030-02-03T10:00:00Z'],
  ['the year 1', '0001-01-01T10:00'],
  ['the year 9999', '9999-12-31T23:59'],
];
/** Texts that must say something certain. */
const NAMED: Record<string, [string, unknown][]> = {
  zone: [['an unknown zone', 'Mars/Olympus'], ['an empty zone', '']],
  currency: [['a currency that is none', 'euro'], ['an empty currency', ''], ['a currency in small letters', 'eur']],
  email: [['no address', 'nobody'], ['two addresses', 'a@b.test,c@d.test'], ['an address with a line break', 'a@b.test\nbcc: c@d.test']],
  password: [['a short password', 'short']],
  rule: [['words', 'every Tuesday'], ['no rule', ''], ['an unknown part', 'FREQ=WEEKLY;MOON=FULL'], ['every minute', 'FREQ=MINUTELY;COUNT=9'], ['a million times', 'FREQ=DAILY;COUNT=1000000'], ['two ends', 'FREQ=DAILY;COUNT=3;UNTIL=20300101']],
  firstTime: WALL_TIMES,
  newTime: WALL_TIMES,
  occurrence: WALL_TIMES,
  extraDates: WALL_TIMES,
  exceptDates: WALL_TIMES,
  actId: [['no act', ''], ['a word', 'latest']],
  except: [['no act', ''], ['a word', 'latest']],
  tab: [['no name', ''], ['a name with a blank', 'my first tab'], ['markup', '<b>tab-1</b>']],
  place: [['no place', ''], ['an address', '/schedule?day=1']],
  view: [['an address', '/schedule?day=1']],
  url: [['no address', ''], ['words', 'our server'], ['no https', 'http://hooks.example.com/'], ['a private network', 'https://10.0.0.8/'], ['this machine', 'https://[::1]/'], ['a password', 'https://me:secret@hooks.example.com/']],
  events: [['no event', ''], ['an unknown event', 'booking.flown'], ['an unknown kind', 'airship.*']],
  rowIds: [['no row', ''], ['markup', '<b>row</b>']],
}; // prettier-ignore
/** Edits may leave these out, but not empty them. */
const NEVER_EMPTY = new Set(['name', 'title', 'studioName', 'ownerName', 'description', 'category', 'barcode']);

const at = (path: string, name: string | number): string => (path ? `${path}.${name}` : String(name));

/** Everything that can be wrong with an input of this type, one thing at a time, starting from a valid one. */
export async function spoil(type: GraphQLInputObjectType, valid: Json, foreign: ForeignId): Promise<Spoilt[]> {
  return [
    { what: 'a field that does not exist', input: { ...valid, surprise: 1 }, path: 'surprise' },
    ...(await inObject(type, valid, '', foreign)),
    ...wrongRanges(valid),
  ];
}

async function inObject(type: GraphQLInputObjectType, valid: Json, path: string, foreign: ForeignId): Promise<Spoilt[]> {
  const all: Spoilt[] = [];
  for (const field of Object.values(type.getFields())) {
    const here = at(path, field.name);
    const put = (value: unknown): Json => ({ ...valid, [field.name]: value });
    if (isNonNullType(field.type)) {
      const { [field.name]: _left, ...rest } = valid;
      all.push({ what: `${here} left out`, input: rest, path: here }, { what: `${here} is null`, input: put(null), path: here });
    }
    all.push(...(await inValue(field, getNullableType(field.type), valid[field.name], here, put, foreign)));
  }
  return all;
}

type Put = (value: unknown) => Json;

async function inValue(
  field: GraphQLInputField,
  type: GraphQLInputType,
  valid: unknown,
  path: string,
  put: Put,
  foreign: ForeignId,
): Promise<Spoilt[]> {
  const spoilt = (all: readonly [string, unknown][]): Spoilt[] =>
    all.map(([what, value]) => ({ what: `${path}: ${what}`, input: put(value), path }));

  if (isListType(type)) {
    const items = (valid ?? []) as unknown[];
    const long = Array.from({ length: TOO_MANY }, () => items[0] ?? (getNullableType(type.ofType).toString() === 'Int' ? 1 : 'x'));
    const inItems = await Promise.all(
      items.map((item, index) =>
        inValue(
          field,
          getNullableType(type.ofType),
          item,
          at(path, index),
          (value) => put(items.map((other, place) => (place === index ? value : other))),
          foreign,
        ),
      ),
    );
    // A list that is too long may be told at the list or at the item that comes twice.
    return [{ what: `${path}: ${TOO_MANY} items`, input: put(long), path: null }, ...inItems.flat()];
  }
  if (isInputObjectType(type)) {
    const unknown = spoilt([['a text', 'x']]);
    if (typeof valid !== 'object' || valid === null) return unknown;
    const inside = await inObject(type, valid as Json, path, foreign);
    return [...unknown, ...inside.map((one) => ({ ...one, input: put(one.input) }))];
  }
  if (isEnumType(type)) return spoilt([['a value that is none', 'NO_SUCH'], ['a number', 7]]); // prettier-ignore
  switch (type.toString()) {
    case 'ID':
      return wrongIds(field.extensions.idOf as readonly string[] | undefined, path, put, spoilt, foreign);
    case 'Int':
      return spoilt(wrongNumbers(field.name));
    case 'BigInt':
      return spoilt([['below zero', -1], ['more than 53 bits', '9007199254740992'], ['a fraction', 1.5], ['a word', 'latest']]); // prettier-ignore
    case 'Boolean':
      return spoilt([['a word', 'yes']]);
    case 'DateTime':
      return spoilt(MOMENTS);
    case 'Date':
      return spoilt(DAYS);
    case 'String':
      return spoilt([
        ['a number', 7],
        ...UNSOUND,
        ...(NAMED[field.name] ?? []),
        ...((isNonNullType(field.type) || NEVER_EMPTY.has(field.name)) && !NAMED[field.name]
          ? ([['nothing', ''], ['blanks', '  \n ']] as [string, unknown][])
          : []),
      ]); // prettier-ignore
    default:
      throw new Error(`spoil.ts does not know what can be wrong with a ${type.toString()} (${path}).`);
  }
}

async function wrongIds(
  types: readonly string[] | undefined,
  path: string,
  put: Put,
  spoilt: (all: readonly [string, unknown][]) => Spoilt[],
  foreign: ForeignId,
): Promise<Spoilt[]> {
  if (!types) throw new Error(`${path} is an id that does not say of what: make it with idField.`);
  const other = types.includes('Studio') ? 'Client' : 'Studio';
  return [
    ...spoilt([
      ['nothing', ''],
      ['a word', 'x'],
      ['a bare UUID', newId()],
      ['another type', encodeId(other, newId())],
      ['no UUID in it', encodeId(types[0]!, 'nope')],
      ['a NUL character in it', encodeId(types[0]!, `${newId().slice(0, 35)}\0`)],
      ['25,000 characters', LONG],
    ]),
    ...(await Promise.all(
      types.flatMap((type) => [
        { what: `${path}: an unknown ${type}`, input: put(encodeId(type, newId())), path: null },
        foreign(type).then((id) => ({ what: `${path}: a ${type} of another studio`, input: put(id), path: null })),
      ]),
    )),
  ];
}

const wrongNumbers = (name: string): [string, unknown][] => [
  ['below zero', -1],
  ['more than 32 bits', 2_147_483_648],
  ['a fraction', 1.5],
  ['a text', '7'],
  // The largest amount of money is the largest number that fits.
  ...(name.endsWith('Minor') ? [] : ([['far too much', 2_147_483_647]] as [string, unknown][])),
];

const days = (from: unknown, count: number): string => new Date(+new Date(from as Date) + count * 86_400_000).toISOString();

function wrongRanges(valid: Json): Spoilt[] {
  const { startsAt, endsAt } = valid;
  if (!endsAt) return [];
  return [
    ...(startsAt === undefined
      ? []
      : [
          { what: 'the end before the start', input: { ...valid, startsAt: endsAt, endsAt: startsAt }, path: 'endsAt' },
          { what: 'no length', input: { ...valid, endsAt: startsAt }, path: 'endsAt' },
        ]),
    { what: 'an end long before', input: { ...valid, endsAt: days(endsAt, -30) }, path: 'endsAt' },
    { what: 'more than a year', input: { ...valid, endsAt: days(endsAt, 400) }, path: 'endsAt' },
  ];
}
