/**
 * A board of 500, 1,000 and 2,000 rooms with 200 changes a second: how long the page's thread is busy (script, style and layout) while four
 * seconds of them arrive, and how many frames come in time, against a page with the same drawn elements and styles whose script does nothing
 * but write what came into its place. The patches are those that the server told while so many sessions were edited, thirty messages a
 * second; they are recorded and replayed to both, so that the server's work is not in the way of the pages. All rooms are drawn at
 * once, as on a hand-held screen; a wall shows as many as can be read and turns pages. `npx tsx bench/board-patches.ts 500` for other sizes.
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { silentDoorbell } from '../domain/kernel/caller.ts';
import { dayAt } from '../domain/kernel/zone.ts';
import { editBooking } from '../domain/scheduling/edit-booking.ts';
import { buildClient } from '../server/build-client.ts';
import { benchBrowser } from './support/browser.ts';
import { SINCE } from './support/crowd.ts';
import { freePort } from './support/free-port.ts';
import { liveHouse } from './support/live-house.ts';
import { quantile, report, spread } from './support/ratios.ts';
import { replayServer, type Recording } from './support/replay-server.ts';
import { rounds, sizes } from './support/sizes.ts';
import { widen } from './support/wide-studio.ts';

const SIZES = sizes([500, 1_000, 2_000]);
const ROUNDS = rounds(5);
const SECONDS = 4;
const CHANGES_PER_SECOND = 200;
/** Of a room: its name, its state, who is in it, what is counted, and what comes next. */
const CELLS = 5;
const MESSAGES_PER_SECOND = 30;
/** A frame that comes in time is seen up to so much later than it was due. */
const IN_TIME_MS = 17.5;

await buildClient(console.log);
const browser = await benchBrowser();

interface Told {
  revision: string;
  sessions: { id: string; title: string; roomIds: string[] }[];
  rooms: { id: string; name: string }[];
}

/** The demo studio with so many rooms more, each with one session near the present, as a board is told of it while sessions get other titles. */
async function record(house: Awaited<ReturnType<typeof liveHouse>>, port: number, count: number): Promise<Recording> {
  const { db, studioId, hand } = house;
  await widen(db, studioId, { rooms: count, days: 1, sessions: count, from: dayAt(new Date(), 'UTC') });
  // Half of them run, half come later: both show their title.
  await db.$executeRaw`
    UPDATE booking SET starts_at = moved.starts, ends_at = moved.starts + interval '2 hours',
      state = (CASE WHEN moved.starts < now() THEN 'in_session' ELSE 'confirmed' END)::booking_state,
      checked_in_at = CASE WHEN moved.starts < now() THEN moved.starts END
    FROM (SELECT id, date_trunc('minute', now()) + CASE WHEN row_number() OVER (ORDER BY id) % 2 = 0 THEN interval '2 hours' ELSE interval '-20 minutes' END AS starts
      FROM booking WHERE created_by = 'system:bench') AS moved WHERE moved.id = booking.id`;
  await db.$executeRaw`
    UPDATE allocation SET starts_at = booking.starts_at, ends_at = booking.ends_at FROM booking
    WHERE booking.id = allocation.booking_id AND booking.created_by = 'system:bench'`;
  const bookings = await db.booking.findMany({ where: { createdBy: 'system:bench' }, select: { id: true }, orderBy: { title: 'asc' } });

  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { maxPayload: 0 });
  const heard: string[] = [];
  let wake = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    heard.push(String(data));
    wake();
  });
  const next = async (): Promise<string> => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift()!;
  };
  await once(socket, 'open');
  const [init, subscribe] = house.greet();
  socket.send(init!);
  const greeting = (JSON.parse(await next()) as { payload: unknown }).payload;
  socket.send(subscribe!.replace(SINCE, 'null'));
  const payloadOf = (message: string): string => JSON.stringify((JSON.parse(message) as { payload: unknown }).payload);
  const snapshot = payloadOf(await next());
  const patches: string[] = [];
  const quiet = { ...hand, doorbell: silentDoorbell };
  let edits = 0;
  for (let message = 1; message <= SECONDS * MESSAGES_PER_SECOND; message += 1) {
    while (edits < (message * CHANGES_PER_SECOND) / MESSAGES_PER_SECOND - 0.5) {
      // Far apart on the page, as people book.
      const { id } = bookings[(edits * 37) % bookings.length]!;
      await editBooking(quiet, { bookingId: id, title: `Take ${(edits += 1)}` });
    }
    const { revision } = await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } });
    hand.doorbell.ring(studioId);
    let told: string;
    do patches.push((told = payloadOf(await next())));
    while (BigInt((JSON.parse(told) as { data: { board: Told } }).data.board.revision) < revision);
  }
  socket.terminate();
  return { greeting, snapshot, patches, millisecondsApart: (SECONDS * 1_000) / patches.length };
}

