import { getNamedType, GraphQLInputObjectType, isLeafType, isNonNullType, type GraphQLArgument, type GraphQLNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type Served } from '../server/testing/a-server.ts';
import { schema } from './index.ts';
import { aHouse, type House } from './testing/a-house.ts';
import { spoil } from './testing/spoil.ts';

/** Questions under way at once. */
const AT_ONCE = 8;

let served: Served;
let house: House;
let elsewhere: House;
beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  [house, elsewhere] = [await aHouse(served), await aHouse(served)];
});

/** Another studio's records stay as they are, so one of each type serves all. */
const foreignIds = new Map<string, Promise<string>>();
const foreign = (type: string): Promise<string> => {
  if (!foreignIds.has(type)) foreignIds.set(type, elsewhere.idOf(type));
  return foreignIds.get(type)!;
};

const QUESTIONS = Object.values(schema.getQueryType()!.getFields()).filter((field) => field.args.length > 0);

/** Something right for what cannot be left out. */
async function rightValue({ type, extensions }: GraphQLArgument): Promise<unknown> {
  const [idOf] = (extensions.idOf as readonly string[] | undefined) ?? [];
  if (idOf) return house.idOf(idOf);
  const named = getNamedType(type);
  if (named.name === 'Date') return '2030-05-01';
  if (named.name === 'DateTime') return '2030-05-01T10:00:00Z';
  if ('getValues' in named) return named.getValues()[0]!.name;
  return named.name === 'Int' ? 1 : named.name === 'ID' ? house.idOf('Client') : 'word';
}

const selectionOf = (type: GraphQLNamedType): string => {
  if (isLeafType(type)) return '';
  return type.name.endsWith('Connection') ? '{ totalCount nodes { __typename } }' : '{ __typename }';
};

describe.each(QUESTIONS)('$name', ({ name, type, args }) => {
  test('is never brought down by what it is asked', async () => {
    const asked = new GraphQLInputObjectType({
      name: 'Arguments',
      fields: Object.fromEntries(
        args.map((one) => [one.name, { type: one.type, extensions: one.extensions.idOf ? one.extensions : { idOf: ['Client'] } }]),
      ),
    });
    const required = args.filter((one) => isNonNullType(one.type) && !('getFields' in getNamedType(one.type)));
    const valid = Object.fromEntries(await Promise.all(required.map(async (one) => [one.name, await rightValue(one)])));
    const declared = args.map((one) => `$${one.name}: ${one.type}`).join(', ');
    const given = args.map((one) => `${one.name}: $${one.name}`).join(', ');
    const query = `query (${declared}) { ${name}(${given}) ${selectionOf(getNamedType(type))} }`;
    const down: string[] = [];
    const questions = await spoil(asked, valid, foreign);
    const askNext = async (): Promise<void> => {
      for (let next = questions.shift(); next; next = questions.shift()) {
        const { status, errors } = await served.ask(query, { as: house.owner, variables: next.input });
        if (status >= 500 || errors?.some((error) => error.extensions.code === 'INTERNAL_SERVER_ERROR')) down.push(next.what);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askNext));
    expect(down).toEqual([]);
  });
});
