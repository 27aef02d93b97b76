import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { schema } from '../index.ts';
import type { House } from './a-house.ts';

type Field = GraphQLField<unknown, unknown>;

/** Read from the built schema: a question that is added tomorrow is here tomorrow. */
export const QUERIES: readonly Field[] = Object.values(schema.getQueryType()!.getFields());

const DEPTH = 4;
/** Lists within lists that have no pages: to ask for all of it would cost more than one call may. */
const DEPTHS: Readonly<Record<string, number>> = { series: 3 };

/** Short pages, so that a question for everything costs no more than one call may. */
const paged = ({ args }: Field): string => (args.some(({ name }) => name === 'first') ? '(first: 3)' : '');

/** Everything that can be asked for without arguments, so many steps deep. */
function selectionOf(type: GraphQLNamedType, depth = DEPTH): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${selectionOf(one, depth - 1)}`)
      .join(' ')} }`;
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields())
    .filter((field) => field.args.every((argument) => !isNonNullType(argument.type)))
    .filter((field) => depth > 1 || isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name}${paged(field)} ${selectionOf(getNamedType(field.type), depth - 1)}`);
  return `{ __typename ${fields.join(' ')} }`;
}

/** What must say something certain. */
const NAMED: Record<string, unknown> = {
  to: '2030-05-02',
  endsAt: '2030-05-01T11:00:00Z',
  newEndsAt: '2030-05-01T11:00:00Z',
  rule: 'FREQ=WEEKLY;COUNT=2',
  firstTime: '2030-05-01T10:00',
  occurrence: '2030-05-01T10:00',
  scope: 'all',
};

/** Something right for what cannot be left out, and a record of `named` wherever a record can be named. */
async function valueOf({ type, extensions, name }: Pick<GraphQLArgument, 'type' | 'extensions' | 'name'>, named: House): Promise<unknown> {
  const [idOf] = (extensions.idOf as readonly string[] | undefined) ?? [];
  const leaf = getNamedType(type);
  const many = String(type).startsWith('[');
  if (idOf) return many ? [await named.idOf(idOf)] : named.idOf(idOf);
  if (!isNonNullType(type)) return undefined;
  if (NAMED[name]) return NAMED[name];
  if (name === 'pieces') return [{ minutes: 60, rooms: [{ roomId: await named.idOf('Room') }] }];
  if (isInputObjectType(leaf)) {
    const fields = Object.values(leaf.getFields()).map(async (field) => [field.name, await valueOf(field, named)] as const);
    const value = Object.fromEntries((await Promise.all(fields)).filter(([, one]) => one !== undefined));
    return many ? [value] : value;
  }
  if (leaf.name === 'Date') return '2030-05-01';
  if (leaf.name === 'DateTime') return '2030-05-01T10:00:00Z';
  if ('getValues' in leaf) return leaf.getValues()[0]!.name;
  if (leaf.name === 'ID') return named.idOf('Client');
  return { Int: 1, String: name, Boolean: true }[leaf.name];
}

/** The whole question with its variables; with `deep` everything that can be had by it, otherwise whether there is an answer at all. */
export async function question(field: Field, named: House, { deep }: { deep: boolean }) {
  const values = await Promise.all(field.args.map(async (one) => [one, await valueOf(one, named)] as const));
  const given = values.filter(([, value]) => value !== undefined);
  const declared = given.map(([one]) => `$${one.name}: ${one.type}`).join(', ');
  const passed = given.map(([one]) => `${one.name}: $${one.name}`).join(', ');
  const type = getNamedType(field.type);
  const selection = deep ? selectionOf(type, DEPTHS[field.name]) : isLeafType(type) ? '' : '{ __typename }';
  return {
    query: `query ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(given.map(([one, value]) => [one.name, value])),
  };
}
