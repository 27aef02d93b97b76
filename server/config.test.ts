import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readConfig, readStartConfig } from './config.ts';

const SECRET = 'a secret that is long enough to be one';
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'callboard-config-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string> = {}, args: string[] = []) => readStartConfig({ CALLBOARD_DATA: folder, ...env }, args);

test('with nothing set it serves this machine alone, on its own database, with the demo', () => {
  expect(read()).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    publicUrl: 'http://127.0.0.1:4000',
    databaseUrl: null,
    redisUrl: null,
    demo: true,
    production: false,
  });
});

test('the secret is made once, and its file is for its owner alone', () => {
  const { secret } = read();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(read().secret).toBe(secret);
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('a secret that a full disk cut short is not used', () => {
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'secret'), '');
  expect(() => read({ CALLBOARD_DATA: broken })).toThrow(/is damaged; delete it/);
});

test.each([
  [{}, ['--empty'], false],
  [{ CALLBOARD_EMPTY: '1' }, [], false],
  [{ NODE_ENV: 'production' }, [], false],
  [{ CALLBOARD_EMPTY: '0' }, [], true],
])('%j %j: demo is %s', (env, args, demo) => {
  expect(read(env as Record<string, string>, args).demo).toBe(demo);
});

test('hosts that webhooks may call are named with commas, and nothing else is taken for one', () => {
  const hosts = (list: string) => read({ WEBHOOKS_ALLOW_PRIVATE: list }).webhooksAllowPrivate;
  expect(read().webhooksAllowPrivate).toEqual([]);
  expect(hosts(' Intranet.example, 127.0.0.1:9000,[::1]:9000,')).toEqual(['intranet.example', '127.0.0.1:9000', '[::1]:9000']);
  for (const odd of ['https://intranet.example', 'intranet.example/in', '10.0.0.0/8', '*'])
    expect(() => hosts(odd)).toThrow(`names ${odd}, which is no host`);
});

test('an empty setting is one that is not set', () => {
  expect(read({ PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 4000, redisUrl: null });
});

test('the public address loses its last slash', () => {
  expect(read({ PUBLIC_URL: 'https://board.example.com/' }).publicUrl).toBe('https://board.example.com');
});

test('who listens everywhere is reached by the local name', () => {
  expect(read({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
});

describe('a bad setting gives one sentence with the way out', () => {
  const refusal = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      expect(error).toBeInstanceOf(CannotStart);
      return (error as CannotStart).message;
    }
    throw new Error('Nothing was refused.');
  };

  test.each([
    [{ PORT: 'http' }, 'PORT "http" is not a number; use one from 1 to 65535, or 0 for any free port.'],
    [{ PORT: '70000' }, 'PORT "70000" is too high; use one from 1 to 65535, or 0 for any free port.'],
    [{ HOST: 'my host' }, 'HOST "my host" is not a host name or address; use 127.0.0.1 for this machine only or 0.0.0.0 for the network.'],
    [{ DATABASE_URL: 'mysql://root@db/x' }, 'DATABASE_URL is not an address like postgresql://user:password@host:5432/callboard.'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL is not an address like redis://host:6379.'],
    [{ PUBLIC_URL: 'callboard.example.com' }, 'PUBLIC_URL is not an address like https://callboard.example.com.'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL is not an address like smtps://user:password@mail.example.com.'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM "nobody" is not a mail address like Callboard <desk@example.com>.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL "loud" is not one of fatal, error, warn, info, debug, trace, silent.'],
    [{ CALLBOARD_EMPTY: 'maybe' }, 'CALLBOARD_EMPTY "maybe" is neither 1 (start without the demo studio) nor 0.'],
    [{ CALLBOARD_SECRET: 'hush' }, 'CALLBOARD_SECRET is shorter than 32 characters; make one with `openssl rand -hex 32`.'],
  ])('%j', (env, sentence) => {
    expect(refusal(() => read(env as Record<string, string>))).toBe(sentence);
  });

  test('two bad settings give two', () => {
    expect(refusal(() => read({ PORT: 'x', LOG_LEVEL: 'loud' })).split('\n')).toHaveLength(2);
  });

  test('an option that does not exist', () => {
    expect(refusal(() => read({}, ['--emtpy']))).toMatch(/--emtpy is not known; the only one is --empty/);
  });

  test('production on a database of its own without a secret', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://db/callboard' };
    expect(refusal(() => read(env))).toMatch(/^CALLBOARD_SECRET is missing; set it to the same/);
    expect(read({ ...env, CALLBOARD_SECRET: SECRET }).secret).toBe(SECRET);
  });

  test('a server by itself without a database', () => {
    expect(refusal(() => readConfig({ CALLBOARD_DATA: folder }, []))).toMatch(/^DATABASE_URL is missing; .* `npm start`/);
  });

  test('a data folder that is a file', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(refusal(() => read({ CALLBOARD_DATA: file }))).toMatch(/cannot be used: it is a file; .* set CALLBOARD_DATA to another folder/);
    expect(refusal(() => read({ CALLBOARD_DATA: join(file, 'below') }))).toMatch(/cannot be used: a part of its path is a file/);
  });
});
