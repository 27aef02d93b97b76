import { makeUnit, numberIn, openRow, openWall, tallyOn } from './places.ts';
import { expect, test } from './support/test.ts';

test('a unit goes out, comes back, breaks and is mended, and the wall knows each time', async ({ signedIn, product, browser }) => {
  const page = await signedIn('Coordinator');
  const manager = await signedIn('studio_manager');
  const { unit } = await makeUnit(manager, product, 'Story recorder');
  const wall = await openWall(browser, product);
  await page.goto('/equipment');
  const panel = await openRow(page, unit);
  const out = await numberIn(tallyOn(wall, 'out'));
  const repair = await numberIn(tallyOn(wall, 'repair'));

  await panel.getByRole('button', { name: 'Check out' }).click();
  const checkOut = page.getByRole('dialog', { name: `Check out ${unit}` });
  await checkOut.getByRole('button', { name: 'Check out' }).click();
  await expect(checkOut.getByText('Choose a person or write who takes it.')).toBeVisible();
  await expect(checkOut.getByRole('combobox', { name: 'Who takes it' })).toBeFocused();
  await checkOut.getByRole('combobox', { name: 'Who takes it' }).fill('Luisa');
  await page.getByRole('option', { name: /Luisa Ortega/ }).click();
  // Due in three days, so that it stays out and is not yet due.
  const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await checkOut.locator('input[type="date"]').fill(due);
  await checkOut.getByRole('button', { name: 'Check out' }).click();
  await expect(checkOut).toBeHidden();
  await expect(panel).toContainText('Luisa Ortega until');
  await expect(tallyOn(wall, 'out')).toHaveText(String(out + 1));

  await panel.getByRole('button', { name: 'Check in' }).click();
  const checkIn = page.getByRole('dialog', { name: `Check in ${unit}` });
  await checkIn.getByRole('button', { name: 'Check in' }).click();
  await expect(tallyOn(wall, 'out')).toHaveText(String(out));
  await expect(panel).toContainText('Available');
  await expect(panel.getByText('Luisa Ortega')).toBeVisible();

  await panel.getByRole('button', { name: 'Report broken' }).click();
  const broken = page.getByRole('dialog', { name: `Report ${unit} broken` });
  await broken.getByRole('button', { name: 'Report broken' }).click();
  await expect(broken.getByLabel('What is wrong')).toHaveAttribute('aria-invalid', 'true');
  await broken.getByLabel('What is wrong').fill('The left channel crackles');
  await broken.getByRole('button', { name: 'Report broken' }).click();
  await expect(broken).toBeHidden();
  await expect(tallyOn(wall, 'repair')).toHaveText(String(repair + 1));
  await expect(panel).toContainText('The left channel crackles');

  await manager.goto('/equipment');
  const mending = await openRow(manager, unit);
  await mending.getByRole('button', { name: 'Back in use' }).click();
  const finish = manager.getByRole('dialog', { name: `${unit} is back` });
  await finish.getByLabel('What was done').fill('New capsule');
  await finish.getByRole('button', { name: 'Back in use' }).click();
  await expect(tallyOn(wall, 'repair')).toHaveText(String(repair));
  await expect(panel).toContainText('Available');

  await mending.getByRole('button', { name: 'Start maintenance' }).click();
  const start = manager.getByRole('dialog', { name: `Put ${unit} into maintenance` });
  await start.getByLabel('Kind').selectOption('calibration');
  await start.getByLabel('What is to be done').fill('Yearly calibration');
  await start.getByRole('button', { name: 'Start maintenance' }).click();
  await expect(tallyOn(wall, 'repair')).toHaveText(String(repair + 1));
  await expect(panel).toContainText('In maintenance');
  await mending.getByRole('button', { name: 'Back in use' }).click();
  await manager
    .getByRole('dialog', { name: `${unit} is back` })
    .getByRole('button', { name: 'Back in use' })
    .click();
  await expect(tallyOn(wall, 'repair')).toHaveText(String(repair));
  await wall.context().close();
});
