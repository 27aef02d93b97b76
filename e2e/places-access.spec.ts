import type { Page } from '@playwright/test';
import { expectFit, findRow } from './places.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(400_000);

interface Stop {
  path: string;
  name: string;
  /** What is opened on top of the page. */
  open?: (page: Page) => Promise<unknown>;
}

const row = (name: string) => async (page: Page) => {
  const found = await findRow(page, name);
  await found.getByRole('gridcell', { name, exact: true }).click();
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};
const button = (name: string) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const STOPS: Stop[] = [
  { path: '/equipment', name: 'units' },
  { path: '/equipment', name: 'a unit', open: row('SM7B no. 1') },
  { path: '/equipment', name: 'a new unit', open: button('New unit') },
  { path: '/equipment/models', name: 'models' },
  { path: '/equipment/models', name: 'a model', open: row('SM7B') },
  { path: '/equipment/kits', name: 'kits' },
  { path: '/equipment/kits', name: 'a kit', open: row('Podcast kit') },
  { path: '/projects', name: 'the pipeline' },
  { path: '/projects/list', name: 'projects' },
  { path: '/projects/list', name: 'a project', open: row('Northern Lights') },
  { path: '/crew', name: 'crew' },
  { path: '/crew', name: 'a person', open: row('Ines Okafor') },
  { path: '/clients', name: 'clients' },
  { path: '/clients', name: 'a client', open: row('Fieldnote Media') },
  { path: '/clients', name: 'a new client', open: button('New client') },
  { path: '/rooms', name: 'rooms' },
  { path: '/rooms', name: 'a room', open: row('Studio A') },
  { path: '/rooms', name: 'a new room', open: button('New room') },
  { path: '/insights/rooms', name: 'utilization' },
  { path: '/insights/projects', name: 'a margin', open: row('Northern Lights') },
  { path: '/settings', name: 'the studio' },
  { path: '/settings/people', name: 'sign-ins' },
  { path: '/settings/people', name: 'an invitation', open: button('Invite') },
  { path: '/settings/boards', name: 'a new board link', open: button('New board link') },
  { path: '/settings/import', name: 'import' },
  { path: '/account', name: 'devices' },
  { path: '/nowhere', name: 'no page' },
  {
    path: '/clients',
    name: 'the search',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search the studio' }).fill('harbour');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
];

for (const [width, height, colorScheme] of [
  [1280, 800, 'dark'],
  [1280, 800, 'light'],
  [375, 812, 'dark'],
  [375, 812, 'light'],
] as const) {
  test(`every place is accessible and fits at ${width} px, ${colorScheme}, with its panels open`, async ({ signedIn }) => {
    const page = await signedIn('Owner');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    for (const stop of STOPS) {
      await page.goto(stop.path);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      if (stop.open) await stop.open(page);
      await expect(page.getByText('Loading …')).toHaveCount(0);
      await expectFit(page, `${stop.name}, ${width} px, ${colorScheme}`);
    }
  });
}

test('the dialogs of gear and projects are accessible, with what is missing at its field', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/equipment');
  for (const act of ['Check out', 'Report broken', 'Start maintenance']) {
    await page.getByRole('main').getByRole('searchbox').fill('SM7B no. 8');
    const found = await findRow(page, 'SM7B no. 8');
    await found.getByRole('gridcell', { name: 'SM7B no. 8', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'SM7B no. 8' });
    await panel.getByRole('button', { name: act, exact: true }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByRole('button', { name: act, exact: true }).click();
    await expect(dialog.locator('[aria-invalid="true"]').first()).toBeFocused();
    await expectFit(page, act);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto('/projects/list');
  await row('Northern Lights')(page);
  await page.getByRole('button', { name: 'Report health' }).click();
  await expectFit(page, 'report health');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add expense' }).click();
  await expectFit(page, 'an expense');
});

test('on a screen as large as a wall letters and rows are large too', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  const size = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await page.goto('/clients');
    const cell = page.getByRole('gridcell', { name: 'Anchor & Vine' });
    await expect(cell).toBeVisible();
    const box = (await cell.boundingBox())!;
    return { letters: await cell.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)), rowHeight: box.height };
  };
  const desk = await size(1920, 1080);
  const wall = await size(3840, 2160);
  expect(wall.letters).toBeGreaterThan(desk.letters * 1.6);
  expect(wall.rowHeight).toBeGreaterThan(desk.rowHeight * 1.5);
  await expectFit(page, 'clients at 3840 px');
});
