import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listen } from './sent.ts';
import { expect, test } from './support/test.ts';

const client = fileURLToPath(new URL('../client/', import.meta.url));

/** Every address without a record in it, as the places of the app list them. */
const ADDRESSES = readdirSync(client)
  .flatMap((folder) => {
    try {
      return [...readFileSync(`${client}${folder}/place.ts`, 'utf8').matchAll(/\{ path: '(\/[^':]*)'/g)].map(([, path]) => path!);
    } catch {
      return []; // not a place
    }
  })
  .concat('/account', '/schedule?view=week', '/schedule?view=month', '/schedule?view=list', '/schedule?view=timeline');

test('a server that takes known operations alone serves every page and its walls; they send hashes and no texts', async ({
  ownProduct,
  signedIn,
  browser,
}) => {
  test.setTimeout(400_000);
  expect(ADDRESSES.length).toBeGreaterThan(25);
  const product = await ownProduct({ env: { API_OPERATIONS: 'known' } });
  const owner = await signedIn('owner', product);
  const heard = listen(owner);
  const spelt = () => heard.sent.flatMap(({ query }) => (query === '' ? [] : [query.slice(0, 80)]));
  for (const address of ADDRESSES) {
    await owner.goto(address);
    await expect(owner.getByText('Callboard is loading')).toBeHidden();
    await owner.waitForLoadState('networkidle');
    expect([address, spelt(), heard.refusals]).toEqual([address, [], []]);
  }
  expect(heard.sent.length).toBeGreaterThan(2 * ADDRESSES.length);
  expect(heard.streams).toBeGreaterThan(ADDRESSES.length / 2);

  const wall = await (await browser.newContext()).newPage();
  const onWall = listen(wall);
  await wall.goto(product.boardLink!);
  await expect(wall.getByText('Live', { exact: true })).toBeVisible();
  expect(onWall).toMatchObject({ sent: [{ query: '', operationName: 'FollowBoard' }], refusals: [] });
  await wall.context().close();
});
