import { expect, type Page } from '@playwright/test';
import { make } from './places.ts';
import type { Product } from './support/product.ts';
import { test } from './support/test.ts';

/** Two people open the same record and change the same field; the second sees both sides and decides. */
interface Case {
  noun: string;
  name: string;
  path: string;
  field: string;
  mine: string;
  theirs: string;
  id: (page: Page, product: Product) => Promise<string>;
}

const CASES: Case[] = [
  {
    noun: 'client',
    name: 'Contested client',
    path: '/clients',
    field: 'Contact',
    mine: 'Mine',
    theirs: 'Theirs',
    id: (page, product) => make(page, product, 'createClient', { name: 'Contested client' }),
  },
  {
    noun: 'project',
    name: 'Contested project',
    path: '/projects',
    field: 'Brief',
    mine: 'A short film',
    theirs: 'A long film',
    id: (page, product) => make(page, product, 'createProject', { name: 'Contested project' }),
  },
  {
    noun: 'person',
    name: 'Contested person',
    path: '/crew',
    field: 'Job',
    mine: 'Boom operator',
    theirs: 'Sound mixer',
    id: (page, product) =>
      make(page, product, 'createPerson', {
        name: 'Contested person',
        jobTitle: 'Runner',
        engagement: 'staff',
        skills: [],
        hourlyCostMinor: 0,
      }),
  },
  {
    noun: 'model',
    name: 'Contested model',
    path: '/equipment/models',
    field: 'Maker',
    mine: 'Neumann',
    theirs: 'Schoeps',
    id: (page, product) =>
      make(page, product, 'createGearModel', { name: 'Contested model', manufacturer: '', category: 'Story gear', dailyRateMinor: 0 }),
  },
];

for (const one of CASES) {
  test(`a ${one.noun} that two people change shows both sides, and nothing is lost`, async ({ signedIn, product }) => {
    const first = await signedIn('Owner');
    const second = await signedIn('studio_manager');
    const id = await one.id(first, product);
    const pages = [first, second] as const;
    for (const page of pages) {
      await page.goto(`${one.path}?open=${encodeURIComponent(id)}`);
      await page.getByRole('dialog', { name: one.name }).getByRole('button', { name: 'Edit' }).click();
    }
    const panels = pages.map((page) => page.getByRole('dialog', { name: one.name }));
    await panels[1]!.getByLabel(one.field, { exact: true }).fill(one.mine);
    await panels[0]!.getByLabel(one.field, { exact: true }).fill(one.theirs);
    await panels[0]!.getByRole('button', { name: 'Save' }).click();
    await expect(panels[0]!.getByRole('button', { name: 'Edit' })).toBeVisible();

    await panels[1]!.getByRole('button', { name: 'Save' }).click();
    const clash = panels[1]!.getByRole('alert', { name: 'Another edit came first' });
    await expect(clash).toContainText('Elena Vasquez changed this meanwhile');
    await expect(clash).toContainText(`Yours${one.mine}`);
    await expect(clash).toContainText(`Theirs${one.theirs}`);
    const [yours, theirs] = await clash.locator('dd').evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().top));
    expect(Math.abs(yours! - theirs!), 'the two sides stand side by side').toBeLessThan(2);
    await clash.getByRole('button', { name: 'Save mine' }).click();
    await expect(panels[1]!.getByRole('button', { name: 'Edit' })).toBeVisible();
    await expect(panels[0]!.getByText(one.mine)).toBeVisible();
  });
}

test('taking theirs leaves the record as the colleague saved it', async ({ signedIn, product }) => {
  const first = await signedIn('Owner');
  const second = await signedIn('studio_manager');
  const id = await make(first, product, 'createClient', { name: 'Given way' });
  for (const page of [first, second]) {
    await page.goto(`/clients?open=${encodeURIComponent(id)}`);
    await page.getByRole('dialog', { name: 'Given way' }).getByRole('button', { name: 'Edit' }).click();
  }
  await second.getByLabel('Phone').fill('+31 20 111 1111');
  await first.getByLabel('Phone').fill('+31 20 222 2222');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByRole('button', { name: 'Edit' })).toBeVisible();
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByRole('button', { name: 'Take theirs' }).click();
  await expect(second.getByRole('dialog', { name: 'Given way' }).getByText('+31 20 222 2222')).toBeVisible();
});

test('who changes another field of the same record is not asked, and both stand', async ({ signedIn, product }) => {
  const first = await signedIn('Owner');
  const second = await signedIn('studio_manager');
  const id = await make(first, product, 'createClient', { name: 'Shared client' });
  for (const page of [first, second]) {
    await page.goto(`/clients?open=${encodeURIComponent(id)}`);
    await page.getByRole('dialog', { name: 'Shared client' }).getByRole('button', { name: 'Edit' }).click();
  }
  await second.getByLabel('Phone').fill('+31 20 333 3333');
  await first.getByLabel('Contact').fill('Ida Holm');
  await first.getByRole('button', { name: 'Save' }).click();
  await second.getByRole('button', { name: 'Save' }).click();
  const panel = second.getByRole('dialog', { name: 'Shared client' });
  await expect(panel.getByText('+31 20 333 3333')).toBeVisible();
  await expect(panel.getByText('Ida Holm')).toBeVisible();
});

test('the settings of the studio and a board link show both sides as well', async ({ signedIn }) => {
  const first = await signedIn('Owner');
  const second = await signedIn('studio_manager');
  for (const page of [first, second]) await page.goto('/settings');
  const counted = (page: Page) => page.getByLabel('Setup and teardown count as booked hours');
  const wasCounted = await counted(first).isChecked();
  // Both change the name; only one of them may win unseen.
  const name = await first.getByLabel('Name').inputValue();
  await second.getByLabel('Name').fill('Northlight of the south');
  await first.getByLabel('Name').fill('Northlight of the west');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('The settings are saved.')).toBeVisible();
  await expect(second.getByLabel('Name')).toHaveValue('Northlight of the south');
  await second.getByRole('button', { name: 'Save' }).first().click();
  const clash = second.getByRole('alert', { name: 'Another edit came first' });
  await expect(clash).toContainText('Northlight of the west');
  await clash.getByRole('button', { name: 'Take theirs' }).click();
  await expect(second.getByLabel('Name')).toHaveValue('Northlight of the west');
  await second.getByLabel('Name').fill(name);
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByLabel('Name')).toHaveValue(name);
  await expect(counted(first)).toBeChecked({ checked: wasCounted });

  for (const page of [first, second]) {
    await page.goto('/settings/boards');
    await page.getByRole('gridcell', { name: 'Control room' }).click();
  }
  await second.getByLabel('Where it hangs').fill('Control room, north');
  await first.getByLabel('Where it hangs').fill('Control room, west');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByRole('gridcell', { name: 'Control room, west' })).toBeVisible();
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  const link = second.getByRole('alert', { name: 'Another edit came first' });
  await expect(link).toContainText('Control room, west');
  await second.getByLabel('Where it hangs').fill('Control room');
  await link.getByRole('button', { name: 'Save mine' }).click();
  await expect(first.getByRole('gridcell', { name: 'Control room', exact: true })).toBeVisible();
});
