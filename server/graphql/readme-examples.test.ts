import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createClient } from '../../domain/clients/create-client.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { webhookSecrets } from '../../domain/webhooks/webhook-secret.ts';
import { webhookPost } from '../../workers/webhooks/post-webhook.ts';
import { freePort } from '../embedded/free-port.ts';
import { aServer } from '../testing/a-server.ts';
import { soon } from '../testing/following.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const examples = readme.slice(readme.indexOf('### Examples'), readme.indexOf('### Webhooks'));
const webhooks = readme.slice(readme.indexOf('### Webhooks'), readme.indexOf('## Claims about speed'));

/** The only block of this language under *Examples*, or another heading. */
function example(language: string, under = examples): string {
  const found = [...under.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))];
  expect([language, found.length]).toEqual([language, 1]);
  return found[0]![1]!;
}

function requireProgram(name: string): void {
  if (spawnSync(name, ['--version']).error)
    throw new Error(`The examples of the README need ${name}; install it with \`apt-get install ${name}\` or \`brew install ${name}\`.`);
}

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

/** Starts it as somebody would who has copied it into a file. */
async function begin(language: 'sh' | 'ts' | 'python') {
  const served = await aServer();
  const key = await served.aKey(studio.studioId);
  const folder = mkdtempSync(join(tmpdir(), 'callboard-example-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, `example.${language === 'ts' ? 'mts' : language}`);
  writeFileSync(file, example(language));
  const command = { sh: ['sh'], python: ['python3'], ts: [process.execPath, '--import', import.meta.resolve('tsx')] }[language];
  const running = spawn(command[0]!, [...command.slice(1), file], {
    env: { ...process.env, CALLBOARD_URL: served.url, CALLBOARD_KEY: key.secret },
  });
  onTestFinished(() => void running.kill());
  const said = { out: '', err: '' };
  running.stdout.on('data', (text) => (said.out += text));
  running.stderr.on('data', (text) => (said.err += text));
  return { served, said, ended: new Promise<number | null>((resolve) => running.once('close', resolve)) };
}

test('with curl', async () => {
  requireProgram('curl');
  const { said, ended } = await begin('sh');
  expect([await ended, said.err]).toEqual([0, '']);
  expect(JSON.parse(said.out).data.rooms.nodes).toMatchObject([{ name: 'A' }, { name: 'B' }]);
});

test('in TypeScript', async () => {
  const { served, said } = await begin('ts');
  const lines = () =>
    said.out
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { revision: number; changes: { summary: string }[] });
  await vi.waitFor(() => expect([lines().length, said.err]).toEqual([1, '']), soon);
  await createClient({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, { name: 'Tideline' });
  await vi.waitFor(() => expect(lines()[1]?.changes[0]?.summary).toContain('Tideline'), soon);
}, 30_000);

test('in Python', async () => {
  requireProgram('python3');
  const { said, ended } = await begin('python');
  expect([await ended, said.err]).toEqual([0, '']);
  const [first, second] = said.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string });
  expect(first).toMatchObject({ name: 'Harbour Films' });
  expect(second).toEqual(first);
  expect(await studio.db.client.count({ where: { studioId: studio.studioId, name: 'Harbour Films' } })).toBe(1);
});

test('a receiver of webhooks takes what is signed, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-example-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'receiver.mjs'), example('js', webhooks));
  const secret = webhookSecrets('a secret that is long enough for tests')(newId(), 1);
  const port = await freePort();
  const running = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { ...process.env, PORT: String(port), WEBHOOK_SECRET: secret },
  });
  onTestFinished(() => void running.kill());
  let out = '';
  running.stdout.on('data', (text) => (out += text));
  const post = webhookPost({ privateHosts: ['127.0.0.1'] });
  const send = (signed: string) => {
    const [id, at, body] = ['msg_1', new Date(), JSON.stringify({ type: 'booking.confirmed', data: { recordId: 'Qm9v' } })];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(+at / 1_000)),
      'webhook-signature': new Webhook(signed).sign(id, at, body),
    };
    return post({ url: `http://127.0.0.1:${port}/`, headers, body });
  };
  await vi.waitFor(async () => expect(await send(secret)).toMatchObject({ status: 204 }), soon);
  expect(await send('whsec_AAAA')).toMatchObject({ status: 401 });
  expect(out).toBe('booking.confirmed Qm9v\n');
}, 30_000);
