import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client/client.ts';

/** Distinct statements that are kept prepared; a process has a few hundred. What comes after them is sent unprepared. */
const MOST_PREPARED = 1_000;

/**
 * A client of the studio's database. Statements are prepared once per connection:
 * planning the larger ones anew each time cost as much as running them (bench/booking-throughput.ts).
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
  const adapter = new PrismaPg(
    { connectionString: databaseUrl, max: connections },
    { statementNameGenerator: statementNameGenerator as (query: { sql: string }) => string },
  );
  return new PrismaClient({ adapter });
}
