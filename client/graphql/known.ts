import { gql } from '@urql/core';
import { keepHash } from './hashes.ts';

/** A document as the build writes it into a page: its text, and the hash that is sent in its place. */
export function known(text: string, hash?: string): ReturnType<typeof gql> {
  if (hash) keepHash(text, hash);
  return gql(text);
}
