import type { Page } from '@playwright/test';
import { atMinute } from '../domain/kernel/zone.ts';
import { bookAs, roomIds, withOther } from './ask.ts';
import { expectFit } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

const ZONE = 'Europe/Amsterdam';

/** A hold of a room on a day, through the API. */
const holdAs = async (
  page: Page,
  product: Product,
  title: string,
  { day, room, from = 10, to = 12, ...more }: { day: string; room: string; from?: number; to?: number; holdExpiresAt?: string },
): Promise<string> =>
  bookAs(page, product, {
    title,
    state: 'hold',
    startsAt: atMinute(day, from * 60, ZONE),
    endsAt: atMinute(day, to * 60, ZONE),
    rooms: [(await roomIds(page, product))[room]],
    ...more,
  });

/** Opens the notices and answers what they say. */
async function notices(page: Page) {
  await page
    .getByRole('button', { name: /^Notices/ })
    .first()
    .click();
  const panel = page.getByRole('dialog', { name: 'Notices' });
  await expect(panel).toBeVisible();
  return panel;
}

test('two coordinators want one slot: ranks, a challenge with a deadline, and the next moves up when the first lets go', async ({
  signedIn,
  product,
}) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('coordinator', withOther(product))];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(16, 1);
  await Promise.all([hers.open(day), his.open(day)]);

  // Hers is drawn, and held.
  await hers.drawn('Studio A', 10, 12, 'Glasshouse');
  await hers.panel.getByRole('radio', { name: 'Hold' }).check();
  await hers.panel.getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(hers.panel.getByText('1st hold')).toBeVisible();
  // His comes after it, and takes nothing from hers.
  await holdAs(ben, product, 'Tidewater', { day, room: 'Studio A', from: 11, to: 13 });
  await expect(his.card('Glasshouse')).toContainText('1st hold · Glasshouse');
  await expect(his.card('Tidewater')).toContainText('2nd hold · Tidewater');
  const hersHolds = hers.panel.getByRole('region', { name: 'Holds of this slot' });
  await expect(hersHolds.getByRole('listitem')).toContainText(/Tidewater\s*2nd hold/);

  // He challenges: she has to decide by a time, and is told so at once.
  await his.card('Tidewater').click();
  const hisHolds = his.panel.getByRole('region', { name: 'Holds of this slot' });
  await expect(hisHolds).toContainText('2nd hold');
  await hisHolds.getByRole('button', { name: 'Challenge' }).click();
  await expect(hisHolds.getByRole('listitem')).toContainText(/decides by/);
  await expect(hersHolds).toContainText(/Challenged by Tidewater: decide by/);
  await expect(hers.card('Glasshouse')).toContainText('challenged until');
  const hersTold = await notices(ana);
  await expect(hersTold.getByRole('button', { name: /Glasshouse was challenged/ })).toContainText('Tidewater wants the slot.');
  await hersTold.getByRole('button', { name: /Glasshouse was challenged/ }).click();
  await expect(hers.panel.getByRole('heading', { name: 'Glasshouse' })).toBeVisible();

  // She lets go: his is first, and he is told.
  await hersHolds.getByRole('button', { name: 'Release' }).click();
  await expect(his.card('Tidewater')).toContainText('1st hold · Tidewater');
  await expect(his.card('Glasshouse')).toBeHidden();
  await expect(hisHolds).toContainText('1st hold');
  await expect(hisHolds.getByRole('button', { name: 'Challenge' })).toBeHidden();
  const hisTold = await notices(ben);
  const firstNow = hisTold.getByRole('button', { name: /Tidewater is now the first hold/ });
  await expect(firstNow).toContainText('Glasshouse made way.');
  await ben.keyboard.press('Escape');

  // Pressed while something else is open it opens all the same; only what was typed is asked about first.
  await his.drawn('Vocal booth', 14, 15, 'Not booked yet');
  await notices(ben);
  await firstNow.click();
  const asked = ben.getByRole('dialog', { name: 'Throw away what you typed?' });
  await asked.getByRole('button', { name: 'Keep writing' }).click();
  await expect(his.panel.getByLabel('Title')).toHaveValue('Not booked yet');
  await notices(ben);
  await firstNow.click();
  await asked.getByRole('button', { name: 'Throw away' }).click();
  await expect(his.panel.getByRole('heading', { name: 'Tidewater' })).toBeVisible();
  await his.panel.getByRole('button', { name: 'Close' }).click();
  await ben.keyboard.press('f');
  await expect(his.panel.getByRole('heading', { name: 'Find time' })).toBeVisible();
  await notices(ben);
  await firstNow.click();
  await expect(his.panel.getByRole('heading', { name: 'Tidewater' })).toBeVisible();
});

test('confirming one says which others go with it; their keepers are told, and the slot is taken', async ({ signedIn, product }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('coordinator', withOther(product))];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(17, 1);
  await holdAs(ana, product, 'Palisade', { day, room: 'Studio B' });
  await holdAs(ben, product, 'Marram', { day, room: 'Studio B' });
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.card('Palisade').click();
  await hers.panel.getByRole('button', { name: 'Confirm' }).click();
  const dialog = ana.getByRole('dialog', { name: 'Confirm Palisade?' });
  await expect(dialog).toContainText('One other hold wants this slot and is released.');
  await expect(dialog.getByRole('listitem')).toContainText('Marram, 2nd hold');
  await expectFit(ana, 'the dialog');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(his.card('Palisade')).toHaveAttribute('aria-label', /Confirmed/);
  await expect(his.card('Marram')).toBeHidden();
  const told = await notices(ben);
  await expect(told.getByRole('button', { name: /Marram was released/ })).toContainText('Palisade is confirmed.');
});

test('a hold that nobody confirms lapses by itself, everywhere; until when it stands is changed where it is shown', async ({
  signedIn,
  product,
}) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('coordinator', withOther(product))];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(18, 1);
  const soon = new Date(Date.now() + 6_000).toISOString();
  await holdAs(ana, product, 'Saltmarsh', { day, room: 'Studio A', holdExpiresAt: soon });
  await holdAs(ben, product, 'Fenland', { day, room: 'Studio A' });
  await Promise.all([hers.open(day), his.open(day)]);
  // The second of the line moves up once the first is gone; nobody did anything.
  await expect(his.card('Fenland')).toContainText('1st hold · Fenland', { timeout: 40_000 });
  await expect(hers.card('Saltmarsh')).toBeHidden();
  const told = await notices(ana);
  await expect(told.getByRole('button', { name: /Saltmarsh has lapsed/ })).toBeVisible();
  await ana.keyboard.press('Escape');

  await his.card('Fenland').click();
  await his.panel.getByRole('button', { name: 'Extend' }).click();
  const dialog = ben.getByRole('dialog', { name: 'Hold Fenland until' });
  await dialog.getByText('It never lapses by itself').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(his.panel.getByRole('region', { name: 'Holds of this slot' })).toContainText('Never lapses');
});
