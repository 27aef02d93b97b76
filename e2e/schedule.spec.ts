import { quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

test('what one draws, moves and stretches, the other sees live', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(0);
  await Promise.all([hers.open(day), his.open(day)]);

  await hers.draw('Studio A', 11, 13, 'Harbour Nights');
  await expect(his.card('Harbour Nights')).toBeVisible({ timeout: 1_000 });
  await expect(his.card('Harbour Nights')).toHaveAttribute('aria-label', /11:00–13:00, Studio A, Confirmed/);

  await hers.moveBy('Harbour Nights', 2, 'Studio B');
  await expect(his.card('Harbour Nights')).toHaveAttribute('aria-label', /13:00–15:00, Studio B/);
  await hers.stretchBy('Harbour Nights', 1);
  await expect(his.card('Harbour Nights')).toHaveAttribute('aria-label', /13:00–16:00, Studio B/);

  // The way back is offered.
  await ana.getByRole('button', { name: 'Undo' }).last().click();
  await expect(his.card('Harbour Nights')).toHaveAttribute('aria-label', /13:00–15:00, Studio B/);
});

test('a move onto somebody else is taken back with the reason, and a way out is one key away', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  await schedule.open(quietDay(1));
  await schedule.draw('Studio A', 10, 12, 'First come');
  await schedule.draw('Studio B', 10, 12, 'Second come');

  await schedule.moveBy('Second come', 0, 'Studio A');
  await expect(schedule.panel.getByText('Studio A is taken')).toBeVisible();
  await expect(schedule.panel.getByText(/First come has it/)).toBeVisible();
  await expect(schedule.card('Second come')).toHaveAttribute('aria-label', /10:00–12:00, Studio B/);
  const ways = schedule.panel.getByRole('heading', { name: 'Instead' }).locator('..').getByRole('button');
  expect(await ways.count()).toBeGreaterThanOrEqual(3);
  await expect(ways.first()).toBeFocused();
  const first = (await ways.first().locator('b').textContent())!;
  await page.keyboard.press('Enter');
  await expect(schedule.panel.getByRole('heading', { name: 'Second come' })).toBeVisible();
  await expect(schedule.panel.locator('dl')).toContainText(first.split(',').at(-1)!.trim());
});

test('while somebody types, the panel tells of a clash before it is saved', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  await schedule.open(quietDay(2));
  await schedule.draw('Studio A', 10, 12, 'There already');
  await schedule.draw('Studio A', 14, 15, 'Later on');
  await schedule.card('Later on').click();
  await schedule.panel.getByRole('button', { name: 'Edit' }).click();
  await schedule.panel.getByLabel('From').fill('11:00');
  await expect(schedule.panel.getByText('Studio A is taken')).toBeVisible();
  await schedule.panel.getByLabel('From').fill('13:15');
  await expect(schedule.panel.getByText('Studio A is taken')).toBeHidden();
  await schedule.panel.getByRole('button', { name: 'Save' }).click();
  await expect(schedule.card('Later on')).toHaveAttribute('aria-label', /13:15–15:00/);

  // What is typed for a new session is not lost by a click on another.
  await schedule.drawn('Studio B', 10, 12, 'Half typed');
  await schedule.card('There already').click();
  const asked = page.getByRole('dialog', { name: 'Throw away what you typed?' });
  await asked.getByRole('button', { name: 'Keep writing' }).click();
  await expect(schedule.panel.getByLabel('Title')).toHaveValue('Half typed');
  await schedule.card('There already').click();
  await asked.getByRole('button', { name: 'Throw away' }).click();
  await expect(schedule.panel.getByRole('heading', { name: 'There already' })).toBeVisible();
});

test('a session is booked, moved, resized and called off by keyboard alone', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  await schedule.open(quietDay(3));
  const { keyboard } = page;

  await page.getByRole('button', { name: 'Book', exact: true }).focus();
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Studio A, .* free/ })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Studio B, .* free/ })).toBeFocused();
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(schedule.panel.getByLabel('Title')).toBeFocused();
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await expect(schedule.panel.getByRole('heading', { name: 'By keyboard' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(schedule.panel).toBeHidden();

  const card = schedule.card('By keyboard');
  const before = (await card.getAttribute('aria-label'))!;
  await card.focus();
  await keyboard.press('m');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('status').filter({ hasText: 'Studio A' })).toContainText('Enter saves');
  await keyboard.press('Enter');
  await expect(card).toHaveAttribute('aria-label', /Studio A/);
  await expect(card).not.toHaveAttribute('aria-label', before);
  await expect(card).toBeFocused();
  const moved = (await card.getAttribute('aria-label'))!;

  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Escape');
  await expect(card).toHaveAttribute('aria-label', moved);
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Enter');
  await expect(card).not.toHaveAttribute('aria-label', moved);

  await keyboard.press('Enter');
  await schedule.panel.getByRole('button', { name: 'More steps' }).press('Enter');
  await page.getByRole('menuitem', { name: /Call off/ }).press('Enter');
  await expect(card).toBeHidden();
});

test('who begins the next change while the last is being saved is in nobody’s way', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const schedule = scheduleOn(page);
  await schedule.open(quietDay(3));
  await schedule.draw('Studio B', 14, 16, 'In haste');
  const card = schedule.card('In haste');
  await expect(card).toHaveAttribute('aria-label', /14:00–16:00/);
  await page.keyboard.press('Escape');

  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  let moves = 0;
  await page.route('**/graphql', async (route) => {
    if (/"operationName":"MoveBooking"/.test(route.request().postData() ?? '') && ++moves === 1) await held;
    await route.continue();
  });
  await card.focus();
  for (const key of ['m', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(card).toHaveAttribute('aria-label', /14:15–16:15/);
  await page.keyboard.press('Shift+ArrowRight');
  answer();
  await expect(page.getByText('In haste is now 14:15–16:15, Studio B.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('In haste is now 14:15–16:30, Studio B.')).toBeVisible();
  await expect(card).toHaveAttribute('aria-label', /14:15–16:30/);
});

test('t, arrows and the week: days are turned by keys, and the address holds what is shown', async ({ signedIn }) => {
  const page = await signedIn('crew');
  await page.goto('/schedule');
  const today = (await page.getByRole('heading', { level: 1 }).textContent())!;
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(today);
  await expect(page).toHaveURL(/day=\d{4}-\d{2}-\d{2}/);
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(today);
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/view=week/);
  // Who may not plan is not offered to.
  await expect(page.getByRole('button', { name: 'Book', exact: true })).toBeHidden();
});
