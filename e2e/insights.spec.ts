import type { APIRequestContext, Page } from '@playwright/test';
import { DateTime } from 'luxon';
import { expectFit } from './fit.ts';
import { expect, test } from './support/test.ts';

/** A Monday that lies beyond everything the demo has planned. */
const MONDAY = DateTime.utc().plus({ weeks: 30 }).startOf('week').toISODate()!;
const SUNDAY = DateTime.fromISO(MONDAY).plus({ days: 6 }).toISODate()!;

async function ask<Data>(request: APIRequestContext, origin: string, query: string, variables: object = {}): Promise<Data> {
  const answer = await request.post('/graphql', { data: { query, variables }, headers: { origin } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function firstRoom(page: Page, origin: string): Promise<{ roomId: string; name: string }> {
  const { roomUtilization } = await ask<{ roomUtilization: { rooms: { roomId: string; name: string }[] } }>(
    page.request,
    origin,
    'query ($day: Date!) { roomUtilization(firstDay: $day, lastDay: $day, by: day) { rooms { roomId name } } }',
    { day: MONDAY },
  );
  return roomUtilization.rooms[0]!;
}

test('a booking is in the room’s figure while somebody looks, and behind it when they ask', async ({ signedIn, product }) => {
  const page = await signedIn('studio_manager');
  const room = await firstRoom(page, product.url);
  await page.goto(`/insights/rooms?period=week&day=${MONDAY}`);
  const row = page.getByRole('button', { name: room.name });
  await expect(row).toContainText('0:00 of');
  await expect(page.getByText('Up to date')).toBeVisible();

  const { bookSession } = await ask<{ bookSession: { done: string } }>(
    page.request,
    product.url,
    `mutation ($input: BookSessionInput!) { bookSession(input: $input) { done: __typename } }`,
    {
      input: {
        title: 'Strings for the finale',
        startsAt: `${MONDAY}T10:00:00Z`,
        endsAt: `${MONDAY}T13:00:00Z`,
        setupMinutes: 30,
        teardownMinutes: 30,
        rooms: [room.roomId],
      },
    },
  );
  expect(bookSession.done).toBe('Booking');
  await expect(row).toContainText('4:00 of');
  await expect(page.getByText('Up to date')).toBeVisible();

  await row.click();
  const panel = page.getByRole('dialog', { name: room.name });
  await expect(panel.getByRole('link', { name: 'Strings for the finale' })).toBeVisible();
  await expect(panel).toContainText('confirmed');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(row).toBeFocused();
});

test('a margin opens on the sessions and expenses that add up to it', async ({ signedIn }) => {
  const page = await signedIn('Finance');
  await page.goto('/insights/projects');
  await page.getByRole('searchbox').fill('harbour nights');
  const row = page.getByRole('row', { name: /Harbour Nights/ });
  await expect(row).toContainText('%');
  await row.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Harbour Nights' });
  await expect(panel.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(panel.getByRole('link', { name: /Harbour Nights, ep/ }).first()).toBeVisible();
});

test('a producer sees projects and no rooms, crew sees neither', async ({ signedIn }) => {
  const producer = await signedIn('Producer');
  await producer.goto('/insights');
  await expect(producer).toHaveURL(/\/insights\/projects/);
  await producer.goto('/insights/rooms');
  await expect(producer.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();

  const crew = await signedIn('Crew');
  await crew.goto('/insights');
  await expect(crew.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
  await expect(crew.getByRole('link', { name: 'Insights' })).toHaveCount(0);
});

for (const { colorScheme, ...size } of [
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 375, height: 812, colorScheme: 'light' },
] as const) {
  test(`figures are accessible and fit at ${size.width} px, ${colorScheme}`, async ({ signedIn }) => {
    const page = await signedIn('Owner');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    for (const address of [`/insights/rooms?period=quarter`, '/insights/projects', `/insights/rooms?period=week&day=${SUNDAY}`]) {
      await page.goto(address);
      await expect(page.getByText('Up to date')).toBeVisible();
      await expectFit(page, page.url());
    }
  });
}
