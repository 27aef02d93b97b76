import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { beforeAll, describe, expect, test } from 'vitest';
import { aStudio } from '../../domain/testing/a-studio.ts';
import { aServer, type Guest } from '../testing/a-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

async function post(url: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE, method = 'POST') {
  const response = await fetch(url, { method, headers, ...(method === 'POST' ? { body: body as string } : {}) });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text, headers: response.headers };
}

describe('a request that is no request', () => {
  const ask = (query: unknown, more: object = {}) => JSON.stringify({ query, ...more });
  const aliases = `{ ${Array.from({ length: 51 }, (_, n) => `a${n}: serverTime`).join(' ')} }`;
  const tokens = `{ ${'serverTime '.repeat(5_001)} }`;
  const deep = `{ node(id: "x") { ${'... on Node { '.repeat(3)} id ${'} '.repeat(3)} } viewer { memberships { studio { id } } } }`;
  const ownDepth = `{ projects { ${'nodes { client { projects { '.repeat(4)} id ${'} } } '.repeat(4)} } }`;
  // Each spreads the one below twice: 2^12 fields, in a document of no size.
  const multiplied =
    `{ ...F12 } fragment F0 on Query { serverTime } ` +
    Array.from({ length: 12 }, (_, n) => `fragment F${n + 1} on Query { ...F${n} ...F${n} }`).join(' ');
  const tooDeep = '{ __schema { types { ' + 'fields { type { '.repeat(10) + 'name' + ' } }'.repeat(10) + ' } } }';
  const roots = `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: serverTime`).join(' ')} }`;
  const directives = `{ serverTime ${'@include(if: true) '.repeat(51)} }`;
  const table: [name: string, body: string | Buffer, headers: Record<string, string> | undefined, status: number][] = [
    ['cut JSON', '{"query":"{ serverT', undefined, 400],
    ['empty body', '', undefined, 400],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), undefined, 400],
    ['a list of operations', '[{"query":"{serverTime}"}]', undefined, 400],
    ['a number', '7', undefined, 400],
    ['null', 'null', undefined, 400],
    ['no query', '{}', undefined, 400],
    ['a query that is no text', ask(7), undefined, 400],
    ['an empty query', ask('  '), undefined, 400],
    ['variables that are no object', ask('{ serverTime }', { variables: [1] }), undefined, 400],
    ['an operation name that is no text', ask('{ serverTime }', { operationName: 7 }), undefined, 400],
    ['operations: null', '{"operations":null}', undefined, 400],
    ['something unknown beside the query', ask('{ serverTime }', { surprise: 1 }), undefined, 400],
    ['a syntax error', ask('{ serverTime'), undefined, 400],
    ['an unknown field', ask('{ nothingLikeThis }'), undefined, 400],
    ['an unknown operation name', ask('query A { serverTime }', { operationName: 'B' }), undefined, 400],
    ['two operations and no name', ask('query A { serverTime } query B { serverTime }'), undefined, 400],
    ['a missing variable', ask('query ($id: ID!) { node(id: $id) { id } }'), undefined, 400],
    ['a variable of another type', ask('query ($id: ID!) { node(id: $id) { id } }', { variables: { id: { a: 1 } } }), undefined, 400],
    ['only a fragment', ask('fragment A on Query { serverTime }'), undefined, 400],
    ['a fragment that spreads itself', ask('{ ...A } fragment A on Query { serverTime ...A }'), undefined, 400],
    ['51 aliases', ask(aliases), undefined, 400],
    ['21 root fields', ask(roots), undefined, 400],
    ['51 directives', ask(directives), undefined, 400],
    ['over 5,000 tokens', ask(tokens), undefined, 400],
    ['introspection without end', ask(tooDeep), undefined, 400],
    ['over 1 MB', ask(' '.repeat(1_000_001)), undefined, 413],
    ['a form', 'query=%7BserverTime%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['multipart', '--x\r\n\r\n', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['plain text', ask('{ serverTime }'), { 'content-type': 'text/plain' }, 415],
    ['GraphQL text', '{ serverTime }', { 'content-type': 'application/graphql' }, 415],
    ['another charset', ask('{ serverTime }'), { 'content-type': 'application/json; charset=latin1' }, 415],
    ['a byte order mark', `\ufeff${ask('{ serverTime }')}`.slice(0, -1), undefined, 400],
    [
      'JSON 100,000 levels deep',
      `{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      undefined,
      400,
    ],
    ['a packed body', gzipSync(ask('{ serverTime }')), { ...JSON_TYPE, 'content-encoding': 'gzip' }, 415],
    ['a field 13 levels deep', ask(ownDepth), undefined, 400],
    ['fragments that multiply', ask(multiplied), undefined, 400],
    ['100,000 brackets', ask('{'.repeat(100_000)), undefined, 400],
    ['an unknown directive', ask('{ serverTime @surprise }'), undefined, 400],
    ['an argument nobody takes', ask('{ serverTime(surprise: 1) }'), undefined, 400],
    ['a variable nobody declared', ask('{ node(id: $id) { id } }'), undefined, 400],
    ['an answer nobody has', ask('{ serverTime }'), { ...JSON_TYPE, accept: 'image/png' }, 406],
  ];

  test('is answered with 4xx and says what is wrong', async () => {
    const { url } = await aServer();
    for (const [name, body, headers, status] of table) {
      const answer = await post(`${url}/graphql`, body, headers);
      expect.soft([name, answer.status]).toEqual([name, status]);
      if (status !== 406) expect.soft(JSON.parse(answer.text).errors[0].message, name).toMatch(/\w/);
      expect.soft(answer.headers.get('x-request-id'), name).toMatch(/[\w-]{8,}/);
    }
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await post(`${url}/graphql?query={serverTime}`, '', {}, method);
      expect.soft([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
    expect((await post(`${url}/graphql`, ask(deep))).status).not.toBe(500);
  });

  test('a query never changes anything by GET, and a body without a length ends at its limit', async () => {
    const { url, ask: askServer } = await aServer();
    const mutation = encodeURIComponent('mutation { revokeOtherSessions(input: { confirm: true }) { __typename } }');
    expect((await fetch(`${url}/graphql?query=${mutation}`)).status).toBe(405);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(65_536))),
    });
    const sent = fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: endless, duplex: 'half' } as RequestInit);
    // Answered with 413, or the connection is closed while it is still being sent.
    expect(await sent.then(({ status }) => status).catch(() => 413)).toBe(413);
    expect((await askServer('{ serverTime }')).status).toBe(200);
  });

  test('keys that mean something to JavaScript mean nothing here', async () => {
    const { url } = await aServer();
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const body = `{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":"x","${key}":{"query":"polluted"}}}`;
      expect.soft([key, (await post(`${url}/graphql`, body)).status]).toEqual([key, 200]);
      expect.soft(await post(`${url}/graphql`, `{"${key}":{"query":"{ serverTime }"}}`)).toMatchObject({ status: 400 });
    }
    expect(({} as { query?: string }).query).toBeUndefined();
  });

  test('the upload and the sign-in take nothing else either', async () => {
    const { url } = await aServer();
    const bytes = { 'content-type': 'application/octet-stream' };
    for (const [path, body, headers, status] of [
      ['/upload/calendar?act=preview', 'x', JSON_TYPE, 415],
      ['/upload/calendar?act=surprise', 'x', bytes, 400],
      ['/upload/calendar?act=import&settings={', 'x', bytes, 400],
      ['/upload/calendar?act=preview', 'x', bytes, 401],
      ['/auth/sign-in/email', '{"email":"a@b', JSON_TYPE, 400],
      ['/auth/sign-in/email', ' '.repeat(20_000), JSON_TYPE, 413],
      ['/auth/nothing', '{}', JSON_TYPE, 404],
    ] as const)
      expect.soft([path, (await post(url + path, body, headers)).status]).toEqual([path, status]);
  });

  test('a wrong document keeps 200 for clients that ask for plain JSON, as GraphQL over HTTP wants it', async () => {
    const { url } = await aServer();
    const status = async (accept: string) => (await post(`${url}/graphql`, ask('{ nothing }'), { ...JSON_TYPE, accept })).status;
    expect(await status('application/json')).toBe(200);
    expect(await status('application/graphql-response+json')).toBe(400);
  });

  test('a request whose body stops halfway neither hangs nor harms', async () => {
    const { url, ask: askServer } = await aServer();
    const { port } = new URL(url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query"');
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    expect((await askServer('{ serverTime }')).status).toBe(200);
  });
});

