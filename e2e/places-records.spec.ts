import type { Page } from '@playwright/test';
import { make, openRow } from './places.ts';
import { expect, test } from './support/test.ts';

interface Kind {
  path: string;
  noun: string;
  name: string;
  /** Beside its name, what a new one needs. */
  fill?: (page: Page) => Promise<void>;
  /** A field that is edited, and what it says then. */
  edit: { field: string; text: string; shows: string };
}

const KINDS: Kind[] = [
  { path: '/clients', noun: 'client', name: 'Lantern Street', edit: { field: 'Contact', text: 'Ada Byrne', shows: 'Ada Byrne' } },
  { path: '/crew', noun: 'person', name: 'Otto Lind', edit: { field: 'Job', text: 'Gaffer', shows: 'Gaffer' } },
  { path: '/rooms', noun: 'room', name: 'Story room', edit: { field: 'Rate', text: '77.50', shows: '€77.50 an hour' } },
  {
    path: '/projects/list',
    noun: 'project',
    name: 'Story album',
    edit: { field: 'Brief', text: 'Nine songs and a film', shows: 'Nine songs and a film' },
  },
  {
    path: '/equipment/models',
    noun: 'model',
    name: 'Story preamp',
    fill: (page) => page.getByLabel('Category').fill('Preamps'),
    edit: { field: 'Maker', text: 'Neve', shows: 'Neve · Preamps' },
  },
  {
    path: '/equipment/kits',
    noun: 'kit',
    name: 'Story kit',
    fill: (page) => page.getByLabel('Category').fill('Story kits'),
    edit: { field: 'Category', text: 'Kits of stories', shows: 'Kits of stories' },
  },
];

for (const kind of KINDS) {
  test(`a ${kind.noun} is created, changed, archived and restored, and a link opens it`, async ({ signedIn }) => {
    const page = await signedIn('Owner');
    await page.goto(kind.path);
    await page
      .getByRole('button', { name: `New ${kind.noun}` })
      .first()
      .click();
    const fresh = page.getByRole('dialog', { name: `New ${kind.noun}` });
    await expect(fresh.getByLabel('Name', { exact: true })).toBeFocused();
    await fresh.getByRole('button', { name: `Create ${kind.noun}` }).click();
    // What is missing is said at its field.
    await expect(fresh.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await fresh.getByLabel('Name', { exact: true }).fill(kind.name);
    await kind.fill?.(page);
    await fresh.getByRole('button', { name: `Create ${kind.noun}` }).click();
    await expect(fresh).toBeHidden();

    const panel = await openRow(page, kind.name);
    const address = page.url();
    expect(address).toContain('open=');
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByLabel(kind.edit.field, { exact: true }).fill(kind.edit.text);
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText(kind.edit.shows)).toBeVisible();

    // Whoever gets the link sees the same.
    const other = await page.context().newPage();
    await other.goto(address);
    await expect(other.getByRole('dialog', { name: kind.name }).getByText(kind.edit.shows)).toBeVisible();
    await other.close();

    await panel.getByRole('button', { name: 'Archive' }).click();
    const question = page.getByRole('dialog', { name: `Archive ${kind.name}?` });
    await question.getByRole('button', { name: 'Archive' }).click();
    await expect(question).toBeHidden();
    await expect(page.getByRole('heading', { name: /fit “/ })).toBeVisible();
    await page.getByText('Archived', { exact: true }).click();
    const archived = await openRow(page, kind.name);
    await archived.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByText(`${kind.name} is back.`)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('label', { hasText: /^(In use|Active)$/ }).click();
    await openRow(page, kind.name);
  });
}

test('units are entered with a model that is new, changed, retired and restored', async ({ signedIn }) => {
  const page = await signedIn('studio_manager');
  await page.goto('/equipment');
  await page.getByRole('button', { name: 'New unit' }).first().click();
  const fresh = page.getByRole('dialog', { name: 'New unit' });
  await fresh.getByRole('combobox', { name: 'Model' }).fill('Story slate');
  await page.getByRole('option', { name: 'New model “Story slate”' }).click();
  await fresh.getByLabel('Category of the new model').fill('Slates');
  await fresh.getByLabel('Label').fill('SLATE-77');
  await fresh.getByRole('button', { name: 'Create unit' }).click();
  await expect(fresh).toBeHidden();

  // A scanner types the label and ends with Enter.
  await page.getByLabel('Scan or type a label').fill('slate-77');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Story slate no. 1' });
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Place', { exact: false }).last().fill('Camera cage');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('Camera cage')).toBeVisible();
  await panel.getByRole('button', { name: 'Retire' }).click();
  await page.getByRole('dialog', { name: 'Retire Story slate no. 1?' }).getByRole('button', { name: 'Retire' }).click();
  await expect(panel).toBeHidden();
  await page.getByLabel('State').selectOption('retired');
  const retired = await openRow(page, 'Story slate no. 1');
  await retired.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Story slate no. 1 is back.')).toBeVisible();
});

test('a link that leads to no record says so, and one to a record of another kind too', async ({ signedIn, product }) => {
  const page = await signedIn('Owner');
  const clientId = await make(page, product, 'createClient', { name: 'Somewhere else' });
  for (const [path, noun] of [
    ['/clients', 'client'],
    ['/crew', 'person'],
    ['/rooms', 'room'],
    ['/projects', 'project'],
    ['/equipment', 'unit'],
    ['/equipment/models', 'model'],
    ['/equipment/kits', 'kit'],
  ] as const) {
    await page.goto(`${path}?open=not-an-id`);
    await expect(page.getByRole('heading', { name: `This ${noun} is not here` })).toBeVisible();
    if (noun === 'client') continue;
    await page.goto(`${path}?open=${encodeURIComponent(clientId)}`);
    await expect(page.getByRole('heading', { name: `This ${noun} is not here` })).toBeVisible();
  }
});

test('what is being typed is not thrown away by Back or by a search without a question', async ({ signedIn, product }) => {
  const page = await signedIn('Owner');
  const id = await make(page, product, 'createClient', { name: 'Half a sentence' });
  await page.goto('/clients');
  await page.goto(`/clients?open=${encodeURIComponent(id)}`);
  const panel = page.getByRole('dialog', { name: 'Half a sentence' });
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Note').fill('Remember to ask about');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search the studio' }).fill('rooms');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Throw away what you typed?' });
  await question.getByRole('button', { name: 'Keep writing' }).click();
  await expect(panel.getByLabel('Note')).toHaveValue('Remember to ask about');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Throw away' }).click();
  await expect(panel).toBeHidden();
});
