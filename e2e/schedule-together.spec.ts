import type { Page } from '@playwright/test';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import { layCable } from './support/cable.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);
const SOON = { timeout: 15_000 };

/** The session that is open on the page. */
const idOf = (page: Page): string => encodeURIComponent(new URL(page.url()).searchParams.get('open')!);

test('two coordinators see each other: who is there, what they hold, and who is editing', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(10);
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.draw('Studio A', 10, 12, 'Seen together');
  await expect(ben.getByRole('list', { name: 'Also here' }).getByRole('button')).toHaveCount(1, SOON);

  // In her hand, and not yet let go: on his timeline it is a ghost with her name.
  const box = (await hers.card('Seen together').boundingBox())!;
  await ana.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await ana.mouse.down();
  await ana.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 6 });
  const ghost = ben.locator('[data-person]');
  await expect(ghost).toContainText('Seen together', SOON);
  await expect(ben.getByRole('button', { name: /is moving Seen together/ })).toBeVisible(SOON);
  await ana.keyboard.press('Escape');
  await ana.mouse.up();
  await expect(ghost).toHaveCount(0, SOON);

  // Open for editing: said on the session and in the panel; he may edit it all the same.
  await hers.card('Seen together').click();
  await hers.panel.getByRole('button', { name: 'Edit' }).click();
  await expect(his.card('Seen together')).toContainText('is editing', SOON);
  await his.card('Seen together').click();
  await expect(his.panel.getByText('is editing this')).toBeVisible(SOON);
  await expect(his.panel.getByRole('button', { name: 'Edit' })).toBeEnabled();

  // With somebody beside him the head of every view stays on one line of a small desk, and its name whole; from far away too he sees
  // what she edits, in her colour.
  for (const view of ['day', 'week', 'month', 'list', 'timeline', 'timeline&zoom=quarter', 'timeline&zoom=month']) {
    await ben.goto(`/schedule?day=${day}&view=${view}`);
    await expect(ben.getByRole('list', { name: 'Also here' }).getByRole('button')).toHaveCount(1, SOON);
    const head = ben.locator('header').filter({ has: ben.getByRole('heading', { level: 1 }) });
    expect((await head.boundingBox())!.height, view).toBeLessThan(60);
    const title = head.getByRole('heading', { level: 1 });
    expect(await title.evaluate((one) => one.scrollWidth <= one.clientWidth), `${view}: its name is whole`).toBe(true);
  }
  await expect(ben.locator('[data-edited]')).toHaveText('AC', SOON);
  await ben.goto(`/schedule?day=${day}&open=${idOf(ana)}`);
  await expect(his.panel.getByText('is editing this')).toBeVisible(SOON);
  await ana.close();
  await expect(his.panel.getByText('is editing this')).toBeHidden({ timeout: 30_000 });
  await expect(ben.getByRole('list', { name: 'Also here' })).toBeHidden({ timeout: 30_000 });
});

test('two people change the same field: both sides in words, and one chooses for each', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(11);
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.draw('Studio A', 10, 12, 'Contested');
  for (const schedule of [hers, his]) {
    await schedule.card('Contested').click();
    await schedule.panel.getByRole('button', { name: 'Edit' }).click();
  }
  await hers.panel.getByLabel('Title').fill('Contested by Ana');
  await hers.panel.getByLabel('From').fill('13:00');
  await hers.panel.getByLabel('To').fill('15:00');
  await his.panel.getByLabel('Title').fill('Contested by Ben');
  await his.panel.getByLabel('From').fill('16:00');
  await his.panel.getByLabel('To').fill('18:00');
  await his.panel.getByLabel('Note').fill('Nobody else wrote here');
  await hers.panel.getByRole('button', { name: 'Save' }).click();
  await expect(hers.panel.getByRole('heading', { name: 'Contested by Ana' })).toBeVisible(SOON);
  await his.panel.getByRole('button', { name: 'Save' }).click();

  const choice = his.panel.getByRole('alert', { name: 'Somebody changed this meanwhile' });
  await expect(choice.getByRole('group', { name: 'Title' })).toContainText('Contested by Ana', SOON);
  await expect(choice.getByRole('group', { name: 'Time' })).toContainText('13:00–15:00');
  await expect(choice.getByRole('group', { name: 'Time' })).toContainText('16:00–18:00');
  // The title is hers, the time his.
  await choice.getByRole('group', { name: 'Title' }).getByRole('radio').last().check();
  await choice.getByRole('button', { name: 'Save this choice' }).click();
  await expect(hers.card('Contested by Ana')).toHaveAttribute('aria-label', /16:00–18:00/, SOON);
  await expect(hers.panel).toContainText('Nobody else wrote here', SOON);
});

test('what one did is taken back and done again by keys, unless somebody changed it since', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(12);
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.draw('Studio A', 10, 12, 'Back and forth');
  await hers.moveBy('Back and forth', 2, 'Studio B');
  await expect(his.card('Back and forth')).toHaveAttribute('aria-label', /12:00–14:00, Studio B/, SOON);
  await ana.keyboard.press('Control+z');
  await expect(his.card('Back and forth')).toHaveAttribute('aria-label', /10:00–12:00, Studio A/, SOON);
  await ana.keyboard.press('Control+z');
  await expect(his.card('Back and forth')).toHaveCount(0, SOON);
  await ana.keyboard.press('Control+Shift+z');
  await ana.keyboard.press('Control+Shift+z');
  await expect(his.card('Back and forth')).toHaveAttribute('aria-label', /12:00–14:00, Studio B/, SOON);

  await his.moveBy('Back and forth', 1);
  await expect(hers.card('Back and forth')).toHaveAttribute('aria-label', /13:00–15:00/, SOON);
  await ana.keyboard.press('Control+z');
  await expect(ana.getByText(/moved Back and forth from .* since\. Look at it/)).toBeVisible(SOON);
  await expect(his.card('Back and forth')).toHaveAttribute('aria-label', /13:00–15:00/);
});

