import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { startProduct, type Product, type ProductWishes } from './product.ts';

interface PerTest {
  /** A Callboard for this test alone, discarded after it: `await ownProduct({ empty: true })`. */
  ownProduct(wishes?: ProductWishes): Promise<Product>;
  /** A page of somebody who is signed in to the demo, in a browser of their own. */
  signedIn(role: string, product?: Product): Promise<Page>;
}

interface PerWorker {
  /** The demo, started once for all tests of a worker. They share its studio, so each minds its own records. */
  product: Product;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;
/** Everybody signs in once per product: sign-ins are limited to ten a minute, and quick tests would run into it. */
const sessions = new Map<string, StorageState>();

export const test = base.extend<PerTest, PerWorker>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.discard();
    },
    { scope: 'worker', timeout: 400_000 },
  ],
  // Relative addresses lead to the shared demo.
  baseURL: async ({ product }, use) => use(product.url),
  // oxlint-disable-next-line no-empty-pattern
  ownProduct: async ({}, use) => {
    const products: Product[] = [];
    await use(async (wishes) => {
      const product = await startProduct(wishes);
      products.push(product);
      return product;
    });
    for (const product of products) await product.discard();
  },
  signedIn: async ({ browser, product: shared }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, product = shared) => {
      const { email, password } = product.signIn(role);
      const who = `${product.url} ${email}`;
      const context = await browser.newContext({ baseURL: product.url, ...(sessions.has(who) && { storageState: sessions.get(who)! }) });
      contexts.push(context);
      if (!sessions.has(who)) {
        const answer = await context.request.post('/auth/sign-in/email', { data: { email, password }, headers: { origin: product.url } });
        if (!answer.ok()) throw new Error(`${role} could not sign in: ${answer.status()} ${await answer.text()}`);
        sessions.set(who, await context.storageState());
      }
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
