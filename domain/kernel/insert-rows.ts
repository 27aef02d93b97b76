import { Prisma } from '../../prisma/generated/client/client.ts';

/** Rows in one statement: large enough to be fast, small enough to be held as one text. */
const MOST_ROWS = 2_000;

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Inserts many rows as one JSON document per statement: with a bound value for each column the client needs several times as long.
 * Fields are named as in the models, columns as in the table; the first row says which there are, and the database reads each as its type.
 * The name of the table is the program's own, never anybody's input.
 */
export async function insertRows(db: Pick<Prisma.TransactionClient, '$executeRaw'>, table: string, rows: readonly object[]): Promise<void> {
  if (!rows[0]) return;
  const columns = columnsOf(rows[0]);
  const into = Prisma.raw(`"${table}"`);
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const json = JSON.stringify(rows.slice(from, from + MOST_ROWS).map(toColumns));
    await db.$executeRaw`INSERT INTO ${into} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${json}::jsonb)`;
  }
}

/** The columns of a record's fields, as a list in a statement. */
export const columnsOf = (row: object): Prisma.Sql => Prisma.join(Object.keys(row).map((field) => Prisma.raw(`"${columnOf(field)}"`)));

/** The record with the names of its columns. */
export const toColumns = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]));
