import { expect, test } from './support/test.ts';

test('somebody is invited, gets another role and is removed, and every list shows it at once', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  const other = await signedIn('studio_manager');
  for (const one of [page, other]) await one.goto('/settings/people');
  await page.getByRole('button', { name: 'Invite' }).first().click();
  const invite = page.getByRole('dialog', { name: 'Invite to the studio' });
  await invite.getByRole('button', { name: 'Invite' }).click();
  await expect(invite.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await invite.getByLabel('Name').fill('Petra Invited');
  await invite.getByLabel('E-mail').fill('petra@invited.example');
  await invite.getByLabel('Role').selectOption('client');
  await invite.getByRole('combobox', { name: 'Client' }).fill('Fieldnote');
  await page.getByRole('option', { name: /Fieldnote Media/ }).click();
  await invite.getByRole('button', { name: 'Invite' }).click();
  await expect(invite).toBeHidden();
  const row = other.getByRole('row', { name: /Petra Invited/ });
  await expect(row).toContainText('Client');

  await page.getByRole('button', { name: 'More for Petra Invited' }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  const change = page.getByRole('dialog', { name: 'Change Petra Invited' });
  await change.getByLabel('Role').selectOption('crew');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Crew');
  await page.getByRole('button', { name: 'More for Petra Invited' }).click();
  await page.getByRole('menuitem', { name: /Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});

test('the devices that are signed in are listed, and one is signed out from another', async ({ browser, product }) => {
  const { email, password } = product.signIn('finance');
  const pages = await Promise.all(
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', undefined].map(async (userAgent) => {
      const context = await browser.newContext({ baseURL: product.url, ...(userAgent && { userAgent }) });
      const page = await context.newPage();
      await page.goto('/account');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Signed-in devices' })).toBeVisible();
      return page;
    }),
  );
  const [there, here] = pages as [(typeof pages)[number], (typeof pages)[number]];
  await here.reload();
  await expect(here.getByText('this device')).toHaveCount(1);
  await here.getByRole('button', { name: 'Sign out Chrome on Windows' }).click();
  await expect(here.getByText('That device is signed out.')).toBeVisible();
  await there.goto('/projects');
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  for (const page of pages) await page.context().close();
});

test('the theme is chosen in the account menu and stays', async ({ signedIn }) => {
  const page = await signedIn('Owner');
  await page.goto('/rooms');
  await page.getByRole('button', { name: 'Account of Elena Vasquez' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Light theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
