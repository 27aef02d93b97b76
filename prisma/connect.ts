import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client/client.ts';

/** Distinct statements that are kept prepared; a process has a few hundred. What comes after them is sent unprepared. */
const MOST_PREPARED = 1_000;

/**
 * Statements are planned once and not for each set of values: all are small and go by an index,
 * and planning one costs two to three times what running it does (bench/conflict-check.ts).
 */
export const SESSION_OPTIONS = '-c plan_cache_mode=force_generic_plan';

/** A client of the studio's database. Statements are prepared once per connection (bench/booking-throughput.ts). */
export function connect(databaseUrl: string, { connections = 10 } = {}): PrismaClient {
  const names = new Map<string, string>();
  const statementNameGenerator = ({ sql }: { sql: string }): string | undefined => {
    const known = names.get(sql);
    if (known || names.size >= MOST_PREPARED) return known!;
    const name = `callboard_${names.size}`;
    names.set(sql, name);
    return name;
  };
  const adapter = new PrismaPg(
    { connectionString: databaseUrl, max: connections, options: SESSION_OPTIONS },
    { statementNameGenerator: statementNameGenerator as (query: { sql: string }) => string },
  );
  return new PrismaClient({ adapter });
}
