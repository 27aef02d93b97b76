import { keepHash } from './hashes.ts';

/**
 * A document as plain text, for the one who sends it without a GraphQL client. Its types are generated like those of any other, and the
 * build adds its hash.
 */
export function graphqlText(source: string, hash?: string): string {
  if (hash) keepHash(source, hash);
  return source;
}
