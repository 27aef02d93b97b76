import { lexicographicSortSchema, printSchema } from 'graphql';
import { format } from 'prettier';
import { schema } from '../schema/index.ts';
import { authorizationTable } from '../schema/testing/authorization.ts';

/** What is printed of the API and committed, so that each change of it is read in review, by the file it stands in. */
export const printed = async (): Promise<Record<string, string>> => ({
  'schema/schema.graphql': await format(printSchema(lexicographicSortSchema(schema)), { parser: 'graphql', printWidth: 140 }),
  'schema/authorization.txt': authorizationTable(schema),
});
