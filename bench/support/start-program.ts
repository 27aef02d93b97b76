import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BenchDatabase } from './bench-database.ts';

/** Starts what Node is called with on a bench's database and waits for its first word. Nothing of whoever runs this decides its mode. */
export async function startProgram(
  database: BenchDatabase,
  port: number,
  program: readonly string[],
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      REDIS_URL: '',
      PORT: String(port),
      CALLBOARD_DATA: database.dataFolder,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await once(child.stdout!, 'data');
  return child;
}
