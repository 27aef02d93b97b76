import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { program } from '../../programs.ts';

/** As a supervisor waits before it starts what has ended. */
const PAUSE_MS = 100;
const READY_WITHIN_MS = 60_000;
/** Characters of what a process says. */
const MOST_KEPT = 8_000;

export interface KeptProcess {
  /** Ends it all at once; it is started again by itself. */
  kill(): void;
  /** Asks it to leave and waits until it has; it stays away. Returns the code it left with. */
  leave(): Promise<number | null>;
  start(): void;
  /** Until this run of it says that it is ready. */
  ready(): Promise<void>;
  /** What it said last, each time that it ended although nobody had ended it. */
  readonly deaths: readonly string[];
}

/** One of our programs in a process of its own, started again whenever it ends. */
export function keepRunning(
  name: string,
  env: Record<string, string | undefined>,
  isReady: (said: string) => Promise<boolean>,
): KeptProcess {
  let child: ChildProcess;
  const deaths: string[] = [];
  let [wanted, struck, said] = [true, false, ''];

  const start = (): void => {
    [wanted, struck, said] = [true, false, ''];
    // Bound to this process, so that none outlives it.
    child = spawn(process.execPath, program(name), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => (said = (said + text).slice(-MOST_KEPT)));
    child.once('close', (code) => {
      if (!wanted) return;
      if (!struck) deaths.push(`${name} ended with ${code}. It had said:\n${said}`);
      setTimeout(() => wanted && start(), PAUSE_MS);
    });
  };
  start();

  return {
    kill() {
      [struck, said] = [true, ''];
      child.kill('SIGKILL');
    },
    async leave() {
      wanted = false;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
    start,
    async ready() {
      for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await wait(20)) if (await isReady(said)) return;
      throw new Error(`${name} is not ready. It said:\n${said}`);
    },
    deaths,
  };
}

export const answersReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/ready`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
