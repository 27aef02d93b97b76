import type { Browser, Page } from '@playwright/test';
import { aBoardStudio, expect, test as board, type BoardStudio } from './board-studio.ts';
import { expectFit } from './fit.ts';
import { scheduleOn } from './schedule-screen.ts';

board.setTimeout(240_000);

/** A studio of its own: what was checked in keeps its past, and other stories of the board would meet it. */
const test = board.extend<object, { opened: BoardStudio }>({
  opened: [
    async ({ product }, use) => {
      const studio = await aBoardStudio(product, ['Podcast room', 'Edit bay']);
      // Open around the clock: the stories happen now, whenever that is.
      const openingHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1_440 }));
      for (const roomId of Object.values(studio.rooms))
        await studio.ask('mutation ($input: EditRoomInput!) { editRoom(input: $input) { ... on Error { code message } } }', {
          input: { roomId, openingHours },
        });
      await use(studio);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Makes the tablet of a room in the settings, and answers its link. */
async function linkOf(owner: Page, room: string): Promise<string> {
  await owner.goto('/settings/boards');
  await owner.getByRole('button', { name: 'New board link' }).first().click();
  const dialog = owner.getByRole('dialog', { name: 'New board link' });
  await dialog.getByLabel('Where it hangs').fill(`Door of ${room}`);
  await dialog.getByLabel('What it is').selectOption({ label: `The tablet of ${room}` });
  await dialog.getByText('People may act on it').click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(owner.getByText(`Door of ${room} is made`, { exact: false })).toBeVisible();
  await owner.getByRole('button', { name: `Copy the link of Door of ${room}` }).click();
  return owner.evaluate(() => navigator.clipboard.readText());
}

/** The owner in the office, and the tablet that hangs at the door of a room. */
async function atTheDoor(browser: Browser, baseURL: string, studio: BoardStudio, room: string) {
  const office = await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
  const owner = await office.newPage();
  await studio.signIn(owner);
  const door = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const tablet = await door.newPage();
  await tablet.goto(await linkOf(owner, room));
  return { owner, tablet, leave: () => Promise.all([office.close(), door.close()]) };
}

test('the tablet at the door: late and who waits, check in, longer until somebody stands in the way, end', async ({
  studio,
  product,
  browser,
}) => {
  const { owner, tablet, leave } = await atTheDoor(browser, product.url, studio, 'Podcast room');
  await expect(tablet.getByRole('main', { name: 'Podcast room' })).toContainText('Nothing to check in within the hour.');

  const harbour = await studio.book('Podcast room', 5, 65);
  await studio.book('Podcast room', 80, 140, { title: 'Tidewater' });
  const acts = tablet.getByRole('region', { name: 'Acts' });
  await expect(acts.getByRole('button', { name: /^Check in/ })).toContainText('Harbour Nights');
  await expectFit(tablet, 'the tablet');

  // Half an hour late is a quarter of an hour too long for who comes next.
  await acts.getByRole('button', { name: /^Running late by 30 minutes/ }).click();
  await expect(tablet.getByRole('status')).toContainText(/Expected at \d\d:\d\d/);
  await owner.goto(`/schedule?open=${encodeURIComponent(harbour)}`);
  const late = owner.locator('aside').getByRole('region', { name: 'Running late' });
  await expect(late).toContainText(/Tidewater at \d\d:\d\d waits 15 min/);

  await acts.getByRole('button', { name: /^Check in/ }).click();
  await expect(tablet.getByRole('status')).toContainText('Harbour Nights has begun.');
  await acts.getByRole('button', { name: '+15 min' }).click();
  await expect(tablet.getByRole('status')).toContainText('Extended by 15 minutes.');
  await acts.getByRole('button', { name: '+15 min' }).click();
  await expect(tablet.getByRole('status')).toContainText(
    /Podcast room is taken by Tidewater from (?:\w+ )?\d\d:\d\d to (?:\w+ )?\d\d:\d\d\./,
  );
  await acts.getByRole('button', { name: 'End session' }).click();
  await expect(tablet.getByRole('status')).toContainText('Harbour Nights has ended.');
  await expect(tablet.getByText(/Tidewater/).first()).toBeVisible();
  await expect(owner.locator('aside').getByText('Done').first()).toBeVisible();

  // On a phone in the hand of whoever stands there it is as whole.
  await tablet.setViewportSize({ width: 375, height: 667 });
  await tablet.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectFit(tablet, 'the tablet on a phone');
  await leave();
});

test('nobody comes: the slot is free by itself, offered to who waits first, and taken on the schedule', async ({
  studio,
  product,
  browser,
}) => {
  const { owner, tablet, leave } = await atTheDoor(browser, product.url, studio, 'Edit bay');

  // The room is taken for days, but for the session to which nobody comes: what is left of it has room for one.
  await studio.book('Edit bay', 135, 3 * 24 * 60, { title: 'Residency' });
  await studio.book('Edit bay', -10, 130, { title: 'Quiet client' });
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  for (const contactName of ['Mira Solheim', 'Jonas Eide'])
    await studio.ask('mutation ($input: AddToWaitlistInput!) { addToWaitlist(input: $input) { ... on Error { code message } } }', {
      input: {
        title: `Edit for ${contactName}`,
        contactName,
        request: {
          pieces: [{ minutes: 60, setupMinutes: 0, teardownMinutes: 0, rooms: [{ roomId: studio.rooms['Edit bay'] }] }],
          from: day(0),
          to: day(2),
        },
      },
    });
  await owner.goto('/schedule');
  await owner.getByRole('button', { name: /^Waitlist/ }).click();
  const { panel } = scheduleOn(owner);
  const first = panel.getByRole('listitem').filter({ hasText: 'Mira Solheim' });
  const second = panel.getByRole('listitem').filter({ hasText: 'Jonas Eide' });
  await expect(first).toBeVisible();
  await expect(tablet.getByRole('region', { name: 'Acts' }).getByRole('button', { name: /^Check in/ })).toContainText('Quiet client');
  await expect(first.getByRole('button', { name: 'Accept' })).toBeHidden();

  // From now on the studio lets go of whatever nobody came to.
  await studio.ask(
    'mutation ($input: ChangeStudioSettingsInput!) { changeStudioSettings(input: $input) { ... on Error { code message } } }',
    { input: { noShowAfterMinutes: 5, noShowReleases: true } },
  );
  await expect(first.getByText(/Offered until/)).toBeVisible({ timeout: 60_000 });
  await expect(second.getByText(/Offered until/)).toBeHidden();
  await expect(tablet.getByRole('button', { name: /^Check in/ })).toBeHidden();
  await first.getByRole('button', { name: 'Accept' }).click();
  await expect(first).toBeHidden();
  await expect(second).toBeVisible();
  await expect(scheduleOn(owner).card('Edit for Mira Solheim')).toHaveAttribute('aria-label', /Edit bay, Confirmed/);
  await expect(tablet.getByText('Edit for Mira Solheim').first()).toBeVisible();
  await leave();
});
