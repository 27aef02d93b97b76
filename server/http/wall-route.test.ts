import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { boardToken } from '../auth/board-token.ts';
import { aStudio } from '../../domain/testing/a-studio.ts';
import { schema } from '../../schema/index.ts';
import { firstPicture } from '../live/first-picture.ts';
import { aServer, SECRET } from '../testing/a-server.ts';
import { documentReader } from './document.ts';
import { wallRoute, type WallRouteOptions } from './wall-route.ts';

const PAGE = '<!doctype html><head><script>go()</script></head><body><div id="wall"></div><!--picture--></body>';

async function aWall(picture: WallRouteOptions['picture'], page = PAGE): Promise<string> {
  const wall = wallRoute({ page, picture, log: pino({ level: 'silent' }) });
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'self'");
    void wall(request, response, request.url!);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const pictureIn = (html: string): unknown => {
  const [, json] = /<script id="picture" type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
  return json === undefined ? null : JSON.parse(json);
};

test('a page brings the picture along that its socket would show first, and none for a link that opens nothing', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', title: 'Harbour </script><script>steal()' });
  const served = await aServer();
  const board = await served.aBoard(studio.studioId, 'busy_only');
  const query = 'subscription ($since: BigInt) { board(since: $since) { revision rooms { name } sight { titles } } }';
  const read = firstPicture({ schema, hub: served.hub, read: documentReader(schema), query });
  const asked: string[] = [];
  const url = await aWall(async (_request, token) => {
    asked.push(token);
    if (token !== board.params.board) return null;
    const actor = {
      kind: 'board',
      studioId: studio.studioId,
      boardId: board.id,
      name: 'Wall',
      role: 'board',
      privacy: 'busy_only',
    } as const;
    return read({ caller: { ...served.services, actor }, live: served.hub, findCaller: () => null } as never);
  });
  const html = await (await fetch(`${url}/b/${board.params.board}`)).text();
  expect(pictureIn(html)).toEqual({
    data: { board: { revision: 1, rooms: [{ name: 'A' }, { name: 'B' }], sight: { titles: false } } },
  });
  expect(pictureIn(await (await fetch(`${url}/b/${boardToken(SECRET, studio.studioId)}/`)).text())).toBeNull();
  expect(asked).toEqual([board.params.board, boardToken(SECRET, studio.studioId)]);
});

test('what people write cannot end the script it stands in', async () => {
  const title = 'Harbour </script><script>steal()</script><!--';
  const url = await aWall(async () => JSON.stringify({ title }));
  const html = await (await fetch(`${url}/b/token`)).text();
  expect(pictureIn(html)).toEqual({ title });
  expect(html.match(/<script/g)).toHaveLength(2);
});

test('the page begins before the picture is read, packed or not, and is whole without it', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    let arrive: (json: string | null) => void = () => undefined;
    const url = await aWall(() => new Promise((resolve) => (arrive = resolve)));
    const response = await new Promise<IncomingMessage>((resolve) =>
      get(`${url}/b/token`, { headers: { 'accept-encoding': encoding } }, resolve),
    );
    expect([encoding, response.headers['content-encoding'] ?? 'identity']).toEqual([encoding, encoding]);
    await new Promise((resolve) => response.once('readable', resolve));
    arrive('{}');
    response.resume();
    await new Promise((resolve) => response.once('end', resolve));
  }
  const failing = await aWall(() => Promise.reject(new Error('The database is away.')));
  const never = await aWall(() => new Promise(() => undefined));
  for (const url of [failing, never]) expect(await (await fetch(`${url}/b/token`)).text()).toBe(PAGE.replace('<!--picture-->', ''));
});

test('only the scripts of the page itself may run in it, and nobody keeps it', async () => {
  const url = await aWall(async () => null);
  const { headers } = await fetch(`${url}/b/token`);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'self'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='",
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await (await fetch(`${url}/b/token`, { method: 'HEAD' })).text()).toBe('');
  expect((await fetch(`${url}/b/token`, { method: 'POST' })).status).toBe(405);
});
