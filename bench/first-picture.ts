/**
 * Bytes and time until a wall shows its rooms, against a static page with the same content: the same HTML as it is drawn, with its
 * styles and fonts and no script, served by the same files' handler. Both in fresh Chromium contexts, taking turns.
 * Aim: at most 1.5 × the static page.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { boardLinkUrl } from '../server/auth/board-token.ts';
import { connect } from '../prisma/connect.ts';
import { seedDemo } from '../prisma/demo/seed.ts';
import { benchDatabase } from './support/bench-database.ts';
import { freePort } from './support/free-port.ts';
import { report, spread } from './support/ratios.ts';

const ROUNDS = 15;
const ROOM = 'Studio A';
const SECRET = 'a secret of the bench, thirty-two characters or more';

const database = await benchDatabase();
await seedDemo(database.url, { now: new Date() });
const db = connect(database.url, { connections: 2 });
const link = await db.boardLink.findFirstOrThrow();
await db.$disconnect();
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  DATABASE_URL: database.url,
  REDIS_URL: '',
  PORT: String(port),
  CALLBOARD_SECRET: SECRET,
  CALLBOARD_DATA: database.dataFolder,
  LOG_LEVEL: 'error',
};
const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
const wall = boardLinkUrl(base, SECRET, link.id);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

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
const fonts = createServer((request, response) => {
  if (request.url === '/')
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }).end(still);
  // Fonts and the like come from the product's own files.
  fetch(base + request.url).then(
    async (file) =>
      response
        .writeHead(file.status, { 'content-type': file.headers.get('content-type') ?? '' })
        .end(Buffer.from(await file.arrayBuffer())),
    () => response.writeHead(502).end(),
  );
});
const stillPort = await freePort();
fonts.listen(stillPort, '127.0.0.1');

async function picture(from: Browser, url: string): Promise<{ ms: number; bytes: number }> {
  const context = await from.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  session.on('Network.webSocketFrameReceived', ({ response }) => (bytes += response.payloadData.length));
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByText(ROOM).first().waitFor();
  const ms = performance.now() - startedAt;
  await page.evaluate(() => document.fonts.ready);
  await context.close();
  return { ms, bytes };
}

const [times, sizes, own, flat]: [number[], number[], number[], number[]] = [[], [], [], []];
let bytes: [number, number] = [0, 0];
for (let round = -2; round < ROUNDS; round += 1) {
  const a = await picture(browser, wall);
  const b = await picture(browser, `http://127.0.0.1:${stillPort}/`);
  if (round < 0) continue;
  times.push(a.ms / b.ms);
  sizes.push(a.bytes / b.bytes);
  own.push(a.ms);
  flat.push(b.ms);
  bytes = [a.bytes, b.bytes];
}
report('first picture of the board, time', '≤ 1.5 × a static page', times, `${spread(own)} against ${spread(flat)} ms`);
report(
  'first picture of the board, bytes',
  '≤ 1.5 × a static page',
  sizes,
  `${(bytes[0] / 1024).toFixed(0)} against ${(bytes[1] / 1024).toFixed(0)} KiB`,
);

await browser.close();
fonts.close();
server.kill();
await once(server, 'exit');
await database.close();