/** Writes each title that comes into the places that showed it. */
const PLAIN_SCRIPT = `
  const { board } = SNAPSHOT.data;
  const names = new Map(board.rooms.map(({ id, name }) => [id, name]));
  const cards = new Map([...document.querySelectorAll('article')].map((card) => [card.getAttribute('aria-label'), card]));
  const places = new Map(board.sessions.map(({ id, title, roomIds }) => [id, roomIds.flatMap((room) =>
    [...(cards.get(names.get(room))?.querySelectorAll('b') ?? [])].filter((place) => place.textContent === title))]));
  const show = ({ data }) => {
    for (const { id, title } of data.board.sessions) for (const place of places.get(id) ?? []) {
      place.firstChild.data = title;
      if (place.title) place.title = title;
    }
  };
  new WebSocket(location.origin.replace('http', 'ws') + '/plain').onmessage = ({ data }) => show(JSON.parse(data));`;

const WATCH_FRAMES = `
  const watch = (globalThis.watch = { frames: [], on: true });
  let last = 0;
  requestAnimationFrame(function frame(now) {
    if (last > 0) watch.frames.push(now - last);
    last = now;
    if (watch.on) requestAnimationFrame(frame);
  });`;

interface Watch {
  frames: number[];
  on: boolean;
}

/** How busy the page's thread was while the patches came, and how far its frames lay apart. */
async function watched(page: Page, play: () => Promise<void>): Promise<{ busy: number; frames: number[] }> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busyMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1_000;
  };
  // As a text: what translates this file would leave a helper of its own in a function, which the page does not have.
  await page.evaluate(WATCH_FRAMES);
  const before = await busyMs();
  await play();
  await wait(200);
  const busy = (await busyMs()) - before;
  const frames = await page.evaluate(() => {
    const { watch } = globalThis as never as { watch: Watch };
    watch.on = false;
    return watch.frames;
  });
  await session.detach();
  return { busy, frames };
}

for (const count of SIZES) {
  const house = await liveHouse();
  const port = await freePort();
  const server = await house.start(port, 'server/run.js', 'server/main.ts');
  const recording = await record(house, port, count);
  let still = '';
  const replay = await replayServer(`http://127.0.0.1:${port}`, recording, () => still);
  const context = await browser.newContext({ viewport: { width: 590, height: 1_000 } });
  const app = await context.newPage();
  await app.goto(`${replay.url}/b/${house.token}`);
  await app
    .locator('article')
    .nth(count - 1)
    .waitFor({ state: 'attached', timeout: 60_000 });
  replay.begin();
  await wait(2_000);
  still = await app.evaluate(() => {
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('script, link, style').forEach((element) => element.remove());
    copy.querySelector('head')!.insertAdjacentHTML('beforeend', `<style>${styles}</style>`);
    return `<!doctype html>${copy.outerHTML}`;
  });
  still = still.replace(
    '</body>',
    () => `<script>const SNAPSHOT = ${recording.snapshot.replaceAll('<', '\\u003c')};${PLAIN_SCRIPT}</script></body>`,
  );
  const plain = await context.newPage();
  await plain.goto(`${replay.url}/plain.html`);
  const last = `Take ${SECONDS * CHANGES_PER_SECOND}`;
  const [ratios, a, b, onTime, plainOnTime]: number[][] = [[], [], [], [], []];
  const within = (frames: readonly number[]): number => (100 * frames.filter((ms) => ms <= IN_TIME_MS).length) / frames.length;
  for (let round = -1; round < ROUNDS; round += 1) {
    const turns = [];
    for (const page of [app, plain]) {
      replay.begin();
      await wait(1_500);
      turns.push(await watched(page, () => replay.play()));
      await page.getByText(last, { exact: true }).first().waitFor({ state: 'attached', timeout: 10_000 });
    }
    const [own, bare] = turns as [(typeof turns)[0], (typeof turns)[0]];
    if (round < 0) continue;
    a!.push(own!.busy / SECONDS);
    b!.push(bare!.busy / SECONDS);
    ratios!.push(own!.busy / bare!.busy);
    onTime!.push(within(own!.frames));
    plainOnTime!.push(within(bare!.frames));
  }
  report(
    `a board of ${count} rooms and ${count * CELLS} cells, ${CHANGES_PER_SECOND} changes a second: the page's thread`,
    '≤ 1.3 × a plain page, 95 % of frames in time',
    ratios!,
    `busy for ${spread(a!)} against ${spread(b!)} ms of each second; ${quantile(onTime!, 0.5).toFixed(0)} against ${quantile(plainOnTime!, 0.5).toFixed(0)} % of frames in time`,
  );
  await context.close();
  replay.close();
  server.kill('SIGKILL');
  await house.close();
}
await browser.close();
