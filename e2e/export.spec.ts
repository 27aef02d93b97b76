import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { faultsOf } from './fit.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a manager takes the house’s records out, sees the file grow to its end, fetches it and removes it', async ({ signedIn }) => {
  const page = await signedIn('studio_manager');
  await page.goto('/settings/export');
  await page.getByRole('button', { name: 'New export' }).first().click();
  const dialog = page.getByRole('dialog');
  // Without anything chosen there is nothing to write, and the form says so.
  await dialog.getByLabel('Everything').uncheck();
  await dialog.getByRole('button', { name: 'Start the export' }).click();
  await expect(dialog.getByText('Choose at least one kind of record.', { exact: false }).first()).toBeVisible();
  for (const kind of ['Rooms', 'Sessions', 'Expenses']) await dialog.getByLabel(kind, { exact: true }).check();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Start the export' }).click();

  const link = page.getByRole('link', { name: 'Download' }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Kept until', { exact: false }).first()).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/\.jsonl\.gz$/);
  const lines = linesOf(gunzipSync(await readFile(await download.path())).toString());
  expect(lines[0]).toMatchObject({ callboard: 'export', records: ['rooms', 'bookings', 'expenses'] });
  expect(lines.at(-1)).toMatchObject({ end: { rows: lines.length - 2 } });
  expect(new Set(lines.slice(1, -1).map(({ __typename }) => __typename))).toEqual(new Set(['Room', 'Booking', 'Expense']));

  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Remove the export', exact: false }).first().click();
  await expect(page.getByText('Cancelled').first()).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('whoever changes their mind cancels an export that is not written yet, and nothing comes of it', async ({ signedIn, product }) => {
  const page = await signedIn('producer');
  await page.goto('/settings/export');
  await expect(page.getByText('Nothing was exported yet')).toBeVisible();
  const goOn = product.holdWorkers();
  try {
    await page.getByRole('button', { name: 'New export' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start the export' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Everything' });
    await expect(row).toContainText('Waiting for a worker');
    await row.getByRole('button', { name: /^Cancel the export of/ }).click();
    await expect(page.getByText('The export is cancelled.')).toBeVisible();
    await expect(row).toContainText('Cancelled');
  } finally {
    goOn();
  }

  // The workers look at what was asked since, and leave what was cancelled.
  await page.getByRole('button', { name: 'New export' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Everything').uncheck();
  await dialog.getByLabel('Rooms', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Start the export' }).click();
  await expect(page.getByRole('link', { name: 'Download' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row').filter({ hasText: 'Everything' })).toContainText('Cancelled');
});

test('the demo’s owner finds what was taken out of the house, and fetches it', async ({ signedIn }) => {
  const page = await signedIn('owner');
  await page.goto('/settings/export');
  const whole = page
    .getByRole('row')
    .filter({ hasText: 'Everything' })
    .filter({ has: page.getByRole('link', { name: 'Download' }) });
  await expect(whole).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), whole.getByRole('link', { name: 'Download' }).click()]);
  const lines = linesOf(gunzipSync(await readFile(await download.path())).toString());
  expect(lines.at(-1)).toMatchObject({ end: { rows: lines.length - 2 } });
});

test('a coordinator’s file holds no expenses, and is not offered any', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  await page.goto('/settings/export');
  await page.getByRole('button', { name: 'New export' }).first().click();
  await expect(page.getByRole('dialog').getByLabel('Sessions', { exact: true })).toBeChecked();
  await expect(page.getByRole('dialog').getByLabel('Expenses')).toHaveCount(0);
});

test('from the command line, out of the Callboard that runs here', async ({ product }, info) => {
  const file = info.outputPath('house.jsonl');
  const run = (...more: string[]) =>
    promisify(execFile)('npm', ['run', '--silent', 'export', '--', '--out', file, ...more], {
      env: { ...process.env, CALLBOARD_DATA: product.dataFolder, DATABASE_URL: '' },
    });
  const { stdout } = await run();
  const lines = linesOf(await readFile(file, 'utf8'));
  expect(stdout).toContain(`${lines.length - 2} records in ${file}`);
  expect(lines[0]).toMatchObject({ callboard: 'export', by: { role: 'owner' } });
  await expect(run('--records', 'sessions')).rejects.toThrow('there is no “sessions”');
});
