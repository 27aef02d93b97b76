/** Writes schema/schema.graphql and schema/authorization.txt: `npm run generate:schema`. */
import { writeFileSync } from 'node:fs';
import { printed } from './printed-schema.ts';

for (const [file, text] of Object.entries(await printed())) writeFileSync(new URL(`../${file}`, import.meta.url), text);
