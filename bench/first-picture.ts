/**
 * Bytes and time until a wall shows its rooms, against a static page with the same content: the same HTML as it is drawn, with its
 * styles and fonts and no script, served by the same files' handler. Both in fresh Chromium contexts, taking turns.
 * Aim: at most 1.5 × the static page.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { boardLinkUrl } from '../server/auth/board-token.ts';
import { connect } from '../prisma/connect.ts';
import { buildClient } from '../server/build-client.ts';
import { seedDemo } from '../prisma/demo/seed.ts';
import { benchDatabase } from './support/bench-database.ts';
import { benchBrowser } from './support/browser.ts';
import { freePort } from './support/free-port.ts';
import { report, spread } from './support/ratios.ts';
import { startProgram } from './support/start-program.ts';

const ROUNDS = 15;
const ROOM = 'Studio A';
const SECRET = 'a secret of the bench, thirty-two characters or more';

await buildClient(console.log);
const database = await benchDatabase();
await seedDemo(database.url, { now: new Date() });
const db = connect(database.url, { connections: 2 });
const link = await db.boardLink.findFirstOrThrow();
await db.$disconnect();
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const server = await startProgram(database, port, ['--import', 'tsx', 'server/main.ts'], { CALLBOARD_SECRET: SECRET });
const wall = boardLinkUrl(base, SECRET, link.id);

const browser = await benchBrowser();

/** The drawn page as one file a server could hand out: styles inline, fonts by their address, no script. */
async function stillOf(url: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(url);
  await page.getByText(ROOM).first().waitFor();
  const html = await page.evaluate(() => {
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
    document.querySelectorAll('script, link, style').forEach((element) => element.remove());
    document.head.insertAdjacentHTML('beforeend', `<style>${styles}</style>`);
    return `<!doctype html>${document.documentElement.outerHTML}`;
  });
  await page.close();
  return html;
}

const still = brotliCompressSync(Buffer.from(await stillOf(wall)));
/** Both pages come with the same headers: some of them decide how a browser opens a page. */
const answered = await fetch(wall);
const headers = Object.fromEntries(
  [...answered.headers].filter(([name]) => !/^(content-|date|connection|keep-alive|transfer-)/.test(name)),
);
headers['content-security-policy'] = answered.headers.get('content-security-policy')!;
const stills = createServer((request, response) => {
  if (request.url === '/')
    return void response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }).end(still);
  // Fonts and the like come from the product's own files.
  fetch(base + request.url).then(
    async (file) => {
      const kept = [...file.headers].filter(([name]) => !/^(content-(encoding|length)|date|connection|keep-alive|transfer-)/.test(name));
      response.writeHead(file.status, Object.fromEntries(kept)).end(Buffer.from(await file.arrayBuffer()));
    },
    () => response.writeHead(502).end(),
  );
});
const stillPort = await freePort();
stills.listen(stillPort, '127.0.0.1');

interface Visit {
  /** From the start of the visit to the first paint that shows something; on both pages that is the rooms. */
  ms: number;
  bytes: number;
  /** Bytes by what they are for. */
  parts: Map<string, number>;
}

async function visit(url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const parts = new Map<string, number>();
  const count = (part: string, bytes: number): void => void parts.set(part, (parts.get(part) ?? 0) + bytes);
  const types = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type.toLowerCase()));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => count(types.get(requestId) ?? 'other', encodedDataLength));
  session.on('Network.webSocketFrameReceived', ({ response }) => count('socket', response.payloadData.length));
  await page.goto(url);
  await page.getByText(ROOM).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0]!.startTime)).observe({
          type: 'paint',
          buffered: true,
        }),
      ),
  );
  await context.close();
  return { ms, bytes: [...parts.values()].reduce((sum, one) => sum + one, 0), parts };
}

const kib = (bytes: number): string => (bytes / 1_024).toFixed(1);
const [times, sizes, own, flat]: [number[], number[], number[], number[]] = [[], [], [], []];
let [last, lastFlat]: Visit[] = [];
for (let round = -2; round < ROUNDS; round += 1) {
  last = await visit(wall);
  lastFlat = await visit(`http://127.0.0.1:${stillPort}/`);
  if (round < 0) continue;
  times.push(last.ms / lastFlat.ms);
  sizes.push(last.bytes / lastFlat.bytes);
  own.push(last.ms);
  flat.push(lastFlat.ms);
}
report('first picture of the board, time', '≤ 1.5 × a static page', times, `${spread(own)} against ${spread(flat)} ms`);
report(
  'first picture of the board, bytes',
  '≤ 1.5 × a static page',
  sizes,
  `${kib(last!.bytes)} against ${kib(lastFlat!.bytes)} KiB; ${[last!, lastFlat!]
    .map(({ parts }) => [...parts].map(([part, bytes]) => `${part} ${kib(bytes)}`).join(', '))
    .join(' against ')}`,
);

await browser.close();
stills.close();
server.kill();
await once(server, 'exit');
await database.close();
