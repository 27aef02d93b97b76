import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { documentsUnder, fragmentsOf } from '../../.ci/documents.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { schema } from '../../schema/index.ts';
import { connect } from '../../prisma/connect.ts';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import { aServer } from '../testing/a-server.ts';
import { follow, connected, soon } from '../testing/following.ts';
import { spendInRedis } from './allowance-in-redis.ts';
import { spendInPostgres, type Plan } from './allowance.ts';
import { costOf } from './cost.ts';
import { MOST_PER_CALL } from './meter.ts';
import { pino } from 'pino';

const cost = (query: string, variables?: Record<string, unknown>) => costOf(schema, parse(query), undefined, variables);

describe('the cost of an operation', () => {
  test.each([
    ['values are free', '{ serverTime }', 0],
    ['an object is one', '{ studio { id name } }', 1],
    ['a page is as many as it asks for', '{ rooms(first: 40) { nodes { id } totalCount pageInfo { endCursor } } }', 40],
    ['a page that does not say is 25', '{ rooms { edges { cursor node { id } } } }', 25],
    ['the last of a list count alike', '{ rooms(last: 3) { nodes { id } } }', 3],
    ['lists within pages multiply', '{ projects(first: 10) { nodes { id client { id } } } }', 20],
    ['what is asked for twice is answered once', '{ studio { id } studio { name } ...S } fragment S on Query { studio { zone } }', 1],
    ['under two names it is two', '{ a: studio { id } b: studio { id } }', 2],
    ['what is left out costs nothing', '{ studio @skip(if: true) { id } rooms(first: 9) @include(if: false) { nodes { id } } }', 0],
    ['a mutation is ten besides', 'mutation { createClient(input: { name: "x" }) { ... on Client { id } } }', 11],
    ['introspection is a hundred', '{ __schema { types { fields { name } } } }', 100],
  ])('%s', (_what, query, expected) => expect(cost(query)).toBe(expected));

  test('follows the variables', () => {
    const query = 'query ($n: Int = 7, $with: Boolean!) { rooms(first: $n) { nodes { id } } studio @include(if: $with) { id } }';
    expect(cost(query, { n: 12, with: true })).toBe(13);
    expect(cost(query, { n: 12, with: false })).toBe(12);
  });

  test('is within bounds for everything that our own pages ask', () => {
    const documents = documentsUnder('client');
    const fragments = [...fragmentsOf(documents).values()];
    const operations = documents
      .flatMap(({ document }) => document.definitions)
      .filter((part): part is OperationDefinitionNode => part.kind === Kind.OPERATION_DEFINITION);
    expect(operations.length).toBeGreaterThan(100);
    for (const operation of operations) {
      const most = costOf(schema, { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, undefined, { first: 100 });
      expect.soft([operation.name!.value, most <= MOST_PER_CALL]).toEqual([operation.name!.value, true]);
    }
  });
});

const redisUrl = testRedisUrl();
/** Far more than one call may ask for: 12 pages of 100 projects, each with 20 of their needs. */
const WIDE = `{ ${Array.from({ length: 12 }, (_, n) => `p${n}: projects(first: 100) { nodes { a: roomNeeds { id } b: roomNeeds { id } } }`).join(' ')} }`;

describe(`an allowance kept in ${redisUrl ? 'Redis' : 'Postgres'}`, () => {
  const PLAN: Plan = { capacity: 100, restoredPerSecond: 0.001 };
  test('is not spent twice by calls side by side, and comes back with time', async () => {
    const db = connect(testDatabaseUrl());
    const redis = redisUrl ? spendInRedis(redisUrl, db, pino({ level: 'silent' })) : null;
    const spend = redis?.spend ?? spendInPostgres(db);
    if (redis) await vi.waitFor(async () => expect((await spend('warm', 1, PLAN)).granted).toBe(true), soon);
    const caller = `caller ${Math.random()}`;
    const all = await Promise.all(Array.from({ length: 20 }, () => spend(caller, 10, PLAN)));
    expect(all.filter(({ granted }) => granted)).toHaveLength(10);
    expect((await spend(caller, 1, PLAN)).granted).toBe(false);
    expect((await spend(`${caller}, another`, 100, PLAN)).granted).toBe(true);
    // What more than fills it never passes, and costs nothing.
    expect(await spend(`${caller}, a third`, 101, PLAN)).toMatchObject({ granted: false, spent: 0 });
    expect((await spend(caller, 50, { ...PLAN, restoredPerSecond: 1_000_000 })).granted).toBe(true);
    redis?.close();
    await db.$disconnect();
  });
});

describe('a call', () => {
  let studio: TestStudio;
  beforeAll(async () => void (studio = await aStudio()));
  interface Cost {
    extensions?: { cost: { requested: number; available: number; capacity: number; restoredPerSecond: number } };
  }
  const serve = () => aServer({ redisUrl: testRedisUrl() });
  const ROOMS = 'query ($n: Int!) { rooms(first: $n) { nodes { name } } }';

  test('is told what it cost and what is left', async () => {
    const { ask, aKey } = await serve();
    const key = await aKey(studio.studioId);
    const first = (await ask(ROOMS, { as: key, variables: { n: 100 } })) as Cost;
    expect(first.extensions!.cost).toMatchObject({ requested: 100, capacity: 50_000, restoredPerSecond: 1_000 });
    expect(first.extensions!.cost.available).toBeLessThanOrEqual(49_900);
    const stranger = (await ask('{ serverTime }')) as unknown as Cost;
    expect(stranger.extensions!.cost).toMatchObject({ requested: 0, available: null });
  });

  test('of one text costs what its variables make of it, each time', async () => {
    const { ask, aKey } = await serve();
    const key = await aKey(studio.studioId);
    const of = async (query: string, variables: Record<string, unknown>) =>
      ((await ask(query, { as: key, variables })) as Cost).extensions?.cost.requested;
    for (const n of [5, 100, 5]) expect(await of(ROOMS, { n })).toBe(n);
    const left = 'query ($with: Boolean!) { rooms(first: 9) { nodes { name } } projects(first: 7) @include(if: $with) { nodes { name } } }';
    for (const [is, cost] of [
      [false, 9],
      [true, 16],
      [false, 9],
    ] as const)
      expect(await of(left, { with: is })).toBe(cost);
  });

  test('that only asks for the cost is not run', async () => {
    const { ask, aKey } = await serve();
    const key = await aKey(studio.studioId);
    const answer = await ask('mutation { createClient(input: { name: "Nobody" }) { ... on Client { id } } }', {
      as: key,
      headers: { 'callboard-cost-dry-run': '1' },
    });
    expect(answer).toMatchObject({ status: 200, data: null, extensions: { cost: { requested: 11, available: 50_000 } } });
    expect(await studio.db.client.count({ where: { studioId: studio.studioId } })).toBe(0);
    const large = (await ask(WIDE, { as: key, headers: { 'callboard-cost-dry-run': '1' } })) as unknown as Cost;
    expect(large.extensions!.cost.requested).toBe(12 * 100 * 21);
  });

  test('that asks for too much is refused with its cost, over HTTP and on a socket', async () => {
    const served = await serve();
    const key = await served.aKey(studio.studioId);
    const refused = await served.ask(WIDE, { as: key, headers: { accept: 'application/graphql-response+json' } });
    expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([400, 'COST_TOO_HIGH']);
    expect(refused.errors![0]!.message).toMatch(/costs \d+; at most 25000 .*shorter pages/);
    const onSocket = follow(await connected(served, key), null, WIDE);
    await vi.waitFor(() => expect(JSON.stringify(onSocket.ended)).toContain('COST_TOO_HIGH'), soon);
  });

  test('beyond the allowance is refused with 429 and when to come again; others go on', async () => {
    const { url, ask, aKey, aMember } = await serve();
    const [key, other] = [await aKey(studio.studioId), await aKey(studio.studioId)];
    const owner = await aMember(studio.studioId, 'owner');
    // A script that has gone wild: it asks for a great deal, and again at once.
    const large = `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: projects(first: 100) { nodes { roomNeeds { id } } }`).join(' ')} }`;
    const post = (query: string, headers: Record<string, string>, variables = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
    const runaway = async (): Promise<Response> => {
      for (;;) {
        const answer = await post(large, key.headers);
        if (answer.status !== 200) return answer;
      }
    };
    const refused = await Promise.all([runaway(), runaway(), runaway()]);
    for (const answer of refused) {
      const seconds = Number(answer.headers.get('retry-after'));
      expect(answer.status).toBe(429);
      expect(seconds).toBeGreaterThan(0);
      // No longer than until the bucket has room for it again.
      expect(seconds).toBeLessThanOrEqual(25);
      expect((await answer.json()) as object).toMatchObject({
        errors: [
          {
            message: expect.stringMatching(/Try again in \d+ seconds?\./),
            extensions: { code: 'THROTTLED', retryAfterSeconds: seconds, cost: { requested: expect.any(Number) } },
          },
        ],
      });
    }
    // Nobody else hears of it, not even another key of the same studio.
    for (const as of [other, owner]) expect((await ask(ROOMS, { as, variables: { n: 5 } })).status).toBe(200);
    const left = (await ask(ROOMS, { as: other, variables: { n: 5 } })) as Cost;
    expect(left.extensions!.cost.available).toBeGreaterThan(49_900);
  });
});
