import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostmaster } from '../server/embedded/postmaster.ts';
import { program } from '../server/programs.ts';
import { runningNote } from '../server/running-note.ts';
import { expect, test } from './support/test.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
test.slow(); // starts and stops whole products

const viewer = { query: '{ viewer { email role studio { name } } }' };

test('the demo tells its sign-ins and board, and each of them opens', async ({ product, signedIn, page }) => {
  for (const { email, password } of product.signIns) {
    expect(product.output()).toContain(email);
    expect(product.output()).toContain(password);
  }
  const coordinator = await signedIn('coordinator');
  const answer = await coordinator.request.post('/graphql', { data: viewer, headers: { origin: product.url } });
  expect((await answer.json()).data.viewer).toMatchObject({ role: 'coordinator', studio: { name: 'Northlight Studios' } });

  expect(product.output()).toContain(product.boardLink!);
  await page.goto(product.boardLink!);
  await expect(page.getByText('Studio A').first()).toBeVisible();
  expect(statSync(join(product.dataFolder, 'demo-sign-ins.json')).mode & 0o777).toBe(0o600);
});

test('it stops without a trace, and starts again with the same data and the same sign-ins', async ({ ownProduct }) => {
  const product = await ownProduct();
  const cluster = join(product.dataFolder, 'postgres', 'data');
  expect(findPostmaster(cluster)).not.toBeNull();
  await product.stop();
  expect(findPostmaster(cluster)).toBeNull();
  expect(existsSync(runningNote(product.dataFolder))).toBe(false);

  const before = product.output().length;
  await product.start();
  const said = () => product.output().slice(before);
  // It answers before what it says has come through the pipe.
  await expect.poll(said).toContain(product.boardLink!);
  expect(said()).toContain(product.signIn('owner').password);
  expect(said()).not.toContain('Planning the demo');
});

test('after a power cut of Callboard alone it joins its database, and a second one on the same data is refused', async ({ ownProduct }) => {
  const product = await ownProduct({ empty: true });
  const cluster = join(product.dataFolder, 'postgres', 'data');
  const database = findPostmaster(cluster)!.pid;

  const second = startOnce({ CALLBOARD_DATA: product.dataFolder, PORT: '0' });
  expect(second.said).toMatch(/A Callboard already runs on the data folder/);

  await product.kill();
  expect(findPostmaster(cluster)?.pid).toBe(database);
  await product.start();
  expect(findPostmaster(cluster)?.pid).toBe(database);
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
});

test('a busy port is said at once, before anything is started', async ({ ownProduct }) => {
  const product = await ownProduct({ empty: true });
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as { port: number };
  const { code, said } = startOnce({ CALLBOARD_DATA: product.dataFolder, PORT: String(port) });
  blocker.close();
  expect(code).toBe(1);
  expect(said.trim()).toBe(`Port ${port} is taken by another program; stop that, or start with another port: PORT=${port + 1} npm start.`);
});

test('the first visit to an empty Callboard sets the studio up', async ({ ownProduct, page }) => {
  const product = await ownProduct({ empty: true });
  expect(product.signIns).toEqual([]);
  const answer = await page.request.post(`${product.url}/graphql`, {
    data: { query: '{ setup { needed } }' },
    headers: { origin: product.url },
  });
  expect((await answer.json()).data.setup).toEqual({ needed: true });
});

test('the note for scripts is right and for its owner alone', ({ product }) => {
  const file = runningNote(product.dataFolder);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ url: product.url, boardLink: product.boardLink });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

/** A start that is expected to be refused. */
function startOnce(env: Record<string, string>): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, program('server/start.ts', '--empty'), {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, said: stdout + stderr };
}
