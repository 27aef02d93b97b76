import type { Page } from '@playwright/test';
import { atMinute, plusDays } from '../domain/kernel/zone.ts';
import { askAs, bookAs, roomIds, withOther } from './ask.ts';
import { expectFit } from './fit.ts';
import { quietDay, scheduleOn } from './schedule-screen.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

const ZONE = 'Europe/Amsterdam';
const at = (day: string, hour: number): Date => atMinute(day, hour * 60, ZONE);

/** A day as the list of dates writes it: Tue 17 Aug 2027. */
const written = (day: string): string =>
  new Date(`${day}T12:00Z`)
    .toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .replace(',', '');

/** What is to come of the series that is open: the days from its first with the hour and the state. */
async function calendar(page: Page, product: Product, first: string): Promise<string[]> {
  const id = new URL(page.url()).searchParams.get('series');
  const { node } = await askAs<{ node: { sessions: { startsAt: string; state: string }[] } }>(
    page,
    product,
    'query ($id: ID!) { node(id: $id) { ... on Series { sessions { startsAt state } } } }',
    { id },
  );
  return node.sessions.map(({ startsAt, state }) => {
    const days = Math.floor((+new Date(startsAt) - +at(first, 0)) / 86_400_000);
    return `+${days} ${new Date(startsAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE })} ${state}`;
  });
}

test('a weekly podcast: a verdict for each date, one left out, one moved, one held; the one that was left out is told and taken back', async ({
  signedIn,
  product,
}) => {
  const [ana, ben] = [await signedIn('coordinator'), await signedIn('coordinator', withOther(product))];
  const schedule = scheduleOn(ana);
  const day = quietDay(16, 2);
  const weeks = [1, 2, 3].map((week) => plusDays(day, week * 7));
  const rooms = await roomIds(ben, product);
  const inTheWay: string[] = [];
  for (const other of weeks)
    inTheWay.push(
      await bookAs(ben, product, {
        title: 'Tidewater',
        startsAt: at(other, 10),
        endsAt: at(other, 11),
        rooms: [rooms['Vocal booth']],
        setupMinutes: 0,
        teardownMinutes: 0,
      }),
    );
  await schedule.open(day);
  await schedule.drawn('Vocal booth', 10, 11, 'Harbour Nights');
  const { panel } = schedule;
  await panel.getByLabel('Setup').fill('0');
  await panel.getByLabel('Teardown').fill('0');
  await panel.getByLabel('Repeats', { exact: true }).selectOption({ label: 'By the week' });
  await panel.getByLabel('Ends', { exact: true }).selectOption({ label: 'After so many' });
  await panel.getByLabel('Sessions', { exact: true }).fill('5');
  await expect(panel.getByRole('heading', { name: '5 sessions, 3 clashes' })).toBeVisible();
  await expect(panel.getByRole('alert')).toContainText('3 dates need a decision');

  // Saved as it is, it is refused by its dates.
  const rowOf = (date: string) => panel.getByRole('listitem').filter({ hasText: written(date) });
  await expect(rowOf(weeks[0]!)).toContainText('Vocal booth: Tidewater');
  await rowOf(weeks[0]!).getByRole('combobox').selectOption({ label: 'Leave it out' });
  await rowOf(weeks[1]!).getByRole('combobox').selectOption({ label: 'Another time or room …' });
  await rowOf(weeks[1]!)
    .getByRole('button', { name: /11:00–12:00/ })
    .click({ timeout: 20_000 });
  await rowOf(weeks[2]!).getByRole('combobox').selectOption({ label: 'Hold it only' });
  await expect(rowOf(weeks[1]!)).toContainText('moved to');
  await expect(panel.getByText('need a decision')).toBeHidden();
  await expectFit(ana, 'the dates');
  await panel.getByRole('button', { name: 'Book', exact: true }).click();

  await expect(panel.getByRole('heading', { name: 'Harbour Nights' })).toBeVisible();
  await expect(panel.locator('dl')).toContainText('Every week on Tuesday at 10:00, 5 times');
  expect(await calendar(ana, product, day)).toEqual(['+0 10:00 confirmed', '+14 11:00 confirmed', '+21 10:00 hold', '+28 10:00 confirmed']);
  const skipped = panel.getByRole('listitem').filter({ hasText: written(weeks[0]!) });
  await expect(skipped).toContainText('clash: Vocal booth: Tidewater');
  await expect(skipped.getByRole('button', { name: /^Reclaim/ })).toBeDisabled();

  // What stood there is called off by somebody else: the list shows it, the bell says it, and one press takes the date back.
  await askAs(ben, product, 'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { ... on Error { code message } } }', {
    input: { bookingId: inTheWay[0] },
  });
  await expect(skipped).toContainText('free now');
  await ana.goto('/board');
  await ana
    .getByRole('button', { name: /^Notices/ })
    .first()
    .click();
  await ana.getByRole('button', { name: /A skipped date of Harbour Nights is free/ }).click();
  await skipped.getByRole('button', { name: /^Reclaim/ }).click();
  await expect(skipped).toContainText('10:00–11:00');
  expect(await calendar(ana, product, day)).toEqual([
    '+0 10:00 confirmed',
    '+7 10:00 confirmed',
    '+14 11:00 confirmed',
    '+21 10:00 hold',
    '+28 10:00 confirmed',
  ]);
});

