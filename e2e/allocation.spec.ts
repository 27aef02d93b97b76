import type { Page } from '@playwright/test';
import { atMinute } from '../domain/kernel/zone.ts';
import { aBoardStudio, type BoardStudio } from './board-studio.ts';
import { expectFit } from './fit.ts';
import { beginSearch, choose, scheduleOn } from './schedule-screen.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(300_000);

const ZONE = 'Europe/London';

/** Makes a record and answers its id: `make(studio, 'createPerson', 'Person', { name: 'Ines' })`. */
async function make(studio: BoardStudio, mutation: string, type: string, input: Record<string, unknown>): Promise<string> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { made } = await studio.ask<{ made: { id: string } }>(
    `mutation ($input: ${name}!) { made: ${mutation}(input: $input) { ... on ${type} { id } ... on Error { code message } } }`,
    { input },
  );
  return made.id;
}

/** Two microphones, two camera kits, somebody to produce, and the client's project. Open around the clock. */
async function equip(studio: BoardStudio): Promise<{ kits: string[] }> {
  const openingHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1_440 }));
  for (const roomId of Object.values(studio.rooms)) await make(studio, 'editRoom', 'Room', { roomId, openingHours });
  const sm7b = await make(studio, 'createGearModel', 'GearModel', { name: 'SM7B', category: 'Microphones' });
  for (let number = 1; number <= 2; number += 1) await make(studio, 'createGearUnit', 'GearUnit', { modelId: sm7b });
  const c300 = await make(studio, 'createGearModel', 'GearModel', { name: 'C300', category: 'Cameras' });
  const kits: string[] = [];
  for (let number = 1; number <= 2; number += 1) {
    const unit = await make(studio, 'createGearUnit', 'GearUnit', { modelId: c300 });
    kits.push(await make(studio, 'createGearKit', 'GearKit', { name: `Camera kit ${number}`, category: 'Camera kits', unitIds: [unit] }));
  }
  await make(studio, 'createPerson', 'Person', { name: 'Ines Okafor', skills: ['technical producer', 'remote guests'] });
  const clientId = await make(studio, 'createClient', 'Client', { name: 'Saltwater Audio' });
  await make(studio, 'createProject', 'Project', { name: 'Tidal voices', clientId });
  return { kits };
}

/** The second coordinator comes by the link of their invitation. */
async function invite(studio: BoardStudio, product: Product, page: Page): Promise<void> {
  await make(studio, 'inviteMember', 'Member', { name: 'Ben Okoro', email: 'ben@northlight.example', role: 'coordinator' });
  const link = (): string | undefined => /https?:\/\/[^\s"]+verify[^\s"]+/.exec(product.output())?.[0];
  await expect.poll(link, { timeout: 60_000 }).toBeTruthy();
  await page.goto(link()!);
}

test('a client asks for an interview with video and an edit in the same week: found at once, booked in one step, mended and extended', async ({
  ownProduct,
  browser,
}) => {
  const product = await ownProduct({ empty: true });
  const studio = await aBoardStudio(product, ['Studio A', 'Studio B', 'Edit bay']);
  const { kits } = await equip(studio);
  const [ana, ben, wall] = (await Promise.all(
    [product.url, product.url, undefined].map(async (baseURL) => (await browser.newContext(baseURL ? { baseURL } : {})).newPage()),
  )) as [Page, Page, Page];
  await studio.signIn(ana);
  await invite(studio, product, ben);
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: ZONE });
  const schedule = scheduleOn(ana);
  await Promise.all([schedule.open(tomorrow), scheduleOn(ben).open(tomorrow), wall.goto(studio.link.url)]);
  const { panel } = schedule;

  // One search for both sessions, with all that they need.
  await beginSearch(ana, tomorrow);
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
  await choose(edit, 'Room', 'Edit bay', /^Edit bay/);
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
  await choose(panel, 'Project', 'Tidal', /^Tidal voices/);
  // Nothing is promised to the client before the cameras are sure.
  await panel.getByText('Pencil', { exact: true }).click();
  await panel.getByRole('button', { name: 'Pencil in both' }).click();
  await expect(panel.getByRole('heading', { name: 'Tidal voices: Interview' })).toBeVisible();
  await expect(panel.locator('dl')).toContainText('SM7B');
  await expect(scheduleOn(ben).card('Tidal voices: Interview')).toBeVisible();
  await expect(scheduleOn(ben).card('Tidal voices: Edit')).toBeVisible();
  await expect(wall.getByRole('article', { name: 'Edit bay' })).toContainText('Tidal voices: Edit');

  // Ben sends the first camera kit to a branded-content shoot on that day.
  await ben.request.post('/graphql', {
    headers: { origin: product.url },
    data: {
      query: 'mutation ($input: BookSessionInput!) { bookSession(input: $input) { __typename } }',
      variables: {
        input: {
          title: 'Branded content on location',
          startsAt: atMinute(tomorrow, 9 * 60, ZONE),
          endsAt: atMinute(tomorrow, 18 * 60, ZONE),
          gear: [{ kitId: kits[0] }],
        },
      },
    },
  });

  // The kit is noted with the interview; to confirm it tells that it is gone, and which one is there instead.
  await panel.getByRole('button', { name: 'Edit' }).click();
  await choose(panel, 'Add a model, kit or unit', 'Camera kit 1', /^Camera kit 1/);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.locator('dl')).toContainText('Camera kit 1');
  await panel.getByRole('button', { name: 'Confirm' }).click();
  await expect(panel.getByRole('alert')).toContainText('Branded content on location');
  await expectFit(ana, 'what stands in the way');
  await panel.getByRole('button', { name: /^Camera kit 2/ }).click();
  await expect(panel.locator('dl')).toContainText('Camera kit 2');
  await panel.getByRole('button', { name: 'Confirm' }).click();
  await expect(scheduleOn(ben).card('Tidal voices: Interview')).toHaveAttribute('aria-label', /Confirmed/);

  // A clip package comes on top: the plan asks for more of the edit bay, and what is missing is found and booked from there.
  await ana.goto('/projects');
  await ana.getByText('Tidal voices').first().click();
  await ana.getByRole('button', { name: 'Add room' }).click();
  const dialog = ana.getByRole('dialog', { name: 'Add a room to the plan' });
  await dialog.getByLabel('Room', { exact: true }).selectOption({ label: 'Edit bay' });
  await dialog.getByLabel('Needed').fill('3');
  await dialog.getByLabel('What for').fill('Clip package');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ana.getByText(/of 3:00 h booked/)).toBeVisible();
  await schedule.open(tomorrow);
  await ana.getByRole('button', { name: /^Rooms missing in/ }).click();
  await ana.getByRole('button', { name: 'Find time for Edit bay, Tidal voices' }).click();
  await answers.getByRole('button').first().click();
  await panel.getByLabel('Title').fill('Tidal voices: Clips');
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'Tidal voices: Clips' })).toBeVisible();

  // All of it is on the wall, which nobody touched.
  await expect(wall.getByRole('article', { name: 'Studio B' })).toContainText('Tidal voices: Interview');
  await expect(wall.getByRole('article', { name: 'Edit bay' })).toContainText(/Tidal voices/);
  await expect(wall.getByRole('main')).toContainText('Saltwater Audio');
});
