import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { QueuePlace } from './queue.ts';

// The channel on which a write rings; the payload is the studio's id.
const CHANNEL = 'callboard';
const AGAIN_AFTER_MS = 1_000;

/** Hears the studios' doorbell. What is missed while the connection is down is found by the sweep. */
export async function listen(place: QueuePlace, onRing: (studioId: string) => void, log: Logger): Promise<{ close(): Promise<void> }> {
  return place.redisUrl ? listenOnRedis(place.redisUrl, onRing) : listenOnPostgres(place.databaseUrl, onRing, log);
}

async function listenOnRedis(redisUrl: string, onRing: (studioId: string) => void) {
  // Subscribes again by itself whenever the connection comes back.
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined); // The queue, on the same Redis, says so.
  redis.on('message', (_channel, studioId: string) => onRing(studioId));
  void redis.subscribe(CHANNEL).catch(() => undefined);
  return { close: async () => redis.disconnect() };
}

async function listenOnPostgres(databaseUrl: string, onRing: (studioId: string) => void, log: Logger) {
  let closed = false;
  let client: Client | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'callboard worker doorbell' });
    fresh.on('notification', ({ payload }) => payload && onRing(payload));
    fresh.on('error', (error) => log.warn({ error: error.message }, 'the doorbell went silent; listening anew'));
    fresh.on('end', () => !closed && retry());
    await fresh.connect();
    await fresh.query(`LISTEN ${CHANNEL}`);
    client = fresh;
  };
  const retry = (): void => {
    setTimeout(() => !closed && void connect().catch(retry), AGAIN_AFTER_MS).unref();
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
