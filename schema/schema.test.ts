import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, printSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { aStudio, type TestStudio } from '../domain/testing/a-studio.ts';
import { aServer } from '../server/testing/a-server.ts';
import { schema } from './index.ts';
import { encodeId } from './shared/ids.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test('everything says what it is', () => {
  const silent: string[] = [];
  const look = (name: string, thing: { description?: string | null }) => void (thing.description?.trim() || silent.push(name));
  for (const type of types) {
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
      }
  }
  expect(silent).toEqual([]);
});

test('own scalars name their specification', () => {
  const own = types.filter((type) => isScalarType(type) && !['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name));
  expect(own.filter((type) => isScalarType(type) && !type.specifiedByURL)).toEqual([]);
  expect(printSchema(schema)).not.toContain('undefined');
});

test('every mutation takes one input and answers a union with the refusals', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    expect.soft([field.name, field.args.map((argument) => argument.name)]).toEqual([field.name, ['input']]);
    expect.soft(String(field.type)).toBe(`${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}Result!`);
  }
});

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const MEMBERS = `query ($first: Int, $after: String, $last: Int, $search: String, $sort: MemberSort, $reverse: Boolean, $role: Role) {
  members(first: $first, after: $after, last: $last, search: $search, sort: $sort, reverse: $reverse, role: $role) {
    totalCount pageInfo { hasNextPage endCursor } nodes { name role } } }`;

interface Members {
  members: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { name: string; role: string }[] };
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six'];

test('a list is paged, searched, sorted and filtered; each record comes once', async () => {
  const { ask, aMember } = await aServer();
  const own = await aStudio();
  const owner = await aMember(own.studioId, 'owner', { name: 'Olga' });
  // Half of them share a name: the order must be stable all the same.
  for (let n = 0; n < 7; n += 1) await aMember(own.studioId, n % 2 ? 'crew' : 'producer', { name: n < 4 ? 'Sam' : `Person ${NUMBERS[n]}` });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Members = (await ask<Members>(MEMBERS, { as: owner, variables: { first: 3, after } })).data!;
    expect(page.members.totalCount).toBe(8);
    seen.push(...page.members.nodes.map(({ name, role }) => `${name} ${role}`));
    after = page.members.pageInfo.hasNextPage ? page.members.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toHaveLength(8);
  expect(seen.map((line) => line.split(' ')[0])).toEqual(['Olga', 'Person', 'Person', 'Person', 'Sam', 'Sam', 'Sam', 'Sam']);

  const names = async (variables: object) => (await ask<Members>(MEMBERS, { as: owner, variables: { ...variables } })).data!.members;
  expect((await names({ search: 'pers FIVE' })).nodes).toEqual([{ name: 'Person five', role: 'crew' }]);
  expect((await names({ role: 'producer' })).totalCount).toBe(4);
  expect((await names({ sort: 'NAME', reverse: true, first: 1 })).nodes[0]?.name).toBe('Sam');
  expect((await names({ search: '%' })).totalCount).toBe(0);
});

test('a page that makes no sense is refused with the argument', async () => {
  const { ask, aMember } = await aServer();
  const owner = await aMember(studio.studioId, 'owner');
  const odd = [
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { last: 101 },
    { after: 'nonsense' },
    { after: 'R1BDOlM6bm9wZQ==' },
    { search: 'x'.repeat(300) },
  ];
  for (const variables of odd) {
    const { errors, status } = await ask(MEMBERS, { as: owner, variables });
    expect.soft([variables, status, errors?.[0]?.extensions.code]).toEqual([variables, 200, 'INVALID_INPUT']);
  }
});

