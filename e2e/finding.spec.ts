import { expectFit } from './fit.ts';
import { beginSearch, choose, quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

test('when nothing fits it says why and what to relax, and one press takes it', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  const day = quietDay(13, 1);
  await scheduleOn(page).open(day);
  const panel = await beginSearch(page, day);
  await panel.getByLabel('Length').fill('120');
  await choose(panel, 'Room', 'Studio A', /^Studio A/);
  await panel.getByLabel('All of it at most').fill('10');
  await panel.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'Nothing is free for all of it' })).toBeVisible();
  await panel.getByRole('button', { name: /^At a higher price/ }).click();
  await expect(panel.getByRole('list', { name: 'Answers, the best first' }).getByRole('button').first()).toContainText('Studio A');
});

test('who waits for a slot is offered it when it is called off, and takes it', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(14, 2);
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.draw('Studio A', 10, 12, 'Has the slot');
  await hers.draw('Studio B', 10, 12, 'Wants the slot');

  // Moving it there is refused; its client waits for that time.
  await hers.moveBy('Wants the slot', 0, 'Studio A');
  await hers.panel.getByRole('button', { name: 'Wait for this time' }).click();
  await hers.panel.getByLabel('Title').fill('Waited for it');
  await hers.panel.getByLabel('Or who waits').fill('Mira Solheim');
  await hers.panel.getByRole('button', { name: 'Put on the waitlist' }).click();
  await expect(hers.panel.getByRole('heading', { name: 'Waitlist' })).toBeVisible();
  const entry = hers.panel.getByRole('listitem').filter({ hasText: 'Waited for it' });
  await expect(entry).toContainText('Mira Solheim');
  await expect(entry.getByRole('button', { name: 'Accept' })).toBeHidden();

  // What was noted is changed; the place in line stays.
  await entry.getByRole('button', { name: 'More for Waited for it' }).click();
  await ana.getByRole('menuitem', { name: 'Change' }).click();
  await expect(hers.panel.getByLabel('Length')).toHaveValue('120');
  await hers.panel.getByLabel('How to reach them').fill('+31 20 555 0134');
  await expectFit(ana, 'the change of an entry');
  await hers.panel.getByRole('button', { name: 'Save' }).click();
  await expect(entry).toContainText('Mira Solheim · +31 20 555 0134');

  // Somebody else calls the session off: the list hears of the offer by itself.
  await his.card('Has the slot').click();
  await his.panel.getByRole('button', { name: 'More steps' }).click();
  await ben.getByRole('menuitem', { name: /Call off/ }).click();
  await expect(entry.getByText(/Offered until/)).toBeVisible({ timeout: 20_000 });
  await expect(his.card('Waited for it')).toHaveAttribute('aria-label', /10:00–12:00, Studio A, On hold/);

  await entry.getByRole('button', { name: 'Accept' }).click();
  await expect(entry).toBeHidden();
  await expect(his.card('Waited for it')).toHaveAttribute('aria-label', /10:00–12:00, Studio A, Confirmed/);
});

test('what a plan needs and nobody booked is shown with the project and on the schedule', async ({ signedIn }) => {
  const page = await signedIn('producer');
  await page.goto('/projects');
  await page.getByText('Halfpenny cast recording').first().click();
  await page.getByRole('button', { name: 'Add room' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a room to the plan' });
  await dialog.getByLabel('Room', { exact: true }).selectOption({ label: 'Vocal booth' });
  await dialog.getByLabel('Needed').fill('400');
  await dialog.getByLabel('What for').fill('Solo lines');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/of 400:00 h booked/)).toBeVisible();

  await page.goto('/schedule?by=projects');
  await expect(page.getByRole('rowheader', { name: /Halfpenny cast recording/ })).toContainText('h to book');
  await page.getByRole('button', { name: /^Rooms missing in/ }).click();
  await page.getByRole('button', { name: 'Find time for Vocal booth, Halfpenny cast recording' }).click();
  await expect(page.getByRole('heading', { name: 'Find time' })).toBeVisible();
  await expect(page.locator('aside')).toContainText('8 h · Vocal booth');
});

test('the panels fit every screen in both themes, without an axe violation', async ({ signedIn }) => {
  const page = await signedIn('coordinator');
  for (const { size, colorScheme } of [
    { size: { width: 1920, height: 1080 }, colorScheme: 'dark' as const },
    { size: { width: 375, height: 812 }, colorScheme: 'light' as const },
  ]) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/schedule');
    await page.getByRole('button', { name: 'Find time' }).waitFor();
    const panel = page.locator('aside');
    const check = async (what: string): Promise<void> => {
      await expectFit(page, `${what} at ${size.width}, ${colorScheme}`);
    };
    await page.getByRole('button', { name: 'Find time' }).click();
    await check('the search');
    await panel.getByRole('button', { name: 'Find', exact: true }).click();
    await panel.getByRole('list', { name: 'Answers, the best first' }).getByRole('button').first().click();
    await check('the answers');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Waitlist/ }).click();
    await panel.getByRole('listitem').first().waitFor();
    await check('the waitlist');
    await page.keyboard.press('Escape');
  }
});
