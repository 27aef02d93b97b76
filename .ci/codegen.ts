/**
 * Writes client/graphql/generated/: a type for every graphql(`…`) document of the client.
 * Usage: npm run generate:graphql [-- schema.graphql]
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { parse } from 'graphql';
import { documentsUnder } from './documents.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}client/graphql/generated/`;
const schema = parse(readFileSync(process.argv[2] ?? `${root}schema/schema.graphql`, 'utf8'));
const documents = documentsUnder(`${root}client`).map(({ file, source, document }) => ({ location: file, rawSDL: source, document }));

/** How the wire carries our scalars: BigInt comes as a number and may be sent as text. Instants and days stay text: time/format.ts reads them. */
const scalars = { BigInt: 'string | number', DateTime: 'string', Date: 'string', JSON: 'unknown' };

const files = await preset.buildGeneratesSection({
  baseOutputDir: output,
  presetConfig: { fragmentMasking: false, skipIndexFile: true },
  schema,
  documents,
  config: {
    scalars,
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: false,
    emitLegacyCommonJSImports: false,
    importExtension: '.ts',
  },
  plugins: [],
  pluginMap: {},
  pluginContext: {},
  documentTransforms: [],
});

// All or nothing: a fault in one document leaves the last good types in place.
const texts = await Promise.all(files.map(async (file) => [file.filename, await codegen(file)] as const));
rmSync(output, { recursive: true, force: true });
for (const [filename, text] of texts) {
  mkdirSync(dirname(filename), { recursive: true });
  writeFileSync(filename, text);
}
