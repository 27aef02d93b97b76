import type { Page } from '@playwright/test';
import { make, numberIn, openWall, stageOn } from './places.ts';
import { expect, test } from './support/test.ts';

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

test('a project is dragged to its next stage and lifted on by keyboard, and stands there on the wall', async ({
  signedIn,
  product,
  browser,
}) => {
  const page = await signedIn('Producer');
  // A deadline that is over makes it late, and late ones stand first on the wall.
  await make(page, product, 'createProject', { name: 'Wandering story', deadline: '2020-01-31' });
  const wall = await openWall(browser, product);
  const development = await numberIn(stageOn(wall, 'Development').locator('h2 b'));
  const preProduction = await numberIn(stageOn(wall, 'Pre-prod').locator('h2 b'));
  await expect(stageOn(wall, 'Development').getByText('Wandering story')).toBeVisible();

  await page.goto('/projects');
  const mine = card(page, 'Wandering story');
  await mine.scrollIntoViewIfNeeded();
  const from = (await mine.boundingBox())!;
  const to = (await column(page, 'Pre-production').boundingBox())!;
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  await page.mouse.up();
  await expect(column(page, 'Pre-production').getByText('Wandering story')).toBeVisible();
  await expect(stageOn(wall, 'Pre-prod').getByText('Wandering story')).toBeVisible();
  await expect(stageOn(wall, 'Pre-prod').locator('h2 b')).toHaveText(String(preProduction + 1));
  await expect(stageOn(wall, 'Development').locator('h2 b')).toHaveText(String(development - 1));

  await mine.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(column(page, 'Production').getByText('Wandering story')).toBeVisible();
  await expect(mine).toBeFocused();
  await page.keyboard.press('Space');
  await expect(stageOn(wall, 'Production').getByText('Wandering story')).toBeVisible();
  // Put back where it was lifted, nothing happens.
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(column(page, 'Production').getByText('Wandering story')).toBeVisible();
  await wall.context().close();
});

test('deadline and health are told in the panel and seen on the wall', async ({ signedIn, product, browser }) => {
  const page = await signedIn('Producer');
  const id = await make(page, product, 'createProject', { name: 'Anxious story', deadline: '2020-02-29' });
  const wall = await openWall(browser, product);
  const onWall = stageOn(wall, 'Development').getByRole('article').filter({ hasText: 'Anxious story' });
  await expect(onWall).toHaveAttribute('data-health', 'late');

  await page.goto(`/projects?open=${encodeURIComponent(id)}`);
  const panel = page.getByRole('dialog', { name: 'Anxious story' });
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Deadline').fill(`${new Date().getUTCFullYear() + 2}-02-27`);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('On track')).toBeVisible();

  await panel.getByRole('button', { name: 'Report health' }).click();
  const report = page.getByRole('dialog', { name: 'How does Anxious story stand?' });
  await report.getByLabel('Health', { exact: true }).selectOption('over_budget');
  await report.getByLabel('Why').fill('The orchestra costs more');
  await report.getByRole('button', { name: 'Report' }).click();
  await expect(panel).toContainText('The orchestra costs more');
  await expect(onWall).toHaveAttribute('data-health', 'over_budget');
  await expect(onWall).toContainText('The orchestra costs more');

  await panel.getByLabel('Stage').selectOption('wrap');
  await expect(stageOn(wall, 'Wrap').getByText('Anxious story')).toBeVisible();
  await wall.context().close();
});