test('moved and called off: this one, this and those that follow, or all; what was changed by hand stays', async ({
  signedIn,
  product,
}) => {
  const ana = await signedIn('coordinator');
  const schedule = scheduleOn(ana);
  const day = quietDay(16, 4);
  const week = (number: number): string => plusDays(day, number * 7);
  const { createSeries } = await askAs<{ createSeries: { id: string } }>(
    ana,
    product,
    'mutation ($input: CreateSeriesInput!) { createSeries(input: $input) { ... on Series { id } ... on Error { code message } } }',
    {
      input: {
        title: 'Long Table',
        rule: 'FREQ=WEEKLY;COUNT=5',
        firstTime: `${day}T10:00`,
        lengthMinutes: 60,
        rooms: [(await roomIds(ana, product))['Studio B']],
      },
    },
  );
  const asked = (act: string) => ana.getByRole('dialog', { name: `${act} …` });
  const seriesPage = `/schedule?day=${day}&series=${encodeURIComponent(createSeries.id)}`;
  const now = async (): Promise<string[]> => {
    await ana.goto(seriesPage);
    await expect(schedule.panel.getByRole('heading', { name: 'Long Table' })).toBeVisible();
    return calendar(ana, product, day);
  };

  // This one alone: an exception.
  await schedule.open(week(1));
  await schedule.moveBy('Long Table', 4);
  await asked('Move')
    .getByRole('button', { name: /^This session/ })
    .click();
  await expect(schedule.card('Long Table')).toContainText('14:00–15:00');
  // All: the exception keeps its own time.
  await schedule.open(day);
  await schedule.moveBy('Long Table', 1);
  await asked('Move')
    .getByRole('button', { name: /^All that are to come/ })
    .click();
  await expect(schedule.card('Long Table')).toContainText('11:00–12:00');
  expect(await now()).toEqual([
    '+0 11:00 confirmed',
    '+7 14:00 confirmed',
    '+14 11:00 confirmed',
    '+21 11:00 confirmed',
    '+28 11:00 confirmed',
  ]);
  await expect(schedule.panel.getByRole('listitem').filter({ hasText: written(week(1)) })).toContainText('own time');

  // This and following: the rest goes on as a series of its own.
  await schedule.open(week(3));
  await schedule.moveBy('Long Table', 2);
  await asked('Move')
    .getByRole('button', { name: /^This and following/ })
    .click();
  await expect(schedule.card('Long Table')).toContainText('13:00–14:00');
  expect(await now()).toEqual(['+0 11:00 confirmed', '+7 14:00 confirmed', '+14 11:00 confirmed']);
  await schedule.panel.getByRole('button', { name: /^Goes on/ }).click();
  await expect(schedule.panel.getByText('Goes on from an earlier series')).toBeVisible();
  expect(await calendar(ana, product, day)).toEqual(['+21 13:00 confirmed', '+28 13:00 confirmed']);

  // Called off from a session on; then what is left, by the series itself.
  const callOff = async (date: string, scope: RegExp): Promise<void> => {
    await schedule.open(date);
    await schedule.card('Long Table').click();
    await schedule.panel.getByRole('button', { name: 'More steps' }).click();
    await ana.getByRole('menuitem', { name: /Call off/ }).click();
    await asked('Call off').getByRole('button', { name: scope }).click();
    // What stands behind an open dialog is hidden as well.
    await expect(asked('Call off')).toBeHidden();
    await expect(schedule.card('Long Table')).toBeHidden();
  };
  await callOff(week(2), /^This and following/);
  expect(await now()).toEqual(['+0 11:00 confirmed', '+7 14:00 confirmed']);
  await callOff(week(1), /^This session/);
  expect(await now()).toEqual(['+0 11:00 confirmed']);
  await callOff(day, /^All that are to come/);
  expect(await now()).toEqual([]);
});
