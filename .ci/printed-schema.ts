import { lexicographicSortSchema, printSchema } from 'graphql';
import { format } from 'prettier';
import { schema } from '../schema/index.ts';

/** The API as the code says it, in an order that does not depend on the order of its files. */
export const printedSchema = (): Promise<string> =>
  format(printSchema(lexicographicSortSchema(schema)), { parser: 'graphql', printWidth: 140 });
