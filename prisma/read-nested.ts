import type { PrismaClient } from './generated/client/client.ts';
import { getDatamodel } from './generated/pothos-types.ts';

/*
A page of records with all they lead to, in two statements however deep: Prisma reads the records themselves, by its own conditions and
order, and the database makes of everything below them one text, arrays within arrays in the order in which they were asked for. What is
asked for in another way than by columns and an order, such as part of a relation or its count, Prisma reads as ever.
*/

interface Field {
  name: string;
  kind: string;
  type: string;
  isList: boolean;
  relationName?: string;
  relationFromFields?: readonly string[];
}

/** Prisma's `select`: columns, and relations with what is selected of them. */
type Selection = Readonly<Record<string, unknown>>;

interface Query {
  select?: Selection;
  [clause: string]: unknown;
}

interface Delegate {
  findMany(query: object): Promise<{ id: string }[]>;
}

/** What is read by an expression of SQL, and how its JSON becomes the value that Prisma gives. */
interface Part {
  sql: string;
  valueOf(json: unknown): unknown;
}

/** As the names of the schema are mapped (held by prisma/read-nested.test.ts). */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const tableOf = (model: string): string => columnOf(model.charAt(0).toLowerCase() + model.slice(1));

/** The columns by which a record leads to another: the last holds its id, those before it are the same on both sides. */
export const keysOf = (fromFields: readonly string[]): { from: string; to: string }[] =>
  fromFields.map((field, place) => ({ from: columnOf(field), to: place === fromFields.length - 1 ? 'id' : columnOf(field) }));

const MODELS = new Map(
  Object.entries(getDatamodel().datamodel.models).map(([name, { fields }]) => [
    name,
    new Map((fields as readonly Field[]).map((field) => [field.name, field])),
  ]),
);
/** What a function of the database takes. */
const MOST_COLUMNS = 100;

const asItIs = (json: unknown): unknown => json;
const given = (valueOf: (json: never) => unknown) => (json: unknown) => (json === null ? null : valueOf(json as never));

function columnPart({ name, kind, type, isList }: Field, alias: string): Part | null {
  const sql = `${alias}."${columnOf(name)}"`;
  if (kind === 'enum' || ['String', 'Int', 'Float', 'Boolean', 'Json'].includes(type)) return { sql, valueOf: asItIs };
  if (isList) return null;
  if (type === 'DateTime') return { sql, valueOf: given((text: string) => new Date(text)) };
  // As a number of JSON it would be rounded.
  if (type === 'BigInt') return { sql: `${sql}::text`, valueOf: given((text: string) => BigInt(text)) };
  return null;
}

/** How a record is read, as one array; null when something of it has to be left to Prisma. */
function recordPart(model: string, select: Selection, alias: string, depth: number): Part | null {
  const names: string[] = [];
  const parts: Part[] = [];
  for (const [name, wanted] of Object.entries(select)) {
    if (wanted === undefined || wanted === false) continue;
    const field = MODELS.get(model)?.get(name);
    if (!field) return null;
    const part = field.kind === 'object' ? relationPart(model, field, wanted, alias, depth) : columnPart(field, alias);
    if (!part) return null;
    names.push(name);
    parts.push(part);
  }
  if (parts.length === 0 || parts.length > MOST_COLUMNS) return null;
  return {
    sql: `json_build_array(${parts.map(({ sql }) => sql).join(', ')})`,
    valueOf: given((values: readonly unknown[]) => {
      const record: Record<string, unknown> = {};
      for (let place = 0; place < names.length; place += 1) record[names[place]!] = parts[place]!.valueOf(values[place]);
      return record;
    }),
  };
}

