import { expectFit, faultsOf } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(360_000);

/** Colours change with the theme and places with the size: each is looked at once. */
const SCREENS = [
  { width: 1920, height: 1080, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 375, height: 812, colorScheme: 'dark' },
] as const;

test('the schedule fits every screen in both themes, without an axe violation', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  for (const { colorScheme, ...size } of SCREENS)
    for (const where of ['/schedule', '/schedule?view=week', '/schedule?by=people', '/schedule?by=gear']) {
      if (size.width === 375 && where.includes('week')) continue;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(where);
      await page.locator('[data-session], section h2').first().waitFor();
      await expectFit(page, `${where} at ${size.width}, ${colorScheme}`);
    }
});

test('on a wall of 4K rows are as high as their words need, and no name is cut', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  await page.setViewportSize({ width: 3840, height: 2160 });
  for (const where of ['/schedule', '/schedule?view=week', '/schedule?by=people']) {
    await page.goto(where);
    await page.locator('[data-session]').first().waitFor();
    const cut = page
      .getByRole('rowheader')
      .evaluateAll((all) =>
        all
          .filter((head) => head.scrollHeight > head.clientHeight + 1 || head.scrollWidth > head.clientWidth + 1)
          .map((head) => head.textContent),
      );
    expect(await cut, where).toEqual([]);
  }
});

test('the panel is as right as the grid, also with a clash and a long name', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  const long = 'A session whose title goes on and on, as titles of commissioned documentary series in many parts tend to do';
  await schedule.open(quietDay(5));
  await schedule.draw('Studio A', 10, 12, long);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await schedule.card(long).click();
    await expect(schedule.panel.locator('dl')).toBeVisible();
    expect(await faultsOf(page), `facts, ${colorScheme}`).toEqual([]);
    await schedule.panel.getByRole('button', { name: 'Edit' }).click();
    await expect(schedule.panel.getByLabel('Title')).toHaveValue(long);
    expect(await faultsOf(page), `form, ${colorScheme}`).toEqual([]);
    await schedule.panel.getByRole('button', { name: 'Discard' }).click();
    await page.keyboard.press('Escape');
  }
  await schedule.draw('Studio B', 10, 12, 'Short');
  await schedule.moveBy('Short', 0, 'Studio A');
  await expect(schedule.panel.getByText('Studio A is taken')).toBeVisible();
  expect(await faultsOf(page), 'clash').toEqual([]);
});

test('on a phone a day is a list of rooms, and a free time is booked with two touches', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto(`/schedule?day=${quietDay(6)}`);
  const room = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Studio A/ }) });
  await room.getByRole('button', { name: /free/ }).first().click();
  await page.getByLabel('Title').fill('From the phone');
  await page.locator('aside').getByRole('button', { name: 'Book', exact: true }).click();
  await expect(page.locator('aside').getByRole('heading', { name: 'From the phone' })).toBeVisible();
  await page.locator('aside').getByRole('button', { name: 'Close' }).click();
  await expect(room.getByRole('button', { name: /From the phone/ })).toBeVisible();
});

test('a studio without rooms is told what to do next', async ({ ownProduct, browser }) => {
  const product = await ownProduct({ empty: true });
  const page = await (await browser.newContext({ baseURL: product.url })).newPage();
  const post = (path: string, data: object) => page.request.post(path, { data, headers: { origin: product.url } });
  const owner = { email: 'ana@northlight.example', password: 'a long enough passphrase' };
  await post('/graphql', {
    query: 'mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) { __typename } }',
    variables: {
      input: { studioName: 'Northlight', kind: 'podcast', zone: 'Europe/Berlin', currency: 'EUR', rooms: [], ownerName: 'Ana', ...owner },
    },
  });
  expect((await post('/auth/sign-in/email', owner)).ok()).toBe(true);
  await page.goto('/schedule');
  await expect(page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a room' })).toBeVisible();
});
