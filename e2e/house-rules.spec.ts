import type { Page } from '@playwright/test';
import { expectFit } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(180_000);

/** Fills in the form of a session, and books nothing yet. */
async function filledIn(page: Page, day: string, room: string, title: string) {
  const schedule = scheduleOn(page);
  await schedule.open(day);
  await page.getByRole('button', { name: 'Book', exact: true }).first().click();
  await schedule.panel.getByLabel('Title').fill(title);
  await schedule.panel.getByLabel('Day', { exact: true }).fill(day);
  await schedule.panel.getByLabel('From').fill('10:00');
  await schedule.panel.getByLabel('To', { exact: true }).fill('12:00');
  await schedule.panel.getByRole('combobox', { name: 'Add a room' }).fill(room);
  await page.getByRole('option', { name: new RegExp(`^${room}`) }).click();
  return schedule;
}

test('a manager writes a rule down; a coordinator is refused by its name, and the manager books over it with a reason', async ({
  signedIn,
}) => {
  const [manager, ana] = [await signedIn('studio_manager'), await signedIn('coordinator')];
  await Promise.all([manager.goto('/settings/scheduling'), ana.goto('/settings/scheduling')]);
  await manager.getByRole('button', { name: 'New rule' }).click();
  const form = manager.getByRole('dialog', { name: 'New rule' });
  await form.getByLabel('What it asks').selectOption('notice');
  await form.getByLabel('Name').fill('The booth is booked a year ahead');
  await form.getByLabel('At least ahead', { exact: true }).fill('365');
  await form.getByLabel('At least ahead: unit').selectOption('days');
  await form.getByLabel('At least ahead', { exact: true }).fill('365');
  await form.getByLabel('Concerns').selectOption('room');
  await form.getByRole('combobox', { name: 'Room' }).fill('Vocal');
  await manager.getByRole('option', { name: /Vocal booth/ }).click();
  // Clients book three months ahead at most; together with that, nothing could be booked.
  await form.getByRole('button', { name: 'Create rule' }).click();
  await expect(form.getByText(/With “Three months ahead at most” nothing could be booked/)).toBeVisible();
  await form.getByLabel('Binds').selectOption('staff');
  await form.getByRole('button', { name: 'Create rule' }).click();
  await expect(form).toBeHidden();
  // Live on the other's list.
  await expect(ana.getByRole('row', { name: /The booth is booked a year ahead/ })).toContainText('365 days ahead at least');

  const day = quietDay(12, 4);
  const hers = await filledIn(ana, day, 'Vocal booth', 'Too soon');
  await expect(hers.panel.getByText('The booth is booked a year ahead')).toBeVisible();
  await hers.panel.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(hers.panel.getByText('Book at least 365 days ahead.')).toBeVisible();
  await expect(hers.panel.getByRole('button', { name: 'Book all the same …' })).toHaveCount(0);

  const his = await filledIn(manager, day, 'Vocal booth', 'Royal visit');
  await his.panel.getByRole('button', { name: 'Book all the same …' }).click();
  await his.panel.getByLabel('Why').fill('The king asked');
  await his.panel.getByRole('button', { name: 'Book over the rule' }).click();
  await expect(his.panel.getByRole('heading', { name: 'Royal visit' })).toBeVisible();
  await expect(his.panel.getByText(/over The booth is booked a year ahead: “The king asked”/)).toBeVisible();

  await manager.goto('/settings/scheduling');
  await manager.getByRole('row', { name: /The booth is booked a year ahead/ }).click();
  const open = manager.getByRole('dialog', { name: 'The booth is booked a year ahead' });
  await open.getByRole('button', { name: /Archive/ }).click();
  await manager
    .getByRole('button', { name: /^Archive/ })
    .last()
    .click();
  await expect(manager.getByRole('row', { name: /The booth is booked a year ahead/ })).toHaveCount(0);
});

test('a session type brings its gear, roles and what is to be prepared, and the crew ticks it', async ({ signedIn }) => {
  const ana = await signedIn('coordinator');
  const hers = await filledIn(ana, quietDay(13, 4), 'Studio B', 'Two at the table');
  await hers.panel.getByRole('combobox', { name: 'Session type' }).fill('Podcast');
  await ana.getByRole('option', { name: /Podcast interview/ }).click();
  await expect(hers.panel.getByLabel('How many SM7B')).toHaveValue('2');
  await hers.panel.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(hers.panel.getByRole('heading', { name: 'Two at the table' })).toBeVisible();
  await expect(hers.panel.locator('dl')).toContainText('setup from 09:30');
  const preparation = hers.panel.getByRole('region', { name: 'Preparation' });
  await expect(preparation.getByRole('status')).toHaveText('0 of 4 done');

  const ben = await signedIn('owner');
  await ben.goto(ana.url());
  await preparation.getByRole('checkbox', { name: /Set the table for two/ }).check();
  await expect(preparation.getByRole('status')).toHaveText('1 of 4 done');
  await expect(ben.locator('aside').getByRole('region', { name: 'Preparation' }).getByRole('status')).toHaveText('1 of 4 done');
});

test('a closed day refuses, and what is offered instead lies on another', async ({ signedIn }) => {
  const [manager, ana] = [await signedIn('studio_manager'), await signedIn('coordinator')];
  // What is taken instead lies on one of the days around it: no other story has a day of that week.
  const day = quietDay(7, 4);
  await manager.goto('/settings/scheduling/hours');
  await manager.getByRole('button', { name: 'New day' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Closed or open otherwise' });
  await dialog.getByLabel('Why').fill('Staff outing');
  await dialog.getByLabel('First day').fill(day);
  await dialog.getByLabel('Last day').fill(day);
  await dialog
    .getByRole('button', { name: /^(Save|Enter|Close|Add)/ })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  const staff = manager.getByLabel('Outside opening hours, by staff');
  await staff.selectOption('refuses');
  await manager.getByRole('form', { name: 'Outside of opening hours' }).getByRole('button', { name: 'Save' }).click();
  await expect(manager.getByText('Saved. It holds for what is booked from now on.')).toBeVisible();

  const hers = await filledIn(ana, day, 'Studio A', 'On the closed day');
  const rules = hers.panel.getByRole('alert', { name: 'Rules of the house' });
  await expect(rules).toContainText('Studio A is closed on');
  await expect(rules).toContainText('Staff outing');
  await rules.getByRole('button', { name: /^Take / }).click();
  await expect(rules).toBeHidden();
  await expect(hers.panel.getByLabel('Day', { exact: true })).not.toHaveValue(day);
  await hers.panel.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(hers.panel.getByRole('heading', { name: 'On the closed day' })).toBeVisible();

  await staff.selectOption('warns');
  await manager.getByRole('form', { name: 'Outside of opening hours' }).getByRole('button', { name: 'Save' }).click();
  await expect(staff).toHaveValue('warns');
});

test('the settings of the house fit a telephone and have no fault that can be found by machine', async ({ signedIn }) => {
  const page = await signedIn('studio_manager');
  const parts = ['', '/blocks', '/types', '/hours', '/conflicts'];
  for (const [width, height] of [
    [1280, 800],
    [375, 812],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const part of parts) {
      await page.goto(`/settings/scheduling${part}`);
      await expect(page.getByRole('navigation', { name: 'Scheduling settings' })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectFit(page, `/settings/scheduling${part} at ${width}`);
    }
  }
});
