import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Outcome {
  ok: boolean;
}

interface Wishes {
  env?: Record<string, string>;
  /** Pass on what the command says while it runs; otherwise only when it fails. */
  show?: boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));

export const npmScript = (name: string): string[] => ['npm', 'run', '--silent', name];

/** Runs a command of the project and says how it went. */
export function run(name: string, [command, ...args]: string[], { env = {}, show = false }: Wishes = {}): Promise<Outcome> {
  const startedAt = Date.now();
  if (show) console.log(`\n${name}`);
  return new Promise((resolve) => {
    const child = spawn(command!, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    const stopToo = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGTERM', stopToo); // Ctrl-C reaches the child by itself
    const end = (ok: boolean): void => {
      process.off('SIGTERM', stopToo);
      if (!ok && said) console.log(said.trimEnd());
      console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
      resolve({ ok });
    };
    child.once('error', (error) => {
      said += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
