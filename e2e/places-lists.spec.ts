import { ask, findRow, make } from './places.ts';
import { expect, test } from './support/test.ts';

/** Each list with one of its rows and a column that it can be sorted by. */
const LISTS = [
  { path: '/equipment', row: 'SM7B no. 1', part: 'sm7b', sort: 'Unit' },
  { path: '/equipment/models', row: 'SM7B', part: 'sm7', sort: 'Units' },
  { path: '/equipment/kits', row: 'Podcast kit', part: 'podcast', sort: 'Category' },
  { path: '/projects/list', row: 'Harbour Nights', part: 'harbour nig', sort: 'Client' },
  { path: '/crew', row: 'Ines Okafor', part: 'okaf', sort: 'Job' },
  { path: '/clients', row: 'Fieldnote Media', part: 'fieldn', sort: 'Sessions' },
  { path: '/rooms', row: 'Studio A', part: 'studio a', sort: 'People' },
  { path: '/insights/projects', row: 'Harbour Nights', part: 'harbour nig', sort: 'Margin' },
  { path: '/settings/people', row: 'Ines Okafor', part: 'okaf', sort: 'Role' },
  { path: '/settings/boards', row: 'Control room', part: 'contr', sort: 'Made' },
];

test('every list is searched, says when nothing fits, and is sorted both ways', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  for (const list of LISTS) {
    await page.goto(list.path);
    const search = page.getByRole('main').getByRole('searchbox');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    const header = page.getByRole('columnheader', { name: list.sort });
    const button = header.getByRole('button');
    const before = await header.getAttribute('aria-sort');
    await button.click();
    await expect(header).toHaveAttribute('aria-sort', before === 'ascending' ? 'descending' : 'ascending');
    await button.click();
    await expect(header).toHaveAttribute('aria-sort', before === 'ascending' ? 'ascending' : 'descending');
    await search.fill(list.part);
    await expect(page.getByRole('gridcell', { name: list.row, exact: true }).first()).toBeVisible();
    await search.fill('nothing is called like this');
    await expect(page.getByRole('heading', { name: /fit “nothing is called like this”/ })).toBeVisible();
  }
});

test('a list of many pages is read to its end, by wheel and by keyboard', async ({ signedIn, product }) => {
  const page = await signedIn('Coordinator');
  for (let number = 1; number <= 90; number += 1) await make(page, product, 'createClient', { name: `Zz paging ${number}` });
  const { clients } = await ask<{ clients: { totalCount: number } }>(page, product, '{ clients(first: 1) { totalCount } }');
  await page.goto('/clients');
  await expect(page.getByText(`${clients.totalCount} clients`)).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Clients' });
  const last = grid.getByRole('gridcell', { name: 'Zz paging 90', exact: true });
  await grid.hover();
  await expect(async () => {
    await page.mouse.wheel(0, 4_000);
    await expect(last).toBeVisible({ timeout: 500 });
  }).toPass();

  await page.reload();
  await grid.getByRole('row').nth(1).focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(last).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(grid.locator(':focus')).toHaveAttribute('role', 'row');
  await page.keyboard.press('Home');
  await expect(grid.getByRole('row').nth(1)).toBeFocused();
});

test('filters leave what they name, and the search of the list is one key away', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.goto('/equipment');
  await page.getByLabel('Category').selectOption('Cameras');
  await expect(page.getByRole('gridcell', { name: 'C300 Mark III no. 1' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '8030C monitor no. 1' })).toBeHidden();
  await page.goto('/crew');
  await page.getByLabel('Engagement').selectOption('freelance');
  await expect(page.getByRole('gridcell', { name: 'Luisa Ortega' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Ines Okafor' })).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Crew' }).click();
  await page.keyboard.press('f');
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  await findRow(page, 'Nadia Haddad');
});
