import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Db } from '../../domain/kernel/caller.ts';
import { spendInPostgres, type Spend } from './allowance.ts';

/** An allowance as a caller's row keeps it, in Redis and by its own clock: a script runs alone. */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local kept = redis.call('HMGET', KEYS[1], 'spent', 'at')
local cost, capacity, restored = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local spent = math.max(0, (tonumber(kept[1]) or 0) - math.max(0, now - (tonumber(kept[2]) or now)) * restored)
local granted = spent + cost <= capacity
if granted then spent = spent + cost end
redis.call('HSET', KEYS[1], 'spent', tostring(spent), 'at', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil(capacity / restored) + 1)
return { granted and 1 or 0, tostring(spent) }`;
/** Longer than this no call waits for it. */
const PATIENCE_MS = 500;

/** While Redis is away the database keeps what is spent: nobody gets in without being counted. */
export function spendInRedis(redisUrl: string, db: Db, log: Logger): { spend: Spend; close(): void } {
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: PATIENCE_MS });
  redis.on('error', (error) => log.debug({ err: error }, 'Redis is away; allowances are kept in the database'));
  const fallback = spendInPostgres(db);
  return {
    async spend(caller, cost, plan) {
      if (redis.status !== 'ready') return fallback(caller, cost, plan);
      try {
        const [granted, spent] = (await redis.eval(
          SCRIPT,
          1,
          `callboard:allowance:${caller}`,
          cost,
          plan.capacity,
          plan.restoredPerSecond,
        )) as [number, string];
        return { granted: granted === 1, spent: Number(spent) };
      } catch (error) {
        log.debug({ err: error }, 'Redis is away; allowances are kept in the database');
        return fallback(caller, cost, plan);
      }
    },
    close: () => redis.disconnect(),
  };
}
