import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { connect } from 'node:net';
import { auditServer } from 'graphql-http';
import { getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { documentsUnder, operationsOf } from '../../.ci/documents.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { aServer } from '../testing/a-server.ts';
import { connected, follow, soon, watchClose } from '../testing/following.ts';

test('GraphQL over HTTP, by the audits of its working group', async () => {
  const { url } = await aServer();
  const results = await auditServer({ url: `${url}/graphql`, fetchFn: fetch });
  expect(results.length).toBeGreaterThan(50);
  const told = await Promise.all(
    results
      .filter(({ status }) => status !== 'ok')
      .map(async (result) => [result.status, result.name, 'reason' in result ? result.reason : '']),
  );
  expect(told).toEqual([]);
});

describe('requests that are made up', () => {
  const anything = fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' }), fc.constant('{"query":"{ serverTime }"}'));
  const bodies = fc.oneof(
    anything,
    fc
      .record(
        {
          query: fc.oneof(
            anything,
            fc.constantFrom(
              '{ serverTime }',
              'query Q { studio { id } }',
              'subscription { changes { revision } }',
              '{',
              'mutation { createClient }',
            ),
          ),
          variables: fc.oneof(fc.jsonValue(), fc.constant(null), fc.dictionary(fc.string(), fc.jsonValue())),
          operationName: fc.oneof(fc.jsonValue(), fc.constantFrom('Q', '__proto__', '')),
          extensions: fc.oneof(fc.jsonValue(), fc.record({ persistedQuery: fc.jsonValue() })),
          documentId: fc.oneof(fc.jsonValue(), fc.string()),
        },
        { requiredKeys: [] },
      )
      .map((body) => JSON.stringify(body)),
  );
  const headers = fc.record(
    {
      'content-type': fc.constantFrom(
        'application/json',
        'application/json; charset=utf-8',
        'application/json;charset=latin1',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/graphql',
        '',
      ),
      accept: fc.constantFrom(
        '*/*',
        'application/json',
        'application/graphql-response+json',
        'text/event-stream',
        'multipart/mixed',
        'image/png',
        ';;q=',
        '',
      ),
      authorization: fc.constantFrom('Bearer', 'Bearer cb_x', 'Board x', 'Basic eDp5', 'Bearer cb_x cb_y', '\t'),
      'x-studio': fc.constantFrom('', 'x', '00000000-0000-7000-8000-000000000000', "' OR 1=1 --"),
      cookie: fc.constantFrom('callboard.session_token=x', 'callboard.session_token=%', '=;=;', 'a=b'),
      'idempotency-key': fc.constantFrom('', 'x', 'x'.repeat(2_000), '"quoted"'),
      'callboard-cost-dry-run': fc.constantFrom('1', '0', 'yes'),
      'content-encoding': fc.constantFrom('gzip', 'identity', 'nonsense'),
      origin: fc.constantFrom('null', 'https://evil.example', ''),
    },
    { requiredKeys: [] },
  );
  const methods = fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');

  test('are never answered with 5xx', async () => {
    const { url, ask } = await aServer();
    await fc.assert(
      fc.asyncProperty(methods, headers, bodies, async (method, header, body) => {
        const stop = new AbortController();
        const response = await fetch(`${url}/graphql`, {
          method,
          headers: header,
          signal: stop.signal,
          ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
        });
        stop.abort();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
    expect((await ask('{ serverTime }')).status).toBe(200);
  }, 120_000);

  test('and bytes that are hardly HTTP are answered with 4xx or nothing', async () => {
    const { url, ask } = await aServer();
    const port = Number(new URL(url).port);
    const say = (bytes: Buffer) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        socket.on('data', (data) => (heard += String(data)));
        socket.on('error', () => resolve(heard));
        socket.on('close', () => resolve(heard));
      });
    const begun = fc
      .tuple(
        fc.constantFrom('POST /graphql HTTP/1.1', 'GET /%ff HTTP/1.1', 'POST //graphql?a HTTP/1.0', 'X'),
        fc.array(fc.string({ maxLength: 40 }), { maxLength: 4 }),
        fc.string(),
      )
      .map(([line, lines, body]) => Buffer.from(`${line}\r\nhost: 127.0.0.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          begun,
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          expect(await say(bytes)).not.toMatch(/^HTTP\/1\.1 5\d\d/);
        },
      ),
      { numRuns: 150 },
    );
    expect((await ask('{ serverTime }')).status).toBe(200);
  }, 120_000);
});

describe('a socket', () => {
  let studio: TestStudio;
  beforeAll(async () => void (studio = await aStudio()));

  test('ends the operation that is wrong, closes with 44xx on what is no message, and leaves others alone', async () => {
    const served = await aServer();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const good = follow(await connected(served, guest));
    await vi.waitFor(() => expect(good.batches).toHaveLength(1), soon);
    for (const message of [
      '',
      '{',
      'null',
      '7',
      '[]',
      '{}',
      '{"type":"nothing"}',
      '{"type":"subscribe"}',
      '{"type":"subscribe","id":"1","payload":{"query":7}}',
      '{"type":"subscribe","id":"","payload":{"query":"{ serverTime }"}}',
      '\u0000',
      '{"type":"next","id":"1","payload":{}}',
    ]) {
      const bad = watchClose(served, guest);
      await bad.opened;
      bad.socket.send(message);
      await vi.waitFor(() => expect([message, String(bad.code())]).toEqual([message, expect.stringMatching(/^44\d\d$/)]), soon);
    }
    const twice = watchClose(served, guest);
    await twice.opened;
    twice.socket.send(JSON.stringify({ type: 'connection_init' }));
    await vi.waitFor(() => expect(twice.code()).toBe(4429), soon);
    expect(good.ended).toBeNull();
  });

  test('is not closed by whatever an operation holds', async () => {
    const served = await aServer();
    const client = await connected(served, await served.aMember(studio.studioId, 'coordinator'));
    const good = follow(client);
    await vi.waitFor(() => expect(good.batches).toHaveLength(1), soon);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('subscription { changes { nothing } }', '{ node(id: "x") { id } }')),
        fc.dictionary(fc.string(), fc.jsonValue()),
        async (query, variables) => {
          const done = await new Promise((resolve) =>
            client.subscribe(
              { query, variables },
              { next: () => undefined, error: () => resolve('refused'), complete: () => resolve('answered') },
            ),
          );
          expect(done).toMatch(/refused|answered/);
        },
      ),
      { numRuns: 60 },
    );
    expect(good.ended).toBeNull();
  }, 60_000);
});

describe('what may be asked', () => {
  const QUERY = '{serverTime}';
  const HASH = createHash('sha256').update(QUERY).digest('hex');
  const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
  /** Pages as a build leaves them, which ask for one thing if nothing else is said. */
  async function pages(operations: Record<string, string> = { [HASH]: QUERY }): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'callboard-pages-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'operations.json'), JSON.stringify(operations));
    return folder;
  }
  const post = async (url: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    return [response.status, errors?.[0]?.extensions.code ?? Object.keys(data ?? {})[0]];
  };

  test('an operation of our pages by its hash alone; one of another build is asked for by its text', async () => {
    const { url } = await aServer({}, undefined, await pages());
    expect(await post(url, byHash(HASH))).toEqual([200, 'serverTime']);
    expect(await post(url, byHash('0'.repeat(64)))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(await post(url, byHash('nonsense'))).toEqual([400, 'BAD_REQUEST']);
    // Nobody teaches the server an operation.
    const other = '{ setup { isNeeded } }';
    const hash = createHash('sha256').update(other).digest('hex');
    await post(url, { query: other, ...byHash(hash) });
    expect(await post(url, byHash(hash))).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('where the operator wants it, nothing else but by a key', async () => {
    const studio = await aStudio();
    const served = await aServer({ operations: 'known' }, undefined, await pages());
    const { url } = served;
    const owner = await served.aMember(studio.studioId, 'owner');
    const key = await served.aKey(studio.studioId);
    const rooms = { query: '{ rooms(first: 1) { totalCount } }' };
    expect(await post(url, rooms, owner.headers)).toEqual([403, 'OPERATION_NOT_KNOWN']);
    expect(await post(url, { query: '{\n  serverTime # now\n}' }, owner.headers)).toEqual([200, 'serverTime']);
    expect(await post(url, rooms, key.headers)).toEqual([200, 'rooms']);
    const refused = follow(await connected(served, owner));
    await vi.waitFor(() => expect(JSON.stringify(refused.ended)).toContain('OPERATION_NOT_KNOWN'), soon);
  });

  test('there every subscription of our pages is followed by its hash, and a wall’s too', async () => {
    const operations = operationsOf(documentsUnder('client'));
    const studio = await aStudio();
    const served = await aServer({ operations: 'known' }, undefined, await pages(operations));
    const owner = await connected(served, await served.aMember(studio.studioId, 'owner'));
    const wall = await connected(served, await served.aBoard(studio.studioId));
    const variables = { from: '2030-05-01', to: '2030-05-08', place: 'schedule', since: null };
    const subscriptions = Object.entries(operations).flatMap(([hash, text]) => {
      const operation = getOperationAST(parse(text));
      return operation?.operation === 'subscription' ? [{ hash, name: operation.name!.value }] : [];
    });
    expect(subscriptions.length).toBeGreaterThan(3);
    const firstOf = ({ hash, name }: { hash: string; name: string }) =>
      new Promise<[string, unknown]>((resolve) => {
        const answer = (given: unknown): void => resolve([name, given]);
        (name === 'FollowBoard' ? wall : owner).subscribe(
          { query: '', operationName: name, variables, ...byHash(hash) },
          { next: ({ data, errors }) => answer(errors ?? Object.keys(data ?? {}).length), error: answer, complete: () => undefined },
        );
      });
    expect(await Promise.all(subscriptions.map(firstOf))).toEqual(subscriptions.map(({ name }) => [name, 1]));
  });

  test('the schema, unless the operator keeps it', async () => {
    const open = await aServer();
    const closed = await aServer({ introspection: false });
    const query = { query: '{ __schema { queryType { name } } }' };
    expect(await post(open.url, query)).toEqual([200, '__schema']);
    expect(await post(closed.url, query)).toEqual([400, 'INTROSPECTION_OFF']);
    expect(await post(closed.url, { query: '{ __typename }' })).toEqual([200, '__typename']);
    expect((await (await fetch(`${open.url}/explore`)).text()).includes('explore.js')).toBe(true);
    expect((await (await fetch(`${closed.url}/explore`)).text()).includes('explore.js')).toBe(false);
  });

  test('by GET only a query, and never with the cookie that a browser would send along', async () => {
    const studio = await aStudio();
    const { url, aMember, aKey } = await aServer();
    const owner = await aMember(studio.studioId, 'owner');
    const key = await aKey(studio.studioId);
    const get = async (query: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers });
      return { status: response.status, allow: response.headers.get('allow'), ...((await response.json()) as object) };
    };
    expect(await get('{ viewer { name } }', owner.headers)).toMatchObject({ status: 200, data: { viewer: null } });
    expect(await get('{ rooms { totalCount } }', owner.headers)).toMatchObject({ errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }] });
    expect(await get('{ rooms { totalCount } }', key.headers)).toMatchObject({ status: 200, data: { rooms: { totalCount: 2 } } });
    for (const query of ['mutation { createClient(input: { name: "x" }) { __typename } }', 'subscription { changes { revision } }'])
      expect(await get(query, key.headers)).toMatchObject({ status: 405, allow: 'POST' });
  });
});
