import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { guardFolder } from '../../prisma/testing/guard.ts';
import { keptSignIns, type SignIn } from '../../server/demo-sign-ins.ts';
import { freePort } from '../../server/embedded/free-port.ts';
import { stopPostmaster } from '../../server/embedded/postmaster.ts';
import { program } from '../../server/programs.ts';
import { runningNote, type RunningNote } from '../../server/running-note.ts';
import { copyPattern, keepPattern } from './patterns.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STARTS_WITHIN_MS = 150_000; // a machine that does much else at the same time

/** The real product in a process of its own, with data of its own. */
export interface Product {
  url: string;
  port: number;
  dataFolder: string;
  /** The demo's accounts; none in an empty Callboard. */
  signIns: SignIn[];
  /** The sign-in of this role: `product.signIn('coordinator')`. */
  signIn(role: string): SignIn;
  boardLink: string | null;
  /** What it has printed so far. */
  output(): string;
  /** Stops in good order, as Ctrl-C does, and keeps the data. */
  stop(): Promise<void>;
  /** Ends Callboard all at once and leaves its database behind, as `kill -9` does. */
  kill(): Promise<void>;
  /** Lets its workers stand still until what is answered is called: what they are asked for waits. */
  holdWorkers(): () => void;
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
  const kind = empty ? 'empty' : 'demo';
  const dataFolder = mkdtempSync(join(tmpdir(), 'callboard-e2e-'));
  chmodSync(dataFolder, 0o711); // as root, the database runs as another user
  const pidFile = join(dataFolder, 'product.pid');
  const lift = guardFolder(dataFolder, pidFile);
  const port = await freePort();
  let child: ChildProcess | undefined;
  let output = '';

  const start = async (): Promise<RunningNote> => {
    rmSync(runningNote(dataFolder), { force: true });
    const started = spawn(process.execPath, program('server/start.ts', ...(empty ? ['--empty'] : [])), {
      cwd: ROOT,
      env: { ...plainEnv(), LOG_LEVEL: 'warn', ...env, PORT: String(port), CALLBOARD_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    writeFileSync(pidFile, String(started.pid));
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (text) => (output += text));
    for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until && running(started); await wait(30)) {
      if (existsSync(runningNote(dataFolder))) return JSON.parse(readFileSync(runningNote(dataFolder), 'utf8'));
    }
    throw new Error(`Callboard did not start. It said:\n${output}`);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || !running(child)) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const discard = async (): Promise<void> => {
    await end('SIGTERM');
    const cluster = join(dataFolder, 'postgres');
    if (existsSync(cluster)) {
      await stopPostmaster(join(cluster, 'data'));
      rmSync(realpathSync(cluster), { recursive: true, force: true });
    }
    rmSync(dataFolder, { recursive: true, force: true });
    lift();
  };

  try {
    if (!copyPattern(kind, dataFolder)) {
      await start();
      await end('SIGTERM');
      keepPattern(kind, dataFolder);
      output = '';
    }
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
      holdWorkers: () => {
        const pid = Number(execFileSync('pgrep', ['-P', String(child!.pid), '-f', 'workers/main']).toString());
        process.kill(pid, 'SIGSTOP');
        return () => process.kill(pid, 'SIGCONT');
      },
      start: async () => void (await start()),
      discard,
    };
  } catch (error) {
    await end('SIGKILL');
    await discard();
    throw error;
  }
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

const SETTINGS = ['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL', 'CALLBOARD_SECRET', 'CALLBOARD_EMPTY', 'HOST', 'NODE_ENV'];

/** The settings of whoever runs the tests are not those of the product under test. */
const plainEnv = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name)));