test('without a connection work goes on, survives a reload, and is saved or decided on return', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const cable = await layCable(ana);
  const [hers, his] = [scheduleOn(ana), scheduleOn(ben)];
  const day = quietDay(13);
  await Promise.all([hers.open(day), his.open(day)]);
  await hers.draw('Studio A', 10, 11, 'Merges');
  await hers.draw('Studio B', 10, 11, 'Clashes');

  await cable.cut();
  await hers.moveBy('Merges', 2);
  await expect(hers.card('Merges')).toContainText('not yet saved', { timeout: 30_000 });
  await hers.moveBy('Clashes', 4);
  await hers.draw('Studio A', 14, 16, 'From the train').catch(() => undefined);
  await expect(ana.getByText('3 changes are not yet saved.')).toBeVisible({ timeout: 30_000 });

  // Meanwhile somebody renames the one and moves the other.
  await his.card('Merges').click();
  await his.panel.getByRole('button', { name: 'Edit' }).click();
  await his.panel.getByLabel('Title').fill('Merges, renamed');
  await his.panel.getByRole('button', { name: 'Save' }).click();
  await his.panel.getByRole('button', { name: 'Close' }).click();
  await his.moveBy('Clashes', 1);
  await expect(his.card('Clashes')).toHaveAttribute('aria-label', /11:00–12:00/, SOON);

  ana.on('dialog', (dialog) => void dialog.accept());
  await ana.reload();
  cable.join();
  await expect(his.card('Merges, renamed')).toHaveAttribute('aria-label', /12:00–13:00/, { timeout: 60_000 });
  await expect(his.card('From the train')).toHaveAttribute('aria-label', /14:00–16:00/, { timeout: 60_000 });
  // Nothing is overwritten unseen: this one waits for her.
  await expect(his.card('Clashes')).toHaveAttribute('aria-label', /11:00–12:00/);
  await ana.getByRole('button', { name: 'Decide' }).first().click();
  const list = ana.getByRole('dialog', { name: 'Not yet saved' });
  await expect(list.getByRole('group', { name: 'Time' })).toContainText('11:00–12:00');
  await list.getByRole('button', { name: 'Save this choice' }).click();
  await expect(his.card('Clashes')).toHaveAttribute('aria-label', /14:00–15:00/, SOON);
  await expect(list.getByText('Everything is saved')).toBeVisible(SOON);
});

test('three browsers edit one day, one of them without a connection for a while, and all end with the same day', async ({ signedIn }) => {
  const pages = [await signedIn('coordinator'), await signedIn('owner'), await signedIn('producer')] as const;
  const cable = await layCable(pages[2]);
  const [hers, his, theirs] = pages.map(scheduleOn) as [
    ReturnType<typeof scheduleOn>,
    ReturnType<typeof scheduleOn>,
    ReturnType<typeof scheduleOn>,
  ];
  const day = quietDay(14);
  await Promise.all([hers, his, theirs].map((schedule) => schedule.open(day)));
  await hers.draw('Studio A', 10, 11, 'First');
  await his.draw('Studio B', 10, 11, 'Second');
  await theirs.draw('Studio A', 12, 13, 'Third');
  for (const schedule of [hers, his, theirs])
    for (const title of ['First', 'Second', 'Third']) await expect(schedule.card(title)).toBeVisible(SOON);

  await cable.cut();
  await theirs.moveBy('Third', 4);
  await expect(theirs.card('Third')).toContainText('not yet saved', { timeout: 30_000 });
  await hers.moveBy('First', 4);
  await his.stretchBy('Second', 2);
  await hers.draw('Studio B', 14, 16, 'Fourth');
  cable.join();

  const expected = {
    First: /14:00–15:00, Studio A/,
    Second: /10:00–13:00, Studio B/,
    Third: /16:00–17:00, Studio A/,
    Fourth: /14:00–16:00, Studio B/,
  };
  for (const schedule of [hers, his, theirs])
    for (const [title, label] of Object.entries(expected))
      await expect(schedule.card(title)).toHaveAttribute('aria-label', label, { timeout: 60_000 });
  await expect(pages[2].getByText(/not yet saved/)).toHaveCount(0, SOON);
});

test('the studio’s activity reads like sentences, leads to its records, and is live', async ({ signedIn }) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('owner')];
  const hers = scheduleOn(ana);
  await ben.goto('/activity');
  await hers.open(quietDay(15));
  await hers.draw('Studio A', 10, 12, 'Told of');
  await expect(ben.getByRole('link', { name: /booked Told of, .* 10:00–12:00 in Studio A/ })).toBeVisible(SOON);
  await hers.moveBy('Told of', 2, 'Studio B');
  const line = ben.getByRole('link', { name: /moved Told of from .* 10:00 to 12:00 and into Studio B/ });
  await expect(line).toBeVisible(SOON);
  await ana.keyboard.press('Control+z');
  await expect(ben.getByText(/taken back by/).first()).toBeVisible(SOON);
  await line.click();
  await expect(ben.locator('aside').getByRole('heading', { name: 'Told of' })).toBeVisible(SOON);
  await expect(ben.locator('aside').getByText(/booked Told of/)).toBeVisible(SOON);

  await ben.goto('/activity?kind=moved');
  await expect(ben.getByRole('link', { name: /moved Told of/ })).toBeVisible(SOON);
  await expect(ben.getByRole('link', { name: /booked Told of/ })).toHaveCount(0);
});