test('ids that are malformed, of another kind, unknown or foreign', async () => {
  const { ask, aMember } = await aServer();
  const elsewhere = await aStudio();
  const [owner, stranger] = [await aMember(studio.studioId, 'owner'), await aMember(elsewhere.studioId, 'crew')];
  const remove = async (id: string) =>
    (
      await ask<{ removeMember: { code: string; issues?: { path: string; message: string }[] } }>(
        'mutation ($id: ID!) { removeMember(input: { memberId: $id }) { ... on Error { code } ... on InvalidInput { issues { path message } } } }',
        { as: owner, variables: { id } },
      )
    ).data!.removeMember;
  for (const id of [
    '',
    'x',
    'Member:1',
    encodeId('Member', 'nope'),
    encodeId('Member', owner.memberId).replace('=', ''),
    encodeId('Nothing', owner.memberId),
  ])
    expect.soft([id, await remove(id)]).toMatchObject([id, { code: 'INVALID_INPUT', issues: [{ path: 'memberId' }] }]);
  expect(await remove(encodeId('BoardLink', owner.memberId))).toMatchObject({
    issues: [{ message: expect.stringContaining('board link') }],
  });
  expect(await remove(encodeId('Member', stranger.memberId))).toMatchObject({ code: 'NOT_FOUND' });

  const node = async (id: string) =>
    ask<{ node: { id: string } | null }>('query ($id: ID!) { node(id: $id) { id } }', { as: owner, variables: { id } });
  const own = encodeId('Member', owner.memberId);
  expect((await node(own)).data).toEqual({ node: { id: own } });
  expect((await node(encodeId('Member', stranger.memberId))).data).toEqual({ node: null });
  expect((await node(encodeId('Studio', elsewhere.studioId))).data).toEqual({ node: null });
  for (const id of ['x', encodeId('Query', owner.memberId), encodeId('InvalidInput', owner.memberId), encodeId('Viewer', owner.memberId)])
    expect.soft([id, (await node(id)).errors?.[0]?.extensions.code]).toEqual([id, 'INVALID_INPUT']);
});

test('the door refuses roles before the rules are asked', async () => {
  const { ask, aMember, aBoard } = await aServer();
  const code = async (query: string, as: Parameters<typeof ask>[1]) => (await ask(query, as)).errors?.[0]?.extensions.code;
  const crew = await aMember(studio.studioId, 'crew');
  expect(await code('{ boardLinks { totalCount } }', { as: crew })).toBe('NOT_ALLOWED');
  expect(await code('{ members { totalCount } }', { as: await aBoard(studio.studioId) })).toBe('NOT_ALLOWED');
  expect(await code('{ members { totalCount } }', {})).toBe('NOT_SIGNED_IN');
  expect(await code('{ sessions { id } }', {})).toBe('NOT_SIGNED_IN');
  const mutation = await ask('mutation { createBoardLink(input: { name: "Wall", privacy: everything }) { ... on Error { code } } }', {
    as: crew,
  });
  expect(mutation.data).toEqual({ createBoardLink: { code: 'NOT_ALLOWED' } });
});

test('an idempotency key answers a repeat as before, once, also under concurrency and for several mutations', async () => {
  const { ask, aMember } = await aServer();
  const owner = await aMember(studio.studioId, 'owner');
  const create = (name: string, key: string) =>
    ask<{ createBoardLink: { id?: string; code?: string } }>(
      'mutation ($name: String!) { createBoardLink(input: { name: $name, privacy: everything }) { ... on BoardLink { id } ... on Error { code } } }',
      { as: owner, variables: { name }, headers: { 'idempotency-key': key } },
    ).then(({ data }) => data!.createBoardLink);
  const answers = await Promise.all(Array.from({ length: 6 }, () => create('Foyer', 'k1')));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await create('Another', 'k1')).toEqual({ code: 'ONCE_KEY_REUSED' });
  expect((await create('Foyer', 'k2')).id).not.toBe(answers[0]!.id);

  const two =
    'mutation { a: createBoardLink(input: { name: "A", privacy: everything }) { ... on BoardLink { id } } b: createBoardLink(input: { name: "B", privacy: everything }) { ... on BoardLink { id } } }';
  const [first, second] = [1, 2].map(() => ask(two, { as: owner, headers: { 'idempotency-key': 'k3' } }));
  expect((await first)!.data).toEqual((await second)!.data);
  expect(await studio.db.boardLink.count({ where: { studioId: studio.studioId, name: { in: ['A', 'B'] } } })).toBe(2);
});
