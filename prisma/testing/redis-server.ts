import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '../../server/embedded/free-port.ts';

export interface RedisServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

const ANSWERS_WITHIN_MS = 10_000;

/** A Redis that keeps nothing, on a free port unless one is named: stopped and started again at the same one, it has forgotten all. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const at = port ?? (await freePort());
  const server = spawn('redis-server', ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  const failed = once(server, 'error').then(([error]) => {
    if (error.code === 'ENOENT')
      throw new Error('These tests need redis-server; install it with `apt-get install redis-server` or `brew install redis`.');
    throw error;
  });
  const stopWithUs = (): void => void server.kill('SIGKILL');
  process.once('exit', stopWithUs);
  await Promise.race([answered(at), failed]);
  return {
    url: `redis://127.0.0.1:${at}`,
    port: at,
    stop: async () => {
      process.off('exit', stopWithUs);
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function answered(port: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined);
  const patience = setTimeout(() => client.disconnect(), ANSWERS_WITHIN_MS);
  try {
    await client.ping();
  } finally {
    clearTimeout(patience);
    client.disconnect();
  }
}
