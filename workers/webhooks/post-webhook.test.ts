import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { isPublicAddress } from '../../domain/webhooks/public-address.ts';
import { webhookPost } from './post-webhook.ts';

const BODY = JSON.stringify({ type: 'booking.confirmed' });

/** Somebody who takes calls on this machine. */
async function aListener(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end('thanks'),
) {
  const calls: { headers: IncomingMessage['headers']; body: string }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { calls, port, host: `127.0.0.1:${port}`, connections: () => connections };
}

const send = (post: ReturnType<typeof webhookPost>, url: string) => post({ url, headers: { 'webhook-id': 'msg_1' }, body: BODY });
const leadingTo = (...answers: string[][]) => {
  const asked: string[] = [];
  const resolve = async (hostname: string) => {
    asked.push(hostname);
    const addresses = answers[Math.min(asked.length, answers.length) - 1]!;
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { asked, resolve };
};

test.each([
  ['127.0.0.1', false],
  ['127.255.0.1', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['192.0.0.8', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['203.0.113.5', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['8.8.8.8', true],
  ['::', false],
  ['::1', false],
  ['::127.0.0.1', false],
  ['::7f00:1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b:1::a00:1', false],
  ['2002:7f00:1::', false],
  ['2001:0:53aa:64c::1', false],
  ['2001:db8::1', false],
  ['3fff::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['100::1', false],
  ['2606:4700:4700::1111', true],
  ['nonsense', false],
])('%s is open to the internet: %s', (address, open) => {
  expect(isPublicAddress(address)).toBe(open);
});

describe('a private network is not called', () => {
  // The many ways to write 127.0.0.1, and where secrets of clouds lie.
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '①②⑦.⓪.⓪.①',
    'localhost',
    'localhost.',
    'app.localhost',
    '169.254.169.254',
    '[fd00:ec2::254]',
  ])('by its address, written as %s', async (host) => {
    const listener = await aListener();
    const outcome = await send(webhookPost({ privateHosts: [] }), `https://${host}:${listener.port}/`);
    expect(outcome).toMatchObject({ status: null, fault: expect.stringContaining('private network') });
    expect(listener.connections()).toBe(0);
  });

  test.each([[['127.0.0.1']], [['::1']], [['10.0.0.5']], [['::ffff:127.0.0.1']], [['8.8.8.8', '127.0.0.1']]])(
    'by a name that leads to %j',
    async (addresses) => {
      const listener = await aListener();
      const outcome = await send(webhookPost({ privateHosts: [], ...leadingTo(addresses) }), `https://hooks.example.com:${listener.port}/`);
      expect(outcome).toMatchObject({ status: null, fault: expect.stringContaining('private network') });
      expect(listener.connections()).toBe(0);
    },
  );

  test('by a name that leads elsewhere once it was looked at', async () => {
    const listener = await aListener();
    // First an address of the internet that was given to nobody, from then on this machine.
    const { asked, resolve } = leadingTo(['2000::1'], ['127.0.0.1']);
    const post = webhookPost({ privateHosts: [], resolve, timeoutMs: 500 });
    const first = await send(post, `https://hooks.example.com:${listener.port}/`);
    expect(asked).toHaveLength(1);
    expect(first.status).toBeNull();
    const second = await send(post, `https://hooks.example.com:${listener.port}/`);
    expect(second.fault).toContain('private network');
    expect(listener.connections()).toBe(0);
  });

  test('by a redirect, which is not followed at all', async () => {
    const inner = await aListener();
    const outer = await aListener((_request, response) =>
      response.writeHead(307, { location: `http://${inner.host}/latest/meta-data` }).end(),
    );
    const outcome = await send(webhookPost({ privateHosts: [outer.host] }), `http://${outer.host}/`);
    expect(outcome).toMatchObject({ status: 307, fault: expect.stringContaining('Redirects are not followed') });
    expect([outer.calls.length, inner.connections()]).toEqual([1, 0]);
  });

  test('save a host that the settings name, with that port', async () => {
    const listener = await aListener();
    const post = webhookPost({ privateHosts: [listener.host] });
    expect(await send(post, `http://${listener.host}/in?a=1`)).toMatchObject({ status: 200, fault: null, response: 'thanks' });
    expect(listener.calls).toMatchObject([{ body: BODY, headers: { 'webhook-id': 'msg_1', host: listener.host, connection: 'close' } }]);
    expect(listener.calls[0]!.headers.cookie).toBeUndefined();
    const other = await aListener();
    expect((await send(post, `http://${other.host}/`)).fault).toContain('https');
    expect(other.connections()).toBe(0);
  });
});

test('it connects to the address that was looked at, under the name that was asked for', async () => {
  const listener = await aListener();
  const { asked, resolve } = leadingTo(['127.0.0.1']);
  const name = `hooks.internal:${listener.port}`;
  expect(await send(webhookPost({ privateHosts: ['hooks.internal'], resolve }), `http://${name}/`)).toMatchObject({ status: 200 });
  expect(listener.calls[0]!.headers.host).toBe(name);
  expect(asked).toEqual(['hooks.internal']);
});

test('of an answer only the beginning is read, as text that can be kept', async () => {
  const listener = await aListener((_request, response) => {
    response.write(`\0é\u001b[1m${'x'.repeat(2_000)}`);
    // It would never end.
    const more = setInterval(() => response.write('y'.repeat(4_000)), 1);
    response.on('close', () => clearInterval(more));
  });
  const outcome = await send(webhookPost({ privateHosts: [listener.host] }), `http://${listener.host}/`);
  expect(outcome.status).toBe(200);
  expect(outcome.response).toBe(`é[1m${'x'.repeat(996)}`);
});

test('who does not answer in time, hangs up or is not there is told of in words', async () => {
  const silent = await aListener(() => undefined);
  const post = webhookPost({ privateHosts: ['127.0.0.1', 'nowhere.invalid'], timeoutMs: 300 });
  expect(await send(post, `http://${silent.host}/`)).toMatchObject({ status: null, fault: 'No answer came within 0.3 s.' });
  const rude = await aListener((request) => request.socket.destroy());
  expect(await send(post, `http://${rude.host}/`)).toMatchObject({ fault: 'It hung up before it answered.' });
  expect(await send(post, 'http://127.0.0.1:1/')).toMatchObject({ fault: 'Nobody takes calls there.' });
  expect(await send(post, `https://${silent.host}/`)).toMatchObject({
    status: null,
    fault: expect.stringMatching(/certificate|hung up|could not be sent|No answer/),
  });
  const stuck = webhookPost({ privateHosts: ['slow.example'], resolve: () => new Promise(() => undefined), timeoutMs: 200 });
  expect((await send(stuck, 'http://slow.example/')).fault).toBe('No answer came within 0.2 s.');
});

test('a status counts although the rest of the answer never comes', async () => {
  const listener = await aListener((_request, response) => response.writeHead(202).flushHeaders());
  const outcome = await send(webhookPost({ privateHosts: [listener.host], timeoutMs: 400 }), `http://${listener.host}/`);
  expect(outcome).toMatchObject({ status: 202, fault: null });
});
vi.setConfig({ testTimeout: 30_000 });
