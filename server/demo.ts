import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { CannotStart } from './cannot-start.ts';
import { childEnv, type Config } from './config.ts';
import { program } from './programs.ts';

/** Seeds the demo when there is no studio yet. */
export async function prepareDemo(config: Config, onProgress: (line: string) => void): Promise<void> {
  if (await hasStudio(config.databaseUrl)) return;
  onProgress('Planning the demo studio');
  const child = spawn(process.execPath, program('server/seed-demo.ts'), { env: childEnv(config), stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface(child.stdout).on('line', (line) => onProgress(line.replace(/\.$/, '')));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new CannotStart('The demo studio could not be seeded (see above); start without it: npm start -- --empty.');
}

async function hasStudio(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, options: ACROSS_STUDIOS });
  await client.connect();
  try {
    return (await client.query('SELECT FROM studio LIMIT 1')).rowCount! > 0;
  } finally {
    await client.end();
  }
}
