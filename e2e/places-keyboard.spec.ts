import { make, makeUnit } from './places.ts';
import { expect, test } from './support/test.ts';

test('a coordinator goes from place to place, finds a record and changes it without a mouse', async ({ signedIn, product }) => {
  const page = await signedIn('Coordinator');
  await make(page, product, 'createClient', { name: 'By keys alone' });
  await page.goto('/rooms');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/clients/);
  await page.keyboard.press('f');
  await page.keyboard.type('By keys alone');
  const row = page.getByRole('row', { name: /By keys alone/ });
  await expect(row).toBeVisible();
  await expect(page.getByText('1 client', { exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(row).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'By keys alone' });
  await expect(panel).toBeVisible();
  const edit = panel.getByRole('button', { name: 'Edit' });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(edit).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kaya');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Kaya')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(row).toBeFocused();
});

test('a unit is handed out by keyboard, from the list to its last field', async ({ signedIn, product }) => {
  const manager = await signedIn('studio_manager');
  const { unit } = await makeUnit(manager, product, 'Keyboard unit');
  const page = await signedIn('Coordinator');
  await page.goto('/equipment');
  await page.keyboard.press('f');
  await page.keyboard.type('Keyboard unit');
  const button = page.getByRole('button', { name: `Check out: ${unit}` });
  await expect(button).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(button).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Check out ${unit}` });
  await expect(dialog.getByRole('combobox', { name: 'Who takes it' })).toBeFocused();
  await page.keyboard.type('Courier of the north');
  await expect(page.getByRole('option', { name: '“Courier of the north”, not of the crew' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Who takes it' })).toHaveValue('Courier of the north');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: new RegExp(unit) })).toContainText('Courier of the north');
});

test('the keys of the app are listed, and can be turned off', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.goto('/clients');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(keys.getByText('Search the studio')).toBeVisible();
  await keys.getByLabel('Use these keys').uncheck();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search the studio' })).toHaveCount(0);
  // What is no single letter goes on.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the studio' })).toBeFocused();
});
