import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { faultsOf } from './fit.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

/** A few sessions of next year, one clash, one duplicate and one line without a room. */
const CSV = [
  'Begin;Finish;Space;What;Who;State',
  '14.06.2028 10:00;14.06.2028 12:00;Import stage;Import one;Imported Client;Booked',
  '14.06.2028 11:00;14.06.2028 13:00;Import stage;Import two;Imported Client;Booked',
  '14.06.2028 10:00;14.06.2028 12:00;Import stage;Import one;Imported Client;Booked',
  '15.06.2028 10:00;15.06.2028 12:00;Import stage;Import three;Saltwater Audio;Maybe',
  '15.06.2028 10:00;15.06.2028 12:00;;Nowhere;Saltwater Audio;Booked',
].join('\r\n');

test('a calendar export becomes sessions: mapped, tried, imported, and not a second time', async ({ signedIn }) => {
  const page = await signedIn('studio_manager');
  await page.goto('/settings/import');
  const choose = () =>
    page.getByLabel('Choose', { exact: false }).setInputFiles({ name: 'old calendar.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await choose();

  await expect(page.getByText('CSV, UTF-8, 5 lines')).toBeVisible();
  const map = async (field: string, column: string) => page.getByLabel(field, { exact: true }).selectOption(column);
  await map('Start', 'Begin');
  // The end is forgotten, so every line is unusable; the page says so and nothing is written.
  await map('Room', 'Space');
  await map('Title', 'What');
  await map('Client', 'Who');
  await map('Status', 'State');
  await page.getByLabel('Maybe (1)').selectOption('hold');
  await page.getByRole('button', { name: 'Try it without writing' }).click();
  await expect(page.getByText('There is neither an end nor a duration', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import now' })).toBeDisabled();

  await map('End', 'Finish');
  await page.getByRole('button', { name: 'Try it without writing' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('heading', { name: 'What the import would do' })).toBeVisible();
  await expect(result.getByText('2 would be booked')).toBeVisible();
  await expect(result.getByText('1 overlap, would be kept as tentative')).toBeVisible();
  await expect(result.getByText('overlaps line 2: Import one, Import stage', { exact: false })).toBeVisible();
  for (const size of [
    { width: 1280, height: 800 },
    { width: 375, height: 812 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    expect(await faultsOf(page)).toEqual([]);
  }

  await page.getByRole('button', { name: 'Import now' }).click();
  await expect(result.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(result.getByText('2 booked')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download every line as CSV' }).click(),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table.split('\r\n').filter((row) => /,duplicate,/.test(row))).toHaveLength(1);

  await page.getByRole('button', { name: 'Try it without writing' }).click();
  await expect(result.getByText('3 there already')).toBeVisible();
  await expect(result.getByText('0 would be booked')).toBeVisible();
});

test('a file that is no calendar is refused with the way out, and so is whoever may not import', async ({ signedIn, product }) => {
  const page = await signedIn('owner');
  await page.goto('/settings/import');
  const input = page.getByLabel('Choose', { exact: false });
  await input.setInputFiles({ name: 'calendar.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004...') });
  await expect(page.getByRole('alert')).toContainText('Save the sheet as CSV');
  await input.setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toContainText('empty');

  const send = async (role: string | null, options: { headers?: Record<string, string>; act?: string; settings?: string } = {}) => {
    const { headers = {}, act = 'preview', settings = '{}' } = options;
    const request = role ? (await signedIn(role)).context().request : page.context().request;
    return request.post(`${product.url}/upload/calendar?act=${act}&settings=${encodeURIComponent(settings)}`, {
      data: Buffer.from(CSV),
      headers: { 'content-type': 'application/octet-stream', origin: product.url, ...headers },
    });
  };
  expect((await send('coordinator')).status()).toBe(403);
  expect((await send('client', { act: 'import', settings: '{"zone":"Europe/Berlin"}' })).status()).toBe(403);
  expect((await send(null, { headers: { origin: 'https://elsewhere.example' } })).status()).toBe(403);
  expect((await send(null, { headers: { 'content-type': 'text/plain' } })).status()).toBe(415);
  expect((await send(null, { act: 'everything' })).status()).toBe(400);
  expect((await send(null, { settings: '{' })).status()).toBe(400);
  expect((await send(null, { act: 'import', settings: '{"zone":"Mars/Base"}' })).status()).toBe(422);
  const stranger = await fetch(`${product.url}/upload/calendar?act=preview`, {
    method: 'POST',
    body: CSV,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(stranger.status).toBe(401);
});

test('from the command line, into the Callboard that runs here', async ({ signedIn, product }, info) => {
  const file = info.outputPath('house.ics');
  await writeFile(file, CALENDAR);
  const run = (...more: string[]) =>
    promisify(execFile)('npm', ['run', '--silent', 'import', '--', file, '--map', 'status=CATEGORIES', '--until', '2029-03-31', ...more], {
      env: { ...process.env, CALLBOARD_DATA: product.dataFolder, DATABASE_URL: '' },
    });
  const trial = await run('--dry-run');
  expect(trial.stdout).toContain('Dry run: nothing was written.');
  expect(trial.stdout).toContain('3 would be booked');
  const done = await run();
  expect(done.stdout).toContain('3 booked');
  expect(done.stdout).toContain('1 closed');
  expect((await run()).stdout).toContain('4 there already');

  const page = await signedIn('coordinator');
  await page.goto('/schedule?day=2029-03-05');
  await expect(page.getByText('Command room').first()).toBeVisible();
});

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:weekly@house',
  'DTSTART;TZID=Europe/Berlin:20290305T100000',
  'DTEND;TZID=Europe/Berlin:20290305T120000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'SUMMARY:Weekly choir',
  'LOCATION:Command room',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:closed@house',
  'DTSTART;VALUE=DATE:20290401',
  'SUMMARY:House closed',
  'CATEGORIES:Closure',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