function relationPart(model: string, field: Field, wanted: unknown, parent: string, depth: number): Part | null {
  if (typeof wanted !== 'object' || wanted === null) return null;
  const { select, orderBy, ...more } = wanted as { select?: Selection; orderBy?: unknown };
  if (!select || Object.values(more).some((value) => value !== undefined)) return null;
  const alias = `t${depth + 1}`;
  const record = recordPart(field.type, select, alias, depth + 1);
  const order = orderOf(field.type, orderBy, alias);
  const joined = joinOf(model, field, parent, alias);
  if (!record || order === null || joined === null) return null;
  const from = `FROM "${tableOf(field.type)}" ${alias} WHERE ${joined}`;
  if (!field.isList) return { sql: `(SELECT ${record.sql} ${from})`, valueOf: record.valueOf };
  return {
    sql: `(SELECT coalesce(json_agg(${record.sql}${order && ` ORDER BY ${order}`}), '[]') ${from})`,
    valueOf: given((records: readonly unknown[]) => records.map(record.valueOf)),
  };
}

function joinOf(model: string, field: Field, parent: string, alias: string): string | null {
  const both = (left: string, right: string) => (key: { from: string; to: string }) => `${left}."${key.from}" = ${right}."${key.to}"`;
  if (field.relationFromFields?.length) return keysOf(field.relationFromFields).map(both(parent, alias)).join(' AND ');
  const others = [...(MODELS.get(field.type)?.values() ?? [])];
  const back = others.find((one) => one.relationName === field.relationName && one.type === model && one.relationFromFields?.length);
  return back ? keysOf(back.relationFromFields!).map(both(alias, parent)).join(' AND ') : null;
}

/** Empty where no order is asked for. */
function orderOf(model: string, orderBy: unknown, alias: string): string | null {
  const terms: string[] = [];
  for (const [name, direction] of [orderBy ?? []].flat().flatMap((term) => Object.entries(term as object))) {
    if (MODELS.get(model)?.get(name)?.kind === 'object' || (direction !== 'asc' && direction !== 'desc')) return null;
    terms.push(`${alias}."${columnOf(name)}" ${direction}`);
  }
  return terms.join(', ');
}

/** What of a selection is read by one expression: its relations, as far as they can be; null when there are none. */
interface Plan {
  relations: ReadonlySet<string>;
  part: Part | null;
}

const plans = new Map<string, Plan>();
const MOST_PLANS = 500;

/** Made once for each selection: a page asks for the same ones all the time. */
function planOf(model: string, select: Selection): Plan {
  const key = JSON.stringify([model, select], (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  const known = plans.get(key);
  if (known) return known;
  const relations = Object.keys(select).filter((name) => {
    const field = MODELS.get(model)?.get(name);
    return field?.kind === 'object' && relationPart(model, field, select[name], 't0', 0) !== null;
  });
  const below: Selection = { id: true, ...Object.fromEntries(relations.map((name) => [name, select[name]])) };
  const plan = { relations: new Set(relations), part: relations.length > 0 ? recordPart(model, below, 't0', 0) : null };
  if (plans.size >= MOST_PLANS) plans.delete(plans.keys().next().value!);
  plans.set(key, plan);
  return plan;
}

/** `findMany` of a model whose records have an id, with the relations of its `select` read as said above. */
export async function findManyNested(db: PrismaClient, model: string, query: Query): Promise<object[]> {
  const delegate = (db as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)]!;
  const { select = {} } = query;
  const { relations, part } = planOf(model, select);
  if (!part) return delegate.findMany(query);
  const own = Object.fromEntries(Object.entries(select).filter(([name]) => !relations.has(name)));
  const records = await delegate.findMany({ ...query, select: { id: true, ...own } });
  if (records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  const sql = `SELECT json_agg(${part.sql})::text AS found FROM "${tableOf(model)}" t0 WHERE t0.id = ANY($1::uuid[])`;
  const [row] = await db.$queryRawUnsafe<{ found: string | null }[]>(sql, ids);
  const found = new Map(
    (JSON.parse(row?.found ?? '[]') as unknown[]).map((json) => part.valueOf(json) as { id: string }).map((one) => [one.id, one]),
  );
  // What was removed in between is gone.
  return records.flatMap((record) => (found.has(record.id) ? [{ ...record, ...found.get(record.id) }] : []));
}
