import { expect, test } from './board-studio.ts';

test.setTimeout(180_000);

test('a booking is on every wall live, and each turn of it too', async ({ studio, browser }) => {
  const walls = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  for (const wall of walls) await wall.goto(studio.link.url);
  const tiles = walls.map((wall) => wall.getByRole('article', { name: 'Vocal booth' }));
  for (const tile of tiles) await expect(tile).toHaveAttribute('data-state', /free|closed/);

  const bookingId = await studio.book('Vocal booth', -10, 50);
  for (const tile of tiles) await expect(tile).toContainText('Harbour Nights');
  for (const tile of tiles) await expect(tile).toHaveAttribute('data-state', 'late');
  await studio.step('checkInBooking', bookingId);
  for (const tile of tiles) await expect(tile).toContainText('On air');
  await studio.step('completeBooking', bookingId);
  for (const tile of tiles) await expect(tile).toHaveAttribute('data-state', /free|closed/);
  for (const wall of walls) await wall.context().close();
});

test('a state turns at its minute by itself, without a message', async ({ studio, browser }) => {
  await studio.book('Studio A', 20, 80, { setupMinutes: 10 });
  const wall = await (await browser.newContext()).newPage();
  await wall.clock.install();
  // Its line comes after the first picture, and brings the server's time: from then on only the clock turns.
  const told = wall
    .waitForEvent('websocket')
    .then((line) => line.waitForEvent('framereceived', ({ payload }) => /"next"/.test(String(payload))));
  await wall.goto(studio.link.url);
  await told;
  const tile = wall.getByRole('article', { name: 'Studio A' });
  await expect(tile).toHaveAttribute('data-state', /free|closed/);
  let asked = 0;
  wall.on('websocket', () => (asked += 1));
  await wall.clock.fastForward(11 * 60_000);
  await expect(tile).toHaveAttribute('data-state', 'setting_up');
  await wall.clock.fastForward(10 * 60_000);
  await expect(tile).toHaveAttribute('data-state', 'due');
  expect(asked).toBe(0);
  await wall.context().close();
});

test('a server that stops leaves a picture that says its age, and the wall comes back by itself', async ({ studio, product, browser }) => {
  await studio.book('Studio A', -10, 50);
  const wall = await (await browser.newContext()).newPage();
  await wall.goto(studio.link.url);
  const tile = wall.getByRole('article', { name: 'Studio A' });
  await expect(tile).toContainText('Harbour Nights');
  await expect(wall.getByText('Live', { exact: true })).toBeVisible();

  await product.stop();
  await expect(wall.getByText(/^Not live, as of \d\d:\d\d/)).toBeVisible();
  await expect(tile).toContainText(/As of \d\d:\d\d, .* ago/);
  await expect(tile).toContainText('Harbour Nights');
  await product.start();
  await expect(wall.getByText('Live', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(tile).not.toContainText('As of');
  await studio.book('Studio B', -10, 50, { title: 'Voice pickups' });
  await expect(wall.getByRole('article', { name: 'Studio B' })).toContainText('Voice pickups');
  await wall.context().close();
});

test('what a link may not tell is not on the wall, and leaves it when the link is narrowed; a revoked one says so', async ({
  studio,
  browser,
}) => {
  await studio.book('Studio A', -10, 50);
  const wall = await (await browser.newContext()).newPage();
  const told: string[] = [];
  wall.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))));
  const narrow = await studio.newLink('busy_only');
  await wall.goto(narrow.url);
  const tile = wall.getByRole('article', { name: 'Studio A' });
  await expect(tile).toContainText('Booked');
  expect(told.join()).not.toContain('Harbour Nights');

  const link = await studio.newLink('everything');
  await wall.goto(link.url);
  await expect(tile).toContainText('Harbour Nights');
  await studio.ask('mutation ($input: EditBoardLinkInput!) { editBoardLink(input: $input) { __typename ... on Error { code message } } }', {
    input: { boardLinkId: link.id, privacy: 'busy_only' },
  });
  await expect(tile).toContainText('Booked', { timeout: 20_000 });
  await expect(wall.getByText('Harbour Nights')).toHaveCount(0);

  await studio.ask(
    'mutation ($input: RevokeBoardLinkInput!) { revokeBoardLink(input: $input) { __typename ... on Error { code message } } }',
    {
      input: { boardLinkId: link.id },
    },
  );
  await expect(wall.getByText('This board link does not open any more')).toBeVisible({ timeout: 20_000 });
  await expect(tile).toHaveCount(0);
  await wall.context().close();
});
