import type { Db } from '../../domain/kernel/caller.ts';

/** Where tries of sign-in and calls of the API are counted: no part of the record. */
const APART = ['rate_limit', 'api_allowance', '_prisma_migrations'];

/** How many rows each table has, and the sum of what is asked of each row. */
async function perTable(db: Db, ofRow: string): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;
  const each = tables
    .filter(({ name }) => !APART.includes(name))
    .map(({ name }) => `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(${ofRow}), 0) AS rows FROM "${name}" t`);
  const rows = await db.$queryRawUnsafe<{ name: string; rows: string }[]>(each.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, rows: content }) => [name, content]));
}

/** Every row of every table by its contents: equal in two databases that hold the same. */
export const fingerprint = (db: Db): Promise<Record<string, string>> => perTable(db, 'hashtext(t::text)::bigint');

/** By who wrote each row last: equal before and after means that nothing was written in between. Quick, whatever the rows hold. */
export const writings = (db: Db): Promise<Record<string, string>> => perTable(db, 't.xmin::text::bigint');
