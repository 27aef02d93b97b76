import { expect, test } from './board-studio.ts';
import { faultsOf } from './fit.ts';

test.setTimeout(180_000);

test('a board link is made, opened and revoked in the settings, seen by everyone at once', async ({ studio, product, browser }) => {
  const context = await browser.newContext({ baseURL: product.url, permissions: ['clipboard-read', 'clipboard-write'] });
  const elsewhere = await browser.newContext({ baseURL: product.url });
  const [page, other] = [await context.newPage(), await elsewhere.newPage()];
  await studio.signIn(page);
  await studio.signIn(other);
  await page.goto('/settings/boards');
  await other.goto('/settings/boards');
  await expect(other.getByText('Wall everything').first()).toBeVisible();

  await page.getByRole('button', { name: 'New board link' }).first().click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('Give the board a name.', { exact: false }).first()).toBeVisible();
  await page.getByLabel('Where it hangs').fill('Lobby');
  await page.getByText('Busy only').click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('Lobby is made', { exact: false })).toBeVisible();
  await expect(other.getByText('Lobby', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Copy the link of Lobby' }).click();
  const url = await page.evaluate(() => navigator.clipboard.readText());
  const wall = await (await browser.newContext()).newPage();
  await wall.goto(url);
  await expect(wall.getByRole('article', { name: 'Studio A' })).toBeVisible();

  await page.getByRole('button', { name: 'More for Lobby' }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(wall.getByText('This board link does not open any more')).toBeVisible({ timeout: 20_000 });
  await expect(other.getByText('Lobby', { exact: true })).toHaveCount(0);
  await wall.context().close();
  await elsewhere.close();
  await context.close();
});

test('inside the app the same picture opens its records', async ({ studio, product, browser }) => {
  await studio.book('Studio A', -10, 50);
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  await studio.signIn(page);
  await page.goto('/board');
  const tile = page.getByRole('article', { name: 'Studio A' });
  await expect(tile.getByRole('link', { name: 'Harbour Nights' })).toBeVisible();
  await expect(page.getByRole('main')).toHaveCount(1);
  for (const size of [
    { width: 1280, height: 800 },
    { width: 375, height: 812 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    expect(await faultsOf(page)).toEqual([]);
  }
  await context.close();
});
