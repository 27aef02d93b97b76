import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { leave } from './cannot-start.ts';
import { childEnv, localAddress, readStartConfig } from './config.ts';
import { freePort } from './embedded/free-port.ts';
import { prepare } from './prepare.ts';
import { onStopSignal } from './stop-signals.ts';
import { tell, welcome } from './welcome.ts';

/** `npm run dev`: the same as `npm start`, but server, workers and pages follow their sources. */
const startedAt = Date.now();
const root = fileURLToPath(new URL('..', import.meta.url));
const children: ChildProcess[] = [];
let database: { stop(): Promise<void>; stopAtOnce(): void } | undefined;

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
const stopAtOnce = (): void => {
  for (const child of children) child.kill('SIGKILL');
  database?.stopAtOnce();
};
async function stop(): Promise<void> {
  await Promise.all(
    children.filter(running).map((child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      return ended;
    }),
  );
  await database?.stop();
}

onStopSignal(stop, stopAtOnce);
try {
  const { config, signIns, boardLink } = await prepare(readStartConfig(), {
    onProgress: tell,
    onDatabase: (opened) => (database = opened),
    onLost: (error) => {
      stopAtOnce();
      leave(error);
    },
    pages: false,
  });
  // People reach the pages' server, which passes on what is for ours.
  const behind = await freePort();
  const env = { ...childEnv({ ...config, host: '127.0.0.1', port: behind }), CALLBOARD_DEV_SERVER: localAddress('127.0.0.1', behind) };
  const run = (...args: string[]): void =>
    void children.push(spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] }));
  const tsx = 'node_modules/tsx/dist/cli.mjs';
  run(tsx, '.ci/codegen.ts');
  run(tsx, 'watch', '--clear-screen=false', 'server/main.ts');
  run(tsx, 'watch', '--clear-screen=false', 'workers/main.ts');
  run('node_modules/vite/bin/vite.js', '--host', config.host, '--port', String(config.port), '--strictPort', '--clearScreen', 'false');
  console.log(welcome({ config, signIns, boardLink, seconds: (Date.now() - startedAt) / 1_000 }));
} catch (error) {
  await stop();
  leave(error);
}
