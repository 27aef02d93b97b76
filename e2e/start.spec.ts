import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardFolder } from '../prisma/testing/guard.ts';
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
  expect((await fetch(`${product.url}/ready`)).status).toBe(200);
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

test('a database that was cut off together with Callboard mends itself', async ({ ownProduct }) => {
  const product = await ownProduct({ empty: true });
  const cluster = join(product.dataFolder, 'postgres', 'data');
  const cut = findPostmaster(cluster)!.pid;
  await product.kill();
  process.kill(cut, 'SIGKILL');
  await product.start();
  expect(findPostmaster(cluster)!.pid).not.toBe(cut);
  expect((await fetch(`${product.url}/ready`)).status).toBe(200);
});

for (const [name, stop] of [
  ['SIGTERM to npm, which passes it on to nobody', (npm: number) => process.kill(npm, 'SIGTERM')],
  ['Ctrl-C, which reaches npm and everything it started', (npm: number) => process.kill(-npm, 'SIGINT')],
] as const)
  test(`no process is left after ${name}`, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'callboard-npm-'));
    chmodSync(dataFolder, 0o711); // as root, the database runs as another user
    const lift = guardFolder(dataFolder);
    const npm = spawn('npm', ['start', '--silent', '--', '--empty'], {
      cwd: ROOT,
      env: { ...process.env, CALLBOARD_DATA: dataFolder, PORT: '0', LOG_LEVEL: 'warn' },
      detached: true, // a group of its own, as a terminal gives it
      stdio: 'ignore',
    });
    await expect.poll(() => existsSync(runningNote(dataFolder)), { timeout: 150_000 }).toBe(true);
    const { pid } = JSON.parse(readFileSync(runningNote(dataFolder), 'utf8')) as { pid: number };
    stop(npm.pid!);
    await expect.poll(() => isRunning(pid), { timeout: 60_000 }).toBe(false);
    expect(findPostmaster(join(dataFolder, 'postgres', 'data'))).toBeNull();
    expect(existsSync(runningNote(dataFolder))).toBe(false);
    rmSync(dataFolder, { recursive: true, force: true });
    lift();
  });

test('data of another PostgreSQL, and a setting that cannot be, each give one sentence with the way out', async ({ ownProduct }) => {
  const product = await ownProduct({ empty: true });
  await product.stop();
  const version = join(product.dataFolder, 'postgres', 'data', 'PG_VERSION');
  const own = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  const other = startOnce({ CALLBOARD_DATA: product.dataFolder, PORT: '0' });
  writeFileSync(version, own);
  expect(other.code).toBe(1);
  expect(other.said).toMatch(/was made by PostgreSQL 17 and this Callboard brings \d+; .*CALLBOARD_DATA/);

  for (const [setting, value, sentence] of [
    ['PORT', '70000', /^PORT "70000" is too high; use one from 1 to 65535/],
    ['SMTP_URL', 'mail.example.com', /^SMTP_URL is not an address like smtps:/],
    ['CALLBOARD_SECRET', 'short', /^CALLBOARD_SECRET is shorter than 32 characters; make one with/],
    [
      'DATABASE_URL',
      'postgresql://x:hidden@127.0.0.1:9/z',
      /^No PostgreSQL answers at 127\.0\.0\.1:9; start it, or correct DATABASE_URL\.$/,
    ],
  ] as const) {
    const { code, said } = startOnce({ CALLBOARD_DATA: product.dataFolder, PORT: '0', [setting]: value });
    expect.soft([setting, code, said.trim()]).toEqual([setting, 1, expect.stringMatching(sentence)]);
  }
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

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
