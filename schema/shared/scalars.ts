import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from '../builder.ts';

// RFC 3339: a date-time always carries its offset; a time without zone would mean something else in every browser.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'INVALID_INPUT' } });
};

function parseInstant(value: unknown): Date {
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value)) || !isDay(value.slice(0, 10)))
    return refuse('Write a date and time with its offset, such as 2026-11-21T14:30:00Z or 2026-11-21T15:30:00+01:00.');
  return new Date(value);
}

const isDay = (day: string): boolean => DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;

const parseDay = (value: unknown): string =>
  typeof value === 'string' && isDay(value) ? value : refuse('Write the day as year-month-day, such as 2026-11-21.');

function parseWhole(value: unknown): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,16}$/.test(value) && Number.isSafeInteger(Number(value))) return BigInt(value);
  return refuse('Give a whole number.');
}

function serializeWhole(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`${String(value)} is not a whole number that JSON can carry.`);
  return number;
}

const literal = (node: ValueNode): unknown => {
  if (node.kind === Kind.STRING || node.kind === Kind.INT) return node.value;
  return refuse('Give this value as text.');
};

builder.scalarType('DateTime', {
  description: 'A moment, as ISO 8601 (RFC 3339) text with an offset. Answers are always in UTC: `2026-11-21T14:30:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => new Date(value).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(literal(node)),
});

builder.scalarType('Date', {
  description: 'A calendar day without time or zone, `2026-11-21`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(literal(node)),
});

builder.scalarType('BigInt', {
  description: 'A whole number up to 2^53 − 1, sent as a JSON number; taken as number or text. Revisions of the record are of this type.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  serialize: serializeWhole,
  parseValue: parseWhole,
  parseLiteral: (node) => parseWhole(literal(node)),
});

builder.scalarType('JSON', {
  description: 'Any JSON value, for what has no fixed shape, such as the two sides of a stale edit.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) =>
    JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? 'null'),
  parseValue: (value) => value,
});
