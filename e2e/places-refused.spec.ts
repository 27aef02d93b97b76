import { make, makeUnit } from './places.ts';
import { expect, test } from './support/test.ts';

test('a name that is taken, a negative price and a label that exists are told at their fields', async ({ signedIn, product }) => {
  const page = await signedIn('Owner');
  const { unit } = await makeUnit(page, product, 'Refused model');
  await page.goto('/rooms?open=new');
  const room = page.getByRole('dialog', { name: 'New room' });
  await room.getByLabel('Name', { exact: true }).fill('Studio A');
  await room.getByRole('button', { name: 'Create room' }).click();
  const name = room.getByLabel('Name', { exact: true });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/Studio A|name/i);
  await expect(name).toBeFocused();

  await page.goto('/equipment/models?open=new');
  const model = page.getByRole('dialog', { name: 'New model' });
  await model.getByLabel('Name', { exact: true }).fill('Refused model');
  await model.getByLabel('Category').fill('Story gear');
  await model.getByRole('button', { name: 'Create model' }).click();
  await expect(model.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await page.goto('/equipment');
  await page.getByRole('main').getByRole('searchbox').fill(unit);
  await page.getByRole('gridcell', { name: unit, exact: true }).click();
  const panel = page.getByRole('dialog', { name: unit });
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Label', { exact: true }).fill('NL1001');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByLabel('Label', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(panel.getByLabel('Label', { exact: true })).toBeFocused();

  await page.goto('/clients?open=new');
  await page
    .getByRole('button', { name: 'Throw away' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  const client = page.getByRole('dialog', { name: 'New client' });
  await client.getByLabel('Name', { exact: true }).fill('Badly reached');
  await client.getByLabel('E-mail').fill('nobody at all');
  await client.getByRole('button', { name: 'Create client' }).click();
  await expect(client.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
});

test('a room that is booked is not archived, and the sessions in the way are listed', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.goto('/rooms');
  await page.getByRole('gridcell', { name: 'Studio A', exact: true }).click();
  await page.getByRole('dialog', { name: 'Studio A' }).getByRole('button', { name: 'Archive' }).click();
  const question = page.getByRole('dialog', { name: 'Archive Studio A?' });
  await question.getByRole('button', { name: 'Archive' }).click();
  await expect(question.getByRole('link').first()).toHaveAttribute('href', /\/schedule\?session=/);
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('dialog', { name: 'Studio A' })).toBeVisible();
});

test('the last owner stays owner, and crew is offered nothing that it may not do', async ({ signedIn }) => {
  const owner = await signedIn('Owner');
  await owner.goto('/settings/people');
  await owner.getByRole('gridcell', { name: 'Elena Vasquez', exact: true }).click();
  const dialog = owner.getByRole('dialog', { name: 'Change Elena Vasquez' });
  await dialog.getByLabel('Role').selectOption('producer');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Role')).toHaveAttribute('aria-invalid', 'true');

  const crew = await signedIn('Crew');
  await crew.goto('/clients');
  await expect(crew.getByRole('gridcell').first()).toBeVisible();
  await expect(crew.getByRole('button', { name: 'New client' })).toHaveCount(0);
  await crew.getByRole('gridcell').first().click();
  await expect(crew.getByRole('dialog').getByText('Client since')).toBeVisible();
  await expect(crew.getByRole('dialog').getByRole('button', { name: 'Edit' })).toHaveCount(0);
  for (const address of ['/settings', '/insights', '/nowhere']) {
    await crew.goto(address);
    await expect(crew.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
  }
});

test('a unit that somebody else took meanwhile is refused with who has it, and another is offered', async ({ signedIn, product }) => {
  const manager = await signedIn('studio_manager');
  const { unit, modelId } = await makeUnit(manager, product, 'Wanted unit');
  await make(manager, product, 'createGearUnit', { modelId });
  const first = await signedIn('Coordinator');
  const second = await signedIn('Crew');
  for (const page of [first, second]) {
    await page.goto('/equipment');
    await page.getByRole('main').getByRole('searchbox').fill(unit);
    await page.getByRole('button', { name: `Check out: ${unit}` }).click();
    await page.getByRole('combobox', { name: 'Who takes it' }).fill('A visitor');
    await page.getByRole('option', { name: '“A visitor”, not of the crew' }).click();
  }
  await first.getByRole('dialog').getByRole('button', { name: 'Check out' }).click();
  await expect(first.getByRole('dialog')).toHaveCount(0);
  const dialog = second.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check out' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: /\S/ }).first()).toContainText(/out|A visitor|has it/);
});
