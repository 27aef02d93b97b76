import { expect, test } from './support/test.ts';

/** What is typed, under which heading it is found, and where it opens. */
const SOUGHT = [
  { text: 'studio a', group: 'Rooms', name: 'Studio A', path: /\/rooms\?open=/ },
  { text: 'sm7b no. 2', group: 'Equipment', name: 'SM7B no. 2', path: /\/equipment\?open=/ },
  { text: 'okafor', group: 'Crew', name: 'Ines Okafor', path: /\/crew\?open=/ },
  { text: 'fieldnote', group: 'Clients', name: 'Fieldnote Media', path: /\/clients\?open=/ },
  { text: 'northern lights', group: 'Projects', name: 'Northern Lights', path: /\/projects\?open=/ },
  { text: 'long table', group: 'Sessions', name: /The Long Table/, path: /\/schedule\?session=/ },
] as const;

test('rooms, gear, people, clients, projects and sessions are found from anywhere and opened by keyboard', async ({ signedIn }) => {
  const page = await signedIn('Coordinator');
  for (const sought of SOUGHT) {
    await page.goto('/crew');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search the studio' });
    await expect(field).toBeFocused();
    await field.fill(sought.text);
    const option = page.getByRole('group', { name: sought.group }).getByRole('option', { name: sought.name }).first();
    await expect(option).toBeVisible();
    // Down to the line that is meant, and into it.
    await expect(async () => {
      if ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
      await expect(option).toHaveAttribute('aria-selected', 'true', { timeout: 200 });
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(sought.path);
    await expect(field).toBeHidden();
  }
});

test('a scanned label opens its unit at once, also from within an open record', async ({ signedIn, product }) => {
  const page = await signedIn('Coordinator');
  const { data } = (await (
    await page.request.post('/graphql', {
      data: { query: '{ gearUnits(search: "C300 Mark III no. 1", first: 1) { nodes { name barcode } } }' },
      headers: { origin: product.url },
    })
  ).json()) as { data: { gearUnits: { nodes: { name: string; barcode: string }[] } } };
  const unit = data.gearUnits.nodes[0]!;
  await page.goto('/clients');
  await page.getByRole('gridcell', { name: 'Fieldnote Media' }).click();
  await expect(page.getByRole('dialog', { name: 'Fieldnote Media' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search the studio' })).toBeFocused();
  // A scanner types faster than any answer comes, and ends with Enter.
  await page.keyboard.type(unit.barcode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: unit.name })).toBeVisible();
});

test('it closes where it was opened, says when there is nothing, and leads to the places', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.goto('/rooms');
  const button = page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Search the studio' });
  await button.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Search the studio' });
  await expect(page.getByRole('group', { name: 'Go to' }).getByRole('option')).not.toHaveCount(0);
  await field.fill('zzzz');
  await expect(page.getByText('Nothing here is called “zzzz”.', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('/');
  await field.fill('insi');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/insights/);
});

test('on a phone it is at the head of every page and covers the screen', async ({ signedIn }) => {
  const page = await signedIn('Producer');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('/projects');
  await page.getByRole('main').getByRole('button', { name: 'Search the studio' }).click();
  await page.getByRole('combobox', { name: 'Search the studio' }).fill('harbour nights');
  await page
    .getByRole('option', { name: /Harbour Nights/ })
    .first()
    .click();
  await expect(page).toHaveURL(/open=|session=/);
  await page.goto('/board');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Search the studio' }).click();
  await expect(page.getByRole('combobox', { name: 'Search the studio' })).toBeVisible();
});

test('a client finds only what is theirs and has a place', async ({ signedIn }) => {
  const page = await signedIn('Client');
  await page.goto('/schedule');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search the studio' });
  await field.fill('fieldnote');
  await expect(page.getByText('Nothing here is called “fieldnote”.', { exact: false })).toBeVisible();
  await field.fill('harbour');
  await expect(page.getByRole('group', { name: 'Sessions' }).getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Projects' })).toHaveCount(0);
});
