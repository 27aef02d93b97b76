import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { actorKey, type Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import { sendStatement } from '../../prisma/connect.ts';

/** A bucket that calls fill by their cost and that leaks all the time; a call that would make it spill over is refused. */
export interface Plan {
  capacity: number;
  restoredPerSecond: number;
}

/** A program may ask for two of the largest answers at once, then one every half minute. */
const PROGRAM: Plan = { capacity: 50_000, restoredPerSecond: 1_000 };
/** What no person with many pages open comes near to: it only stops a page that has gone wild. */
const PERSON: Plan = { capacity: 250_000, restoredPerSecond: 5_000 };

export const planOf = (actor: Pick<Actor, 'kind'>): Plan => (actor.kind === 'key' ? PROGRAM : PERSON);

/** Takes a cost from what a caller has left: how much is used up now, and whether the call may pass. */
export type Spend = (caller: string, cost: number, plan: Plan) => Promise<{ granted: boolean; spent: number }>;

/** $1 the caller, $2 the cost, $3 the capacity, $4 what is restored in a second. */
const SPEND = `
INSERT INTO api_allowance AS kept (caller, spent, at, granted)
VALUES ($1, CASE WHEN $2::float8 <= $3::float8 THEN $2::float8 ELSE 0 END, clock_timestamp(), $2::float8 <= $3::float8)
ON CONFLICT (caller) DO UPDATE SET (spent, at, granted) = (
  SELECT left_over + CASE WHEN left_over + $2::float8 <= $3::float8 THEN $2::float8 ELSE 0 END,
    greatest(kept.at, clock_timestamp()),
    left_over + $2::float8 <= $3::float8
  FROM (SELECT greatest(0, kept.spent
    - greatest(0, extract(epoch FROM clock_timestamp() - kept.at)) * $4::float8)::float8 AS left_over) AS now
)
RETURNING granted, spent`;

/** One row for each caller and one statement, so that processes and calls side by side cannot spend the same twice. */
export const spendInPostgres =
  (db: Db): Spend =>
  async (caller, cost, { capacity, restoredPerSecond }) => {
    const values = [caller, cost, capacity, restoredPerSecond];
    const [row] = await sendStatement<{ granted: boolean; spent: number }>(db, { name: 'spend', text: SPEND, values });
    return row!;
  };

/** The same in Redis, by its own clock: a script runs alone. */
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

export const allowanceKey = (actor: Actor): string => `${actor.studioId}:${actorKey(actor)}`;
