import { readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Kind, parse, print, stripIgnoredCharacters, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** A GraphQL document as it stands in a source file between graphql(` and `). */
export interface SourceDocument {
  file: string;
  source: string;
  document: DocumentNode;
}

/** Documents carry no interpolation, so the text between the backticks is the document. */
const CALL = /\bgraphql\(\s*`((?:[^`$]|\$(?!\{))*)`\s*,?\s*\)/g;
/** The same where only the text is wanted: a wall board carries no GraphQL client. */
const TEXT_CALL = new RegExp(CALL.source.replace('graphql', 'graphqlText'), 'g');
const ANY_CALL = new RegExp(CALL.source.replace('graphql', 'graphql(?:Text)?'), 'g');

export function documentsIn(code: string, file: string): SourceDocument[] {
  return [...code.matchAll(ANY_CALL)].map(([, source]) => {
    try {
      return { file, source: source!, document: parse(source!) };
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
    }
  });
}

export function documentsUnder(folder: string): SourceDocument[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|[\\/])generated[\\/]/.test(file))
    .sort()
    .flatMap((file) => documentsIn(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
}

/**
 * Puts each document, with the fragments it needs, in the place of its call: a page then carries its own documents and no others. Built
 * pages get the hash as well that is sent in place of an operation.
 */
export function inlineDocuments(code: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>, hashed: boolean): string | null {
  const textual = hashed ? code.replace(TEXT_CALL, (call, source: string) => withHash(call, source, fragments)) : code;
  const inlined = textual.replace(CALL, (_call, source: string) => {
    const text = whole(parse(source), fragments);
    return `/*#__PURE__*/ __document(${JSON.stringify(text)}${hashed ? `, '${hashOf(text)}'` : ''})`;
  });
  if (inlined !== textual) return `import { known as __document } from '/graphql/known.ts';${inlined}`;
  return inlined === code ? null : inlined;
}

/** Whoever sends a text has put its fragments behind it; the hash is that of both. */
function withHash(call: string, source: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string {
  const document = parse(source);
  const isOperation = document.definitions[0]?.kind === Kind.OPERATION_DEFINITION;
  return isOperation ? call.replace(/\s*,?\s*\)$/, () => `, '${hashOf(whole(document, fragments))}')`) : call;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every operation of the pages by its hash: what a server must know to be asked by hash alone. */
export function operationsOf(documents: readonly SourceDocument[]): Record<string, string> {
  const fragments = fragmentsOf(documents);
  const texts = documents
    .filter(({ document }) => document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
    .map(({ document }) => whole(document, fragments));
  return Object.fromEntries(texts.map((text) => [hashOf(text), text]));
}

export const fragmentsOf = (documents: readonly SourceDocument[]): Map<string, FragmentDefinitionNode> =>
  new Map(
    documents.flatMap(({ document }) =>
      document.definitions
        .filter((part) => part.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment] as const),
    ),
  );

function whole(document: DocumentNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string {
  const needed = new Map<string, FragmentDefinitionNode>();
  const collect = (node: DocumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`No file defines the fragment ${name.value}.`);
        if (needed.has(name.value)) return;
        needed.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(document);
  const own = new Set(document.definitions.map((part) => ('name' in part ? part.name?.value : undefined)));
  const others = [...needed.values()].filter((fragment) => !own.has(fragment.name.value));
  return stripIgnoredCharacters(print({ ...document, definitions: [...document.definitions, ...others] }));
}
