import { PrismaPg } from '@prisma/adapter-pg';
import { acrossStudios, currentReach, reachingEvery } from '../domain/kernel/in-studio.ts';
import { PrismaClient } from './generated/client/client.ts';
import { IsolatedPool } from './isolated-pool.ts';

/** Distinct statements that are kept prepared; a process has a few hundred. What comes after them is sent unprepared. */
const MOST_PREPARED = 1_000;

/**
 * Statements are planned once and not for each set of values: all are small and go by an index,
 * and planning one costs two to three times what running it does (bench/conflict-check.ts).
 */
export const SESSION_OPTIONS = '-c plan_cache_mode=force_generic_plan';

/**
 * A client of the database with all its studios, for the process itself; callers get one of their studio (domain/kernel/in-studio.ts).
 * Statements are prepared once per connection (bench/booking-throughput.ts).
 */
export function connect(databaseUrl: string, { connections = 10 } = {}): PrismaClient {
  const names = new Map<string, string>();
  const statementNameGenerator = ({ sql }: { sql: string }): string | undefined => {
    const known = names.get(sql);
    if (known || names.size >= MOST_PREPARED) return known!;
    const name = `callboard_${names.size}`;
    names.set(sql, name);
    return name;
  };
  const pool = new IsolatedPool({ connectionString: databaseUrl, max: connections, options: SESSION_OPTIONS });
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: statementNameGenerator as (query: { sql: string }) => string,
    disposeExternalPool: true,
  });
  const client = new PrismaClient({ adapter });
  keepBatchesApart(client);
  const across = acrossStudios(client);
  pools.set(across, pool);
  return across;
}

const pools = new WeakMap<PrismaClient, IsolatedPool>();

/** The connections of a client that connect() made: open, idle, and how many wait for one. */
export function connectionsOf(client: PrismaClient): { open: number; idle: number; waiting: number } {
  return pools.get(client)?.counts ?? { open: 0, idle: 0, waiting: 0 };
}

/**
 * One statement of the process itself, across studios, prepared under its name: what every request needs is worth sending without
 * Prisma between, which takes longer over a row than the database (bench/nested-query.ts).
 */
export async function sendStatement<Row>(
  client: PrismaClient,
  statement: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const pool = pools.get(client);
  if (!pool) throw new Error('Only a client that connect() made can be used here.');
  const { rows } = (await reachingEvery(() => pool.query(statement))) as { rows: Row[] };
  return rows;
}

interface Loader {
  request(request: unknown): Promise<unknown>;
  options: object;
}

/**
 * Prisma reads records that are asked for by id within one turn of the loop together, on behalf of whoever asked first. Whoever reaches
 * elsewhere gets a batch of their own.
 */
function keepBatchesApart(client: PrismaClient): void {
  const { _requestHandler: handler } = client as unknown as { _requestHandler?: { dataloader?: Loader } };
  const first = handler?.dataloader;
  if (!handler || !first?.options || !first.request)
    throw new Error('This version of Prisma batches its reads in another way: keep studios apart there, in prisma/connect.ts.');
  const Batches = first.constructor as new (options: object) => Loader;
  let turn = new Map<string, Loader>();
  handler.dataloader = {
    options: first.options,
    request(request) {
      const reach = currentReach();
      // A batch is sent at the end of this turn; the next one makes its own.
      if (turn.size === 0) setImmediate(() => (turn = new Map()));
      let batches = turn.get(reach);
      if (!batches) turn.set(reach, (batches = new Batches(first.options)));
      return batches.request(request);
    },
  };
}
