import type { Db } from '../../domain/kernel/caller.ts';

/** Where tries of sign-in and calls of the API are counted: no part of the record. */
const APART = ['rate_limit', 'api_allowance', '_prisma_migrations'];

/** Every row of every table, as a count and a sum per table: equal before and after means that nothing was written. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const each = tables
    .filter(({ name }) => !APART.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(hashtext(t::text)::bigint), 0) AS rows FROM "${name}" t`,
    );
  const rows = await db.$queryRawUnsafe<{ name: string; rows: string }[]>(each.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, rows: content }) => [name, content]));
}
