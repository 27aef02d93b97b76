import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { openFrontDoor } from './front-door.ts';
import { onStopSignal } from './stop-signals.ts';
import { settlePort } from './web-port.ts';

/** One server process, which a supervisor starts: its database is named by DATABASE_URL. */
async function run(): Promise<void> {
  const given = readConfig();
  const config = given.port === 0 ? await settlePort(given) : given;
  const door = await openFrontDoor(config);
  // All else is read with the door open, and in parts, so that nobody who knocks in between is forgotten.
  await import('../prisma/connect.ts');
  await door.bringIn();
  await import('../schema/index.ts');
  await door.bringIn();
  const { startServer } = await import('./running-server.ts');
  await door.bringIn();
  const running = await startServer(config, { door });
  onStopSignal(running.close, () => undefined);
  console.log(`Callboard listens at ${running.url}`);
}

run().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
});
