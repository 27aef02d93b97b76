import { gql } from '@urql/core';

/** Hashes of the operations that the server was built with, by their names. */
const hashes = new Map<string, string>();

/** A document as the build writes it into a page: its text, and the hash that is sent in its place. */
export function known(text: string, hash?: string): ReturnType<typeof gql> {
  const document = gql(text);
  for (const part of hash ? document.definitions : []) if (part.kind === 'OperationDefinition') hashes.set(part.name!.value, hash!);
  return document;
}

/** Sends the hash of an operation in place of its text, and the text to a server of another build, which does not know it. */
export async function fetchByHash(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (typeof init?.body !== 'string') return fetch(input, init);
  const { query: _text, ...rest } = JSON.parse(init.body) as { query: string; operationName?: string };
  const sha256Hash = hashes.get(rest.operationName ?? '');
  if (!sha256Hash) return fetch(input, init);
  const body = JSON.stringify({ ...rest, extensions: { persistedQuery: { version: 1, sha256Hash } } });
  const answer = await fetch(input, { ...init, body });
  return answer.status === 404 ? fetch(input, init) : answer;
}
