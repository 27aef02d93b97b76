import { refreshDemo } from '../prisma/demo/refresh.ts';
import { leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { prepare } from './prepare.ts';
import { forgetRunning, noteRunning } from './running-note.ts';
import { onStopSignal } from './stop-signals.ts';
import { tell, welcome } from './welcome.ts';
import { startWorkerProcess } from './worker-process.ts';

/** `npm start`: database, pages, demo, server and workers, in one command. */
const startedAt = Date.now();
const stops: { stop(): Promise<void>; stopAtOnce(): void }[] = [];
let stopping = false;

async function start(): Promise<void> {
  const { config, signIns, boardLink } = await prepare(readStartConfig(), {
    onProgress: (line) => {
      if (stopping) throw new Error('Stopped while starting.');
      tell(line);
    },
    onDatabase: (database) => stops.push(database),
    onLost: (error) => {
      stopAllAtOnce();
      leave(error);
    },
    pages: true,
  });
  if (stopping) return;
  tell('Starting the server and the workers');
  const { startServer } = await import('./running-server.ts');
  const server = await startServer(config);
  stops.push({ stop: () => server.close(), stopAtOnce: () => undefined });
  stops.push(startWorkerProcess(config, tell));
  noteRunning(config.dataFolder, { pid: process.pid, url: server.url, boardLink });
  stops.push({ stop: async () => forgetRunning(config.dataFolder), stopAtOnce: () => forgetRunning(config.dataFolder) });
  console.log(welcome({ config, signIns, boardLink, seconds: (Date.now() - startedAt) / 1_000 }));
  if (config.demo) stops.push(bringDemoUpToDate(config.databaseUrl));
}

/** While it is looked at already: a demo studio that stood still for weeks takes some seconds to catch up. */
function bringDemoUpToDate(databaseUrl: string): { stop(): Promise<void>; stopAtOnce(): void } {
  const enough = new AbortController();
  const refreshed = refreshDemo(databaseUrl, { now: new Date(), signal: enough.signal }).catch((error: unknown) => {
    if (!enough.signal.aborted) console.error('The demo studio could not be brought up to date.', error);
  });
  const stopAtOnce = (): void => enough.abort();
  return {
    stopAtOnce,
    stop: async () => {
      stopAtOnce();
      await refreshed;
    },
  };
}

/** What was started last goes first: nobody is left without the database while it works. */
async function stopAll(): Promise<void> {
  for (const part of stops.splice(0).reverse()) await part.stop();
}
const stopAllAtOnce = (): void => stops.splice(0).forEach((part) => part.stopAtOnce());

const starting = start();
onStopSignal(async () => {
  stopping = true;
  tell('Stopping');
  await starting.catch(() => undefined);
  await stopAll();
}, stopAllAtOnce);
starting.catch(async (error: unknown) => {
  if (stopping) return;
  await stopAll();
  leave(error);
});
