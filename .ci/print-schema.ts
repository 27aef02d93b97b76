import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { format } from 'prettier';
import { schema } from '../schema/index.ts';

const target = new URL('../schema/schema.graphql', import.meta.url);
writeFileSync(target, await format(printSchema(lexicographicSortSchema(schema)), { parser: 'graphql', printWidth: 140 }));
