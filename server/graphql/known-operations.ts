import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { stripIgnoredCharacters } from 'graphql';

/** What our own pages ask, by the SHA-256 of its text: pages send the hash alone. */
export interface KnownOperations {
  textOf(hash: string): string | null;
  /** Whether it is one of them, however it is spaced. */
  isKnown(query: string): boolean;
}

/** Clients that speak of persisted queries know this code, and send the text after it. */
export const UNKNOWN_OPERATION = {
  message: 'No operation with this hash is known here. Send its text; a page that is open for long can be reloaded.',
  code: 'PERSISTED_QUERY_NOT_FOUND',
};
export const ONLY_KNOWN = {
  message: 'Only the operations of Callboard’s own pages are taken here without an API key. Reload the page, or use a key.',
  code: 'OPERATION_NOT_KNOWN',
};

export function knownOperations(texts: Readonly<Record<string, string>>): KnownOperations {
  const known = new Map(Object.entries(texts));
  return {
    textOf: (hash) => known.get(hash) ?? null,
    isKnown(query) {
      try {
        return known.has(createHash('sha256').update(stripIgnoredCharacters(query)).digest('hex'));
      } catch {
        return false; // no document at all
      }
    },
  };
}

/** Of the pages that were built into this folder. */
export function builtOperations(folder: string): KnownOperations {
  const file = `${folder}/operations.json`;
  return knownOperations(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {});
}

/** The hash in `extensions.persistedQuery` of a request, if there is one. */
export function hashIn(extensions: unknown): string | null {
  const asked = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;
  return typeof asked === 'string' && /^[0-9a-f]{64}$/.test(asked) ? asked : null;
}
