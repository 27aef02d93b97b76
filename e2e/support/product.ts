import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keptSignIns, type SignIn } from '../../server/demo-sign-ins.ts';
import { freePort } from '../../server/embedded/free-port.ts';
import { runningNote, type RunningNote } from '../../server/running-note.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STARTS_WITHIN_MS = 120_000; // the first start of a fresh clone builds the pages too

/** The real product in a process of its own, with data of its own. */
export interface Product {
  url: string;
  port: number;
  dataFolder: string;
  /** The demo's accounts; none in an empty Callboard. */
  signIns: SignIn[];
  /** The sign-in of this role: `product.signIn('Coordinator')`. */
  signIn(role: string): SignIn;
  boardLink: string | null;
  /** What it has printed so far. */
  output(): string;
  /** Stops in good order, as Ctrl-C does, and keeps the data. */
  stop(): Promise<void>;
  /** Ends all at once, as a power cut does. */
  kill(): Promise<void>;
  /** Comes up again on the same port and the same data. */
  start(): Promise<void>;
  /** Stops and removes the data. */
  discard(): Promise<void>;
}

export interface ProductWishes {
  /** Without the demo studio: the first visit sets the studio up. */
  empty?: boolean;
  env?: Record<string, string>;
}

export async function startProduct({ empty = false, env = {} }: ProductWishes = {}): Promise<Product> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'callboard-e2e-'));
  chmodSync(dataFolder, 0o711); // as root, the database runs as another user
  const port = await freePort();
  let child: ChildProcess;
  let output = '';

  const start = async (): Promise<RunningNote> => {
    rmSync(runningNote(dataFolder), { force: true });
    child = spawn(process.execPath, ['--import', 'tsx', 'server/start.ts', ...(empty ? ['--empty'] : [])], {
      cwd: ROOT,
      env: { ...plainEnv(), LOG_LEVEL: 'warn', ...env, PORT: String(port), CALLBOARD_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => (output += text));
    for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until && running(child); await wait(30)) {
      if (existsSync(runningNote(dataFolder))) return JSON.parse(readFileSync(runningNote(dataFolder), 'utf8'));
    }
    child.kill('SIGKILL');
    throw new Error(`Callboard did not start. It said:\n${output}`);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!running(child)) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  const note = await start();
  const signIns = keptSignIns(dataFolder);
  return {
    url: note.url,
    port,
    dataFolder,
    signIns,
    signIn: (role) => {
      const found = signIns.find((signIn) => signIn.role.toLowerCase() === role.toLowerCase());
      if (!found) throw new Error(`The demo has no ${role}; it has ${signIns.map((signIn) => signIn.role).join(', ') || 'nobody'}.`);
      return found;
    },
    boardLink: note.boardLink,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => void (await start()),
    discard: async () => {
      // Started again if it was killed, since only it knows how to stop the database it left behind.
      if (!running(child)) await start();
      await end('SIGTERM');
      rmSync(realpathSync(join(dataFolder, 'postgres')), { recursive: true, force: true });
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** The settings of whoever runs the tests are not those of the product under test. */
const plainEnv = (): Record<string, string | undefined> => {
  const {
    DATABASE_URL: _database,
    REDIS_URL: _redis,
    PUBLIC_URL: _url,
    CALLBOARD_SECRET: _secret,
    CALLBOARD_EMPTY: _empty,
    HOST: _host,
    NODE_ENV: _node,
    ...rest
  } = process.env;
  return rest;
};
