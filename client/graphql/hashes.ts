/** Hashes of the operations that the server was built with, by their names. */
const hashes = new Map<string, string>();

/** The name of the operation that a text begins with. */
const nameOf = (text: string): string | undefined => /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];

/** Keeps what the build says of an operation. */
export function keepHash(text: string, hash: string): void {
  const name = nameOf(text);
  if (name) hashes.set(name, hash);
}

/** What is sent in place of an operation's text, or undefined where the build says nothing of it, as while developing. */
export function inPlaceOf(
  text: string,
): { operationName: string; extensions: { persistedQuery: { version: 1; sha256Hash: string } } } | undefined {
  const operationName = nameOf(text) ?? '';
  const sha256Hash = hashes.get(operationName);
  return sha256Hash === undefined ? undefined : { operationName, extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

/** How a server of another build answers, which does not know the operation: it takes the text. */
export const isUnknownHere = (errors: unknown): boolean =>
  Array.isArray(errors) &&
  errors.some((error: { extensions?: { code?: unknown } } | null) => error?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND');

/** Sends the hash of an operation in place of its text, and the text to a server that does not know it. */
export async function fetchByHash(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (typeof init?.body !== 'string') return fetch(input, init);
  const { query, ...rest } = JSON.parse(init.body) as { query: string };
  const short = inPlaceOf(query);
  if (!short) return fetch(input, init);
  const answer = await fetch(input, { ...init, body: JSON.stringify({ ...rest, ...short }) });
  return answer.status === 404 ? fetch(input, init) : answer;
}
