import { seedDemo } from '../prisma/demo/seed.ts';
import { leave } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { keepSignIns } from './demo-sign-ins.ts';

/** Seeds the demo studio in a process of its own: planning a year of sessions takes memory that a server should not keep. */
async function run(): Promise<void> {
  const { databaseUrl, dataFolder, secret } = readConfig();
  const { signIns } = await seedDemo(databaseUrl, { now: new Date(), secret, onProgress: (line) => console.log(line) });
  if (signIns.length > 0) keepSignIns(dataFolder, signIns);
}

run().catch(leave);