describe('foreign pages', () => {
  let studio: Awaited<ReturnType<typeof aStudio>>;
  beforeAll(async () => void (studio = await aStudio()));

  const upgrade = (url: string, headers: Record<string, string>) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('open', () => {
        resolve(101);
        socket.terminate();
      });
      socket.on('error', () => undefined);
    });

  test('can neither post, nor sign in, nor open a socket; our own can', async () => {
    const { url, aMember } = await aServer();
    const owner: Guest = await aMember(studio.studioId, 'owner');
    const body = '{"query":"{ viewer { name } }"}';
    for (const origin of ['https://evil.example', 'null', url.replace('http', 'https'), `${url}.evil.example`, 'http://127.0.0.1:1']) {
      expect.soft([origin, (await post(`${url}/graphql`, body, { ...JSON_TYPE, ...owner.headers, origin })).status]).toEqual([origin, 403]);
      expect
        .soft([origin, (await post(`${url}/auth/sign-out`, '{}', { ...JSON_TYPE, ...owner.headers, origin })).status])
        .toEqual([origin, 403]);
      expect.soft([origin, await upgrade(url, { ...owner.headers, origin })]).toEqual([origin, 403]);
    }
    const own = await post(`${url}/graphql`, body, { ...JSON_TYPE, ...owner.headers, origin: url });
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect(await upgrade(url, { origin: url })).toBe(101);
  });

  test('cannot come in by a name of their own that points here', async () => {
    const { url } = await aServer();
    const status = await new Promise<number>((resolve) => {
      const sent = request(`${url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_TYPE, host: 'evil.example', origin: 'http://evil.example' },
      });
      sent.on('response', (response) => resolve(response.statusCode ?? 0));
      sent.end('{"query":"{ serverTime }"}');
    });
    expect(status).toBe(421);
  });
});

test('health, pages and headers', async () => {
  const { url } = await aServer();
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const page = await fetch(`${url}/some/place/of/the/app`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/nothing.js'])
    expect.soft([path, (await fetch(url + path)).status]).toEqual([path, 404]);
  expect((await fetch(`${url}/%ff`)).status).toBe(400);
  for (const path of ['/explore', '/explore/explore.js', '/explore/explore.css']) expect((await fetch(url + path)).status).toBe(200);
});

test('what goes wrong inside is masked and carries the request id', async () => {
  const { ask, services } = await aServer();
  await services.db.$disconnect();
  Object.assign(services, { clock: { now: () => { throw new Error('the clock of the tower'); } } }); // prettier-ignore
  const { errors } = await ask('{ serverTime }', { headers: { 'x-request-id': 'request-of-ana' } });
  expect(JSON.stringify(errors)).not.toContain('tower');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-of-ana' });
});
