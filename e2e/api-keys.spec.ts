import { expect, test } from './board-studio.ts';
import { faultsOf } from './fit.ts';

test.setTimeout(180_000);

test('an API key is made, used by a program, rotated and revoked in the settings, seen by everyone at once', async ({
  studio,
  product,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: product.url });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await studio.signIn(page);
  await page.goto('/settings/keys');
  await other.goto('/settings/keys');
  await expect(other.getByText('No program has a key yet')).toBeVisible();
  const asProgram = async (secret: string) => {
    const answer = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ rooms(first: 1) { nodes { name } } people(first: 1) { totalCount } }' }),
    });
    const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? answer.status;
  };

  await page.getByRole('button', { name: 'New API key' }).first().click();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByText('Give the key a name.', { exact: false }).first()).toBeVisible();
  await page.getByLabel('What it is for').fill('Door sign');
  await page.getByRole('radiogroup', { name: 'Crew: how far it reaches' }).getByText('Read', { exact: true }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const first = await page.getByLabel('Secret', { exact: true }).innerText();
  expect(first).toMatch(/^cb_[\w-]{43}$/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(first)).toHaveCount(0);
  await expect(other.getByText('Door sign', { exact: true })).toBeVisible();
  await expect(other.getByText('Coordinator. Reads schedule, crew')).toBeVisible();
  expect(await asProgram(first)).toBe(200);

  // Its name, how far it reaches and its end are changed where it stands; its secret stays, and the others see it at once.
  await page.getByRole('button', { name: 'More for Door sign' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the API key' });
  await expect(dialog.getByLabel('What it is for')).toHaveValue('Door sign');
  await dialog.getByLabel('What it is for').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Give the key a name.', { exact: false }).first()).toBeVisible();
  await dialog.getByLabel('What it is for').fill('Door signs');
  await dialog.getByRole('radiogroup', { name: 'Crew: how far it reaches' }).getByText('None', { exact: true }).click();
  await dialog.getByLabel('Last day').fill('2099-12-31');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Door signs', { exact: true })).toBeVisible();
  await expect(other.getByText('Coordinator. Reads schedule', { exact: true })).toBeVisible();
  await expect(other.getByText('Open until 31 Dec 2099')).toBeVisible();
  expect(await asProgram(first)).toBe('SCOPE_MISSING');
  await page.getByRole('button', { name: 'More for Door signs' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await expect(dialog.getByLabel('Last day')).toHaveValue('2099-12-31');
  await dialog.getByLabel('What it is for').fill('Door sign');
  await dialog.getByRole('radiogroup', { name: 'Crew: how far it reaches' }).getByText('Read', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Door sign', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'More for Door sign' }).click();
  await page.getByRole('menuitem', { name: 'Rotate' }).click();
  await page.getByRole('button', { name: 'Rotate', exact: true }).click();
  const second = await page.getByLabel('Secret', { exact: true }).innerText();
  expect(second).not.toBe(first);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  expect([await asProgram(first), await asProgram(second)]).toEqual([200, 200]);
  await expect(other.getByText('Old secret until', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'More for Door sign' }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(other.getByText('Revoked today')).toBeVisible();
  expect([await asProgram(first), await asProgram(second)]).toEqual(['API_KEY_REVOKED', 'API_KEY_REVOKED']);

  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
});
