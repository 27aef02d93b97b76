import { spawn, type ChildProcess } from 'node:child_process';
import { childEnv, type Config } from './config.ts';
import { program } from './programs.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const FINE_AFTER_MS = 60_000;
const STOPS_WITHIN_MS = 20_000;

export interface WorkerProcess {
  stop(): Promise<void>;
  stopAtOnce(): void;
}

/**
 * Workers beside a server are to need little rather than to be fast: a small nursery for young objects, and memory that threads give back
 * (bench/start.ts).
 */
const SMALL = { options: ['--max-semi-space-size=4'], env: { MALLOC_ARENA_MAX: '1' } };

/** Runs the workers in a process of their own, so that a heavy job never delays a board, and starts them again when they die. */
export function startWorkerProcess(config: Config, onTrouble: (line: string) => void): WorkerProcess {
  let child: ChildProcess;
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;
  let pause: NodeJS.Timeout | undefined;

  const start = (): void => {
    const startedAt = Date.now();
    child = spawn(process.execPath, [...SMALL.options, ...program('workers/main.ts')], {
      env: { LOG_LEVEL: 'warn', ...SMALL.env, ...childEnv(config) }, // beside the server's log only trouble is worth a line
      detached: true, // Ctrl-C reaches Callboard alone, which lets the workers finish before the database goes
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      pauseMs = Date.now() - startedAt > FINE_AFTER_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      onTrouble(`The workers ended (${signal ?? `code ${code}`}) and start again in ${pauseMs / 1_000} s`);
      pause = setTimeout(start, pauseMs);
    });
  };
  start();

  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = (): void => {
    stopping = true;
    clearTimeout(pause);
  };
  return {
    stop: () =>
      new Promise((resolve) => {
        end();
        if (!running()) return resolve();
        const impatience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
        child.once('exit', () => {
          clearTimeout(impatience);
          resolve();
        });
        child.kill('SIGTERM');
      }),
    stopAtOnce: () => {
      end();
      child.kill('SIGKILL');
    },
  };
}
