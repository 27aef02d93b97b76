import { expectFit, make } from './places.ts';
import { expect, test } from './support/test.ts';

test('on a slow network the old picture stays, and a change still arrives', async ({ signedIn, product }) => {
  const page = await signedIn('Coordinator');
  await page.goto('/clients');
  await expect(page.getByRole('gridcell', { name: 'Anchor & Vine' })).toBeVisible();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 1_500,
    downloadThroughput: 8_000,
    uploadThroughput: 8_000,
  });
  await page.getByRole('columnheader', { name: 'Sessions' }).getByRole('button').click();
  // The rows of before stand there until the new ones are here.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  await make(page, product, 'createClient', { name: 'Aa slowly arrived' });
  await page.getByRole('main').getByRole('searchbox').fill('slowly arrived');
  await expect(page.getByRole('gridcell', { name: 'Aa slowly arrived' })).toBeVisible();
});

test('without a network the page says how old it is, refuses calmly, and goes on by itself', async ({ signedIn }) => {
  const page = await signedIn('Coordinator');
  await page.goto('/clients');
  await page.getByRole('gridcell', { name: 'Anchor & Vine' }).click();
  const panel = page.getByRole('dialog', { name: 'Anchor & Vine' });
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Note').fill('Written in a tunnel');
  await page.context().setOffline(true);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('The studio’s server cannot be reached')).toBeVisible();
  await expect(panel.getByLabel('Note')).toHaveValue('Written in a tunnel');
  await expect(page.getByText('Not connected.')).toBeVisible();
  await expect(page.getByText(/You see the studio as of \d\d:\d\d/)).toBeVisible();
  await expectFit(page, 'not connected');
  await page.context().setOffline(false);
  await expect(page.getByText('Not connected.')).toBeHidden();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('Written in a tunnel')).toBeVisible();
});

test('a new studio is set up in four steps, and every empty place says what to do next', async ({ ownProduct, browser }) => {
  const product = await ownProduct({ empty: true });
  const context = await browser.newContext({ baseURL: product.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByText('Podcast', { exact: true }).click();
  await expectFit(page, 'set-up, kind');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Give the studio its name.')).toBeVisible();
  await expectFit(page, 'set-up, studio');
  await page.getByLabel('Name of the studio').fill('Quiet House');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectFit(page, 'set-up, rooms');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill('Ola Owner');
  await page.getByLabel('E-mail').fill('ola@quiet.example');
  await page.getByLabel('Password').fill('a long enough password');
  await expectFit(page, 'set-up, owner');
  await page.getByRole('button', { name: 'Open the studio' }).click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
  for (const [path, says, act] of [
    ['/equipment', 'There is no gear yet', 'New unit'],
    ['/equipment/models', 'There is no model yet', 'New model'],
    ['/equipment/kits', 'There is no kit yet', 'New kit'],
    ['/projects', 'There is no project yet', 'New project'],
    ['/projects/list', 'There is no project yet', 'New project'],
    ['/crew', 'There is nobody yet', 'New person'],
    ['/clients', 'There is no client yet', 'New client'],
    ['/settings/boards', 'No board hangs yet', 'New board link'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: says })).toBeVisible();
    await expect(page.getByRole('button', { name: act })).toHaveCount(2);
    await expectFit(page, `${path}, empty`);
  }
  await page.goto('/insights/projects');
  await expect(page.getByRole('link', { name: 'To the projects' })).toBeVisible();
  await context.close();
});

test('the sign-in page says what is wrong at its field', async ({ browser, product }) => {
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  await page.goto('/clients');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.getByLabel('E-mail').fill('nobody@northlight.example');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await expectFit(page, 'sign-in');
  await page.goto('/explore');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await context.close();
});
