import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as plain } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { aBoardStudio } from './board-studio.ts';
import { expectFit } from './fit.ts';
import { startProduct, type Product } from './support/product.ts';

/** A Callboard whose webhooks may call this machine. */
const test = plain.extend<object, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ empty: true, env: { WEBHOOKS_ALLOW_PRIVATE: '127.0.0.1' } });
      await use(product);
      await product.discard();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});
test.setTimeout(240_000);

/** A program of the studio's own, which takes calls on this machine. */
async function aReceiver() {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status, { 'content-type': 'text/plain' }).end(status === 204 ? undefined : 'We are moving house');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    url: `http://127.0.0.1:${port}/callboard`,
    answerWith: (next: number) => void (status = next),
    close: () => server.close(),
    /** What has come, as a receiver reads it: nothing that is not signed with this secret. */
    read: (secret: string) =>
      calls.map(
        ({ body, headers }) =>
          new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: { recordId: string } },
      ),
  };
}

test('a program is told of sessions: signed, tried again, looked at, sent again, paused and removed, and seen by everyone at once', async ({
  product,
  browser,
}) => {
  const receiver = await aReceiver();
  const studio = await aBoardStudio(product);
  const context = await browser.newContext({ baseURL: product.url });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await studio.signIn(page);
  await page.goto('/settings/webhooks');
  await other.goto('/settings/webhooks');
  await expect(other.getByText('No program is told yet')).toBeVisible();

  await page.getByRole('button', { name: 'New webhook' }).first().click();
  await page.getByLabel('What it is for').fill('Door sign');
  await page.getByLabel('Address', { exact: true }).fill('https://10.0.0.8/in');
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await expect(page.getByText('Choose at least one event.')).toBeVisible();
  await page.getByText('Sessions', { exact: true }).click();
  await page.getByLabel('All of sessions').check();
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await expect(page.getByText('This address is in a private network', { exact: false })).toBeVisible();
  await expectFit(page, 'the dialog of a webhook');
  await page.getByLabel('Address', { exact: true }).fill(receiver.url);
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  const secret = await page.getByLabel('Secret', { exact: true }).innerText();
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await other.getByText('Door sign', { exact: true }).click();
  await expect(other.getByText('Nothing was sent yet')).toBeVisible();

  await studio.book('Studio A', 60, 120);
  await expect(other.getByRole('row').filter({ hasText: 'booking.booked' })).toContainText('Delivered');
  await expect.poll(() => receiver.read(secret).map(({ type }) => type)).toEqual(['booking.booked']);

  await page.getByText('Door sign', { exact: true }).click();
  receiver.answerWith(503);
  await studio.book('Vocal booth', 60, 120);
  await expect(page.getByText('Failing since today')).toBeVisible();
  await page.getByRole('row').filter({ hasText: '503' }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('We are moving house').first()).toBeVisible();
  await expect(panel.getByText('"kind": "booked"', { exact: false })).toBeVisible();
  await expectFit(page, 'a delivery');
  receiver.answerWith(204);
  await panel.getByRole('button', { name: 'Send again' }).click();
  await expect(panel.getByText('Delivered')).toBeVisible();
  await expect(other.getByText('On', { exact: true })).toBeVisible();
  const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(2);
  await panel.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(other.getByRole('row').filter({ hasText: 'callboard.test' })).toContainText('Delivered');

  await page.getByRole('button', { name: 'More for Door sign' }).click();
  await page.getByRole('menuitem', { name: 'Rotate the secret' }).click();
  await page.getByRole('button', { name: 'Rotate', exact: true }).click();
  const second = await page.getByLabel('Secret', { exact: true }).innerText();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(other.getByText('Old secret until', { exact: false })).toBeVisible();
  receiver.calls.length = 0;
  await studio.book('Studio A', 200, 260);
  await expect.poll(() => [receiver.read(secret).length, receiver.read(second).length]).toEqual([1, 1]);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(other.getByText('Paused', { exact: true })).toBeVisible();
  await studio.book('Studio A', 300, 360);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => receiver.read(second).length).toBe(2);

  await page.setViewportSize({ width: 375, height: 812 });
  await expectFit(page, 'a webhook on a phone');
  await page.goto('/settings/webhooks');
  await expect(page.getByText('Door sign', { exact: true })).toBeVisible();
  await expectFit(page, 'webhooks on a phone');

  await other.getByRole('button', { name: 'More for Door sign' }).click();
  await other.getByRole('menuitem', { name: 'Remove' }).click();
  await other.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No program is told yet')).toBeVisible();
  await context.close();
  receiver.close();
});
