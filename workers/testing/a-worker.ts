import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import type { WorkerConfig } from '../main.ts';

/** Workers of the test file's database. */
export const workerConfig = (redisUrl: string | null): WorkerConfig => ({
  databaseUrl: testDatabaseUrl(),
  redisUrl,
  logLevel: 'silent',
  secret: 'a secret that is long enough for tests, 0123456789',
  publicUrl: 'http://127.0.0.1:4000',
  smtpUrl: null,
  mailFrom: 'desk@callboard.test',
  webhooksAllowPrivate: [],
});

/** Workers in a process of their own, that can be killed. `whenDone` is told how to end it. */
export async function aWorkerProcess(config: WorkerConfig, whenDone: (end: () => unknown) => void): Promise<ChildProcess> {
  const script = `import('./workers/main.ts').then((main) => main.startWorkers(${JSON.stringify(config)})).then(() => console.log('ready'))`;
  const worker = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  whenDone(() => worker.kill('SIGKILL'));
  await once(worker.stdout, 'data');
  return worker;
}
