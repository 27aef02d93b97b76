import type { Browser, Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from './board-studio.ts';

test.setTimeout(180_000);

/** A cable between wall and server. Cut, nothing passes and nothing says so; `slip` changes what the server says on its way. */
async function cable(page: Page, slip: (message: string) => string = (message) => message) {
  const ends = { cut: false, opened: 0 };
  await page.routeWebSocket(/\/graphql$/, (near: WebSocketRoute) => {
    ends.opened += 1;
    if (ends.cut) return;
    const far = near.connectToServer();
    near.onMessage((message) => void (ends.cut || far.send(message)));
    far.onMessage((message) => void (ends.cut || near.send(slip(String(message)))));
  });
  return ends;
}

const aWall = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const live = (wall: Page) => wall.getByText('Live', { exact: true });

test('the first picture stands in the page; without a socket it says its age, and goes on when there is one', async ({
  studio,
  browser,
}) => {
  await studio.book('Studio A', -10, 50);
  const wall = await aWall(browser);
  const line = await cable(wall);
  line.cut = true;
  const questions: string[] = [];
  wall.on('request', (request) => request.url().endsWith('/graphql') && questions.push(request.method()));
  await wall.goto(studio.link.url);
  const tile = wall.getByRole('article', { name: 'Studio A' });
  await expect(tile).toContainText('Harbour Nights');
  expect(questions).toEqual([]);
  await expect(wall.getByText(/^(Catching up|Not live)/)).toBeVisible();
  await expect(tile).toContainText(/As of \d\d:\d\d/);

  await studio.book('Studio B', -10, 50, { title: 'Voice pickups' });
  line.cut = false;
  await expect(live(wall)).toBeVisible({ timeout: 60_000 });
  await expect(wall.getByRole('article', { name: 'Studio B' })).toContainText('Voice pickups');
  await wall.context().close();
});

test('a connection that dies without a word is told within ten seconds on every tile, and what was missed comes by itself', async ({
  studio,
  browser,
}) => {
  await studio.book('Studio A', -10, 50);
  const wall = await aWall(browser);
  const line = await cable(wall);
  await wall.goto(studio.link.url);
  await expect(live(wall)).toBeVisible();
  await expect(wall.getByRole('article', { name: 'Studio A' })).toContainText('Harbour Nights');

  line.cut = true;
  const tiles = wall.getByRole('article', { name: /Studio|booth|bay/ });
  await expect(tiles.filter({ hasText: /As of \d\d:\d\d/ })).toHaveCount(4, { timeout: 10_000 });
  await studio.book('Studio B', -10, 50, { title: 'Voice pickups' });
  line.cut = false;
  await expect(wall.getByRole('article', { name: 'Studio B' })).toContainText('Voice pickups', { timeout: 60_000 });
  await expect(live(wall)).toBeVisible();
  await expect(tiles.filter({ hasText: /As of/ })).toHaveCount(0);
  await wall.context().close();
});

test('a wall whose network goes and comes again shows what happened meanwhile', async ({ studio, browser }) => {
  const wall = await aWall(browser);
  await wall.goto(studio.link.url);
  await expect(live(wall)).toBeVisible();
  await wall.context().setOffline(true);
  await studio.book('Vocal booth', -10, 50, { title: 'Voice pickups' });
  await wall.context().setOffline(false);
  await expect(wall.getByRole('article', { name: 'Vocal booth' })).toContainText('Voice pickups');
  await expect(live(wall)).toBeVisible();
  await wall.context().close();
});

test('a wall that slept shows the right minute and states at once, on the connection it had', async ({ studio, browser }) => {
  await studio.book('Studio A', 60, 120);
  const wall = await aWall(browser);
  const line = await cable(wall);
  await wall.clock.install();
  await wall.goto(studio.link.url);
  await expect(live(wall)).toBeVisible();
  const tile = wall.getByRole('article', { name: 'Studio A' });
  await expect(tile).toHaveAttribute('data-state', /free|closed/);
  // The lid was closed for an hour and a half; what happened meanwhile waits in the log.
  await wall.clock.fastForward(90 * 60_000);
  await expect(tile).toHaveAttribute('data-state', 'late');
  await expect(live(wall)).toBeVisible();
  const opened = line.opened;
  await studio.book('Studio B', 80, 140, { title: 'Voice pickups' });
  await expect(wall.getByRole('article', { name: 'Studio B' })).toContainText('Voice pickups');
  expect(line.opened).toBe(opened);
  await wall.context().close();
});

test('a wall of an older build loads the new page once, and never in a loop', async ({ studio, browser }) => {
  const wall = await aWall(browser);
  await cable(wall, (message) => message.replace(/"build":"[^"]+"/, '"build":"the-next"'));
  let loads = 0;
  wall.on('load', () => (loads += 1));
  await wall.goto(studio.link.url);
  await expect.poll(() => loads, { timeout: 40_000 }).toBe(2);
  await expect(live(wall)).toBeVisible();
  // What it loaded is still the old one here; it stays with that.
  await wall.clock.install();
  await wall.clock.runFor(60_000);
  expect(loads).toBe(2);
  await wall.context().close();
});

test('a wall whose scripts do not come loads anew until they do', async ({ studio, browser }) => {
  const wall = await aWall(browser);
  // One draws the picture, the other brings what happens since.
  const missing = new Map([
    ['wall', 2],
    ['board-line', 1],
  ]);
  const script = /assets\/(wall|board-line)-[^/]*\.js$/;
  await wall.route(script, (route) => {
    const name = script.exec(route.request().url())![1]!;
    const left = missing.get(name)!;
    missing.set(name, left - 1);
    return left > 0 ? route.fulfill({ status: 404 }) : route.continue();
  });
  await wall.goto(studio.link.url);
  await expect(wall.getByRole('article', { name: 'Studio A' })).toBeVisible({ timeout: 60_000 });
  await expect(live(wall)).toBeVisible({ timeout: 60_000 });
  expect([...missing.values()].every((left) => left < 0)).toBe(true);
  await wall.context().close();
});
