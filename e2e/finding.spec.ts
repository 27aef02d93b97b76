import type { Locator, Page } from '@playwright/test';
import { expectFit } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

/** Finds something in a list by typing, and takes it. */
async function choose(within: Locator, field: string, text: string, option: RegExp): Promise<void> {
  await within.getByRole('combobox', { name: field, exact: true }).fill(text);
  await within.page().getByRole('option', { name: option }).first().click();
}

/** Opens the search for sessions in the week of this day, as it begins. */
async function beginSearch(page: Page, day: string): Promise<Locator> {
  await page.keyboard.press('f');
  const panel = page.locator('aside');
  await expect(panel.getByRole('heading', { name: 'Find time' })).toBeVisible();
  await panel.getByLabel('First day').fill(day);
  return panel;
}

test('an interview with two microphones and a technical producer, and 90 minutes of an edit bay: one search, booked in one step', async ({
  signedIn,
}) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const schedule = scheduleOn(ana);
  const day = quietDay(12, 1);
  await schedule.open(day);
  const panel = await beginSearch(ana, day);

  await panel.getByRole('button', { name: 'And another session' }).click();
  const [interview, edit] = [panel.getByRole('group', { name: 'Session 1' }), panel.getByRole('group', { name: 'Session 2' })];
  await interview.getByLabel('What it is').fill('Interview');
  await interview.getByLabel('Length').fill('120');
  await choose(interview, 'Room', 'Studio B', /^Studio B/);
  await choose(interview, 'Add a model, kit or unit', 'SM7B', /^SM7B/);
  await interview.getByLabel('How many SM7B').fill('2');
  await choose(interview, 'Add a skill or somebody', 'technical', /^technical producer/);
  await edit.getByLabel('What it is').fill('Edit');
  await edit.getByLabel('Length').fill('90');
  await choose(edit, 'Room', 'edit', /^Any edit bay/);
  await expect(edit.getByLabel('When')).toHaveValue('week');
  await panel.getByLabel('Not before').fill('10:00');
  await panel.getByLabel('Over by').fill('18:00');
  await panel.getByRole('button', { name: 'Find', exact: true }).click();

  const answers = panel.getByRole('list', { name: 'Answers, the best first' });
  await expect(answers.getByRole('button').first()).toBeFocused();
  await expect(answers.getByRole('button').first()).toContainText('Studio B');
  await expect(answers.getByRole('button').first()).toContainText('the soonest that there is');
  await ana.keyboard.press('Enter');
  await expect(answers).toContainText('2 × SM7B');
  await expect(answers).toContainText('technical producer');
  // It stands on the schedule as it would be booked.
  await expect(ana.locator('[data-found]').first()).toContainText('Interview');

  await panel.getByLabel('Title').fill('Tidal voices');
  await panel.getByRole('button', { name: 'Book both' }).click();
  await expect(panel.getByRole('heading', { name: 'Tidal voices: Interview' })).toBeVisible();
  await expect(panel.locator('dl')).toContainText('SM7B');
  await expect(panel.locator('dl')).toContainText('Studio B');

  // Both are on everybody's schedule.
  await ben.goto(`/schedule?view=list&day=${day}`);
  await expect(ben.getByRole('button', { name: /Tidal voices: Interview/ }).first()).toBeVisible();
  await expect(ben.getByRole('button', { name: /Tidal voices: Edit/ }).first()).toBeVisible();
});

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
