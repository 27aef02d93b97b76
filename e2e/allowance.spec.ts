import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse } from 'graphql';
import { planOf } from '../server/graphql/allowance.ts';
import { costOf } from '../server/graphql/cost.ts';
import { askAs } from './ask.ts';
import { beginSearch, quietDay, scheduleOn } from './schedule-screen.ts';
import { builtOperations, listen, type Sent } from './sent.ts';
import { expect, test } from './support/test.ts';

const schema = buildSchema(readFileSync(fileURLToPath(new URL('../schema/schema.graphql', import.meta.url)), 'utf8'));
const ROOMS = 200;
const MONTHS = 12;

/** What a page has sent, as the meter counts it. */
function costs(sent: readonly Sent[]): { at: number; cost: number }[] {
  const operations = builtOperations();
  return sent.map(({ at, query, hash, operationName, variables }) => ({
    at,
    cost: costOf(schema, parse(query || operations[hash!]!), operationName ?? undefined, variables),
  }));
}

test('who looks through a year of a house of 200 rooms, searches and books needs a fraction of what a person is allowed', async ({
  ownProduct,
  signedIn,
}) => {
  test.setTimeout(400_000);
  const product = await ownProduct();
  const day = quietDay(2, 2);
  // A session a month in every room.
  const lines = Array.from({ length: ROOMS * 10 }, (_, n) => {
    const at = new Date(Date.parse(`${day}T08:00:00Z`) + Math.floor(n / ROOMS) * 30 * 86_400_000 + (n % 9) * 3_600_000).toISOString();
    return `${at},60 min,Room ${String((n % ROOMS) + 1).padStart(3, '0')},Session ${n}`;
  });
  const { importCalendar } = await askAs<{ importCalendar: { counts: { booked: number } } }>(
    await signedIn('owner', product),
    product,
    'mutation ($input: ImportCalendarInput!) { importCalendar(input: $input) { ... on CalendarImport { counts { booked } } ... on Error { code message } } }',
    { input: { calendar: ['Start,Duration,Room,Title', ...lines].join('\n'), zone: 'UTC' } },
  );
  expect(importCalendar.counts.booked).toBe(lines.length);

  const page = await signedIn('coordinator', product);
  const heard = listen(page);
  const asked = (operation: string, times: number) =>
    expect.poll(() => heard.sent.filter(({ operationName }) => operationName === operation).length).toBeGreaterThanOrEqual(times);
  await page.goto(`/schedule?view=month&day=${day}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(
    page
      .locator('[data-day]')
      .getByRole('button', { name: /^Session \d+,/ })
      .first(),
  ).toBeVisible();
  for (let month = 0; month < MONTHS; month += 1) {
    const before = await heading.textContent();
    await page.getByRole('button', { name: /^Next / }).click();
    await expect(heading).not.toHaveText(before!);
    await asked('Schedule', month + 2);
  }

  await page.keyboard.press('/');
  for (const [index, words] of ['harbour', 'room 150', 'session 77'].entries()) {
    await page.getByRole('dialog').locator('input').fill(words);
    await asked('Search', index + 1);
  }
  await page.keyboard.press('Escape');

  const schedule = scheduleOn(page);
  await schedule.open(day);
  const panel = await beginSearch(page, day);
  await panel.getByLabel('Length').fill('120');
  await panel.getByRole('button', { name: 'Find', exact: true }).click();
  await asked('FindTime', 1);
  await page.keyboard.press('Escape');
  await schedule.open(day);
  await schedule.draw('Studio A', 11, 13, 'Within the allowance');

  const spent = costs(heard.sent);
  const { capacity, restoredPerSecond } = planOf({ kind: 'member' });
  let [level, last, highest] = [0, spent[0]!.at, 0];
  for (const { at, cost } of spent) {
    level = Math.max(0, level - ((at - last) / 1_000) * restoredPerSecond) + cost;
    [last, highest] = [at, Math.max(highest, level)];
  }
  const total = spent.reduce((sum, { cost }) => sum + cost, 0);
  expect(spent.length).toBeGreaterThan(MONTHS + 10);
  expect(heard.refusals).toEqual([]);
  // Quicker than anybody's hand, and yet four such people could share one allowance; even all at once it would do.
  expect(highest).toBeLessThan(capacity / 4);
  expect(total).toBeLessThan(capacity);
});
