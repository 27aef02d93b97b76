import { expectFit } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

test('in the month a session goes to another day by drag and by keyboard, and the other sees it', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const schedule = scheduleOn(ana);
  const day = quietDay(8, 2);
  const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
  await schedule.open(day);
  await schedule.draw('Studio A', 11, 13, 'Month to month');
  await ana.goto(`/schedule?view=month&day=${day}`);
  await ben.goto(`/schedule?view=month&day=${day}`);
  const line = (page: typeof ana, on: string) => page.locator(`[data-day="${on}"]`).getByRole('button', { name: /^Month to month,/ });
  await line(ana, day).dragTo(ana.locator(`[data-day="${next}"]`));
  await expect(line(ana, next)).toBeVisible();
  await expect(line(ben, next)).toBeVisible();
  await expect(line(ben, day)).toHaveCount(0);

  await line(ana, next).focus();
  await ana.keyboard.press('m');
  await ana.keyboard.press('ArrowLeft');
  await ana.keyboard.press('Enter');
  await expect(line(ben, day)).toBeVisible();
  await expect(line(ben, day)).toHaveAttribute('aria-label', /11:00–13:00, Studio A/);
});

test('the timeline is zoomed by keys and keeps what it shows in the address', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  await page.goto('/schedule?view=timeline');
  await page.getByRole('grid').and(page.locator('[aria-busy="false"]')).waitFor();
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/zoom=week/);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\w+ \d{4}$/);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('+');
  await expect(page).toHaveURL(/zoom=quarter_hour/);
  await page.getByLabel('Rows').selectOption('projects');
  await expect(page.getByRole('rowheader', { name: /Harbour Nights/ })).toBeVisible();
});

test('a clash is seen before the drop; a copy is made where it fits; a person takes over another’s session', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  await schedule.open(quietDay(9));
  await schedule.draw('Studio A', 10, 12, 'In the way');
  await schedule.draw('Studio B', 10, 11, 'To be copied');

  const box = (await schedule.card('To be copied').boundingBox())!;
  const above = (await schedule.lane('Studio A').boundingBox())!;
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y - 20, { steps: 4 });
  await page.mouse.move(from.x, above.y + above.height / 2, { steps: 6 });
  // Until its teardown is over.
  await expect(page.getByText(/Studio A: In the way until 12:\d\d/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(schedule.card('To be copied')).toHaveAttribute('aria-label', /10:00–11:00, Studio B/);

  await schedule.card('To be copied').focus();
  await page.keyboard.press('c');
  for (let quarter = 0; quarter < 8; quarter += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(schedule.card('To be copied')).toHaveCount(2);
  await expect(schedule.card('To be copied').last()).toHaveAttribute('aria-label', /12:00–13:00, Studio B/);
});

test('a view is saved, shared, and opened by a colleague with what it filters', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  await ana.goto('/schedule?view=list&state=hold');
  await ana.getByRole('button', { name: 'Views' }).click();
  await ana.getByRole('menuitem', { name: /Save this view/ }).click();
  await ana.getByLabel('Name').fill('Holds of the month');
  await ana.getByLabel('Share it with the studio').check();
  await ana.getByRole('button', { name: 'Save', exact: true }).click();
  await ana.getByText('Holds of the month is kept among your views.').waitFor();

  await ben.goto('/schedule');
  await ben.getByRole('button', { name: 'Views' }).click();
  await ben.getByRole('menuitemcheckbox', { name: /Holds of the month/ }).click();
  await expect(ben).toHaveURL(/view=list&state=hold/);
  await expect(ben.getByRole('button', { name: 'Filter, 1 set' })).toBeVisible();
  for (const label of await ben.locator('[data-session]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')))
    expect(label).toContain('On hold');
});

test('a day is printed with every room, who is there and with what', async ({ signedIn }) => {
  const page = await signedIn('crew');
  await page.goto('/schedule/print');
  for (const room of ['Studio A', 'Studio B', 'Vocal booth', 'Edit bay 1'])
    await expect(page.getByRole('heading', { name: room })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Studio A' })).toBeVisible();
});

test('every view fits every screen in both themes, without an axe violation', async ({ signedIn }) => {
  test.setTimeout(360_000);
  const page = await signedIn('coordinator');
  const views = ['view=month', 'view=list', 'view=timeline', 'view=timeline&zoom=month&by=people'];
  // Colours change with the theme and places with the size: each is looked at once.
  for (const { colorScheme, ...size } of [
    { width: 1920, height: 1080, colorScheme: 'dark' },
    { width: 375, height: 812, colorScheme: 'light' },
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const view of views) {
      await page.goto(`/schedule?${view}`);
      await page.locator('[data-session]').first().waitFor();
      await expectFit(page, `${view} at ${size.width}, ${colorScheme}`);
    }
  }
});
