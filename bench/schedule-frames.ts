/**
 * Frames while the schedule is scrolled and a session is dragged: 200 rooms by 30 days with 10,000 sessions, against a plain page
 * that draws the same boxes with no script at all. Both in one Chromium, taking turns; what counts is the time of the page's thread a
 * frame (script, style and layout), since a busy machine stretches the frames of both. Aim: 60 frames a second.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { CDPSession, Page } from '@playwright/test';
import { connect } from '../prisma/connect.ts';
import { buildClient } from '../server/build-client.ts';
import { benchDatabase } from './support/bench-database.ts';
import { benchBrowser } from './support/browser.ts';
import { freePort } from './support/free-port.ts';
import { quantile, report, spread } from './support/ratios.ts';
import { widen } from './support/wide-studio.ts';
import { startProgram } from './support/start-program.ts';

const ROUNDS = 5;
const FRAMES = 240;
const SIZE = { rooms: 200, days: 30, sessions: 10_000, from: '2030-05-01' };
const OWNER = { email: 'owner@bench.example', password: 'a long enough passphrase' };

await buildClient(console.log);
const database = await benchDatabase();
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const server = await startProgram(database, port, ['--import', 'tsx', 'server/main.ts'], { CALLBOARD_EMPTY: '1' });

const browser = await benchBrowser();
const context = await browser.newContext({ baseURL: base, viewport: { width: 1920, height: 1080 } });
const post = (path: string, data: object) => context.request.post(path, { data, headers: { origin: base } });
await post('/graphql', {
  query: 'mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) { __typename } }',
  variables: {
    input: { studioName: 'Wide', kind: 'post_production', zone: 'UTC', currency: 'EUR', rooms: [], ownerName: 'Owner', ...OWNER },
  },
});
const db = connect(database.url, { connections: 2 });
const studio = await db.studio.findFirstOrThrow();
await widen(db, studio.id, SIZE);
await db.$disconnect();
await post('/auth/sign-in/email', OWNER);

const app = await context.newPage();
await app.goto(`/schedule?view=timeline&zoom=month&day=${SIZE.from}`);
await app.locator('[data-session]').nth(200).waitFor({ timeout: 60_000 });

/** The same boxes at the same places, all of them, as text and nothing else. */
const plainPort = await freePort();
const boxes = Array.from({ length: SIZE.rooms }, (_, row) => {
  const each = SIZE.sessions / SIZE.rooms;
  const cards = Array.from(
    { length: each },
    (_card, index) => `<b style="left:${((index * 100) / each).toFixed(2)}%;width:0.28%">Session</b>`,
  );
  return `<div style="top:${row * 48}px"><span>Room ${row + 1}</span><p>${cards.join('')}</p></div>`;
}).join('');
const still = `<!doctype html><style>body{margin:0;background:#0b0e12;color:#edf1f5;font:14px sans-serif}main{height:1000px;overflow:auto;position:relative}
div{position:absolute;left:0;right:0;height:48px;border-bottom:1px solid #1c242d}span{position:absolute;left:16px}p{position:absolute;inset:0 0 0 150px;margin:0}
b{position:absolute;top:6px;height:24px;overflow:hidden;background:#262d36;border-radius:4px}</style><main role="grid">${boxes}</main>`;
const plainServer = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(still));
plainServer.listen(plainPort, '127.0.0.1');
const plain = await context.newPage();
await plain.goto(`http://127.0.0.1:${plainPort}/`);

const busyMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1_000;
};

/** Scrolls the page's grid by half a row a frame, and says how long frames took and how busy the page was in each. */
async function scrolled(page: Page): Promise<{ frames: number[]; busy: number }> {
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await busyMs(session);
  const frames = await page.evaluate(async (count) => {
    const grid = document.querySelector('[role="grid"]')!;
    let scroller = grid as HTMLElement;
    while (scroller.scrollHeight <= scroller.clientHeight + 1 && scroller.parentElement) scroller = scroller.parentElement;
    scroller.scrollTop = 0;
    const times: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < count; frame += 1) {
      scroller.scrollTop += 24;
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times;
  }, FRAMES);
  const busy = ((await busyMs(session)) - before) / FRAMES;
  await session.detach();
  return { frames, busy };
}

/** Drags a session over the grid, a step a frame. */
async function dragged(page: Page): Promise<number> {
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const card = (await page.locator('[data-session]').nth(30).boundingBox())!;
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  await page.mouse.down();
  const before = await busyMs(session);
  const steps = 60;
  for (let step = 1; step <= steps; step += 1) await page.mouse.move(card.x + step * 8, card.y + (step % 20) * 8);
  const busy = ((await busyMs(session)) - before) / steps;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await session.detach();
  return busy;
}

await scrolled(app);
await scrolled(plain);
const [ratios, own, flat, drags, onTime, plainOnTime]: [number[], number[], number[], number[], number[], number[]] = [
  [],
  [],
  [],
  [],
  [],
  [],
];
const within = (frames: readonly number[]): number => frames.filter((ms) => ms <= 17.5).length / frames.length;
for (let round = 0; round < ROUNDS; round += 1) {
  const a = await scrolled(app);
  const b = await scrolled(plain);
  ratios.push(quantile(a.frames, 0.5) / quantile(b.frames, 0.5));
  own.push(a.busy);
  flat.push(b.busy);
  onTime.push(within(a.frames));
  plainOnTime.push(within(b.frames));
  drags.push(await dragged(app));
}
const percent = (shares: readonly number[]): string => `${(quantile(shares, 0.5) * 100).toFixed(0)} %`;
report(
  'schedule of 200 rooms × 30 days, 10,000 sessions: frame while scrolling',
  '1 × a plain page',
  ratios,
  `${percent(onTime)} against ${percent(plainOnTime)} of frames in time`,
);
console.log(
  `  the page is busy for ${spread(own)} ms of each frame against ${spread(flat)} ms (16.7 are to be had), and for ${spread(drags)} ms of each step of a drag`,
);

await browser.close();
plainServer.close();
server.kill();
await once(server, 'exit');
await database.close();
