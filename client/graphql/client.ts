import { Client, createRequest, fetchExchange, type AnyVariables, type OperationResult, type TypedDocumentNode } from '@urql/core';
import { requestHeaders } from './credentials.ts';
import { fetchByHash } from './hashes.ts';
import { patiently } from './patience.ts';
import { RequestFailed } from './request-failed.ts';

/*
 * No cache between pages and server: pages keep their last picture (read.ts), and the change feed says when to ask again.
 */
export const client = new Client({
  url: '/graphql',
  exchanges: [fetchExchange],
  fetch: (input, init) => patiently(() => fetchByHash(input, init)),
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetchOptions: () => ({ headers: requestHeaders(), credentials: 'same-origin' }),
});

export type Document<Data, Variables> = TypedDocumentNode<Data, Variables>;

let asked = 0;

/**
 * Asks once, and is answered by what the server knows from now on: the client would let a question that is the same as one under way share
 * its answer, which may have been read before the change because of which somebody asks again.
 * @throws RequestFailed
 */
export async function ask<Data, Variables extends AnyVariables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
  const request = { ...createRequest(document, variables), key: ++asked };
  return answered(await client.executeQuery(request).toPromise());
}

/** Sends a mutation; typed refusals come back as data, see refusal.ts. @throws RequestFailed */
export async function send<Data, Variables extends AnyVariables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
  return answered(await client.mutation(document, variables).toPromise());
}

/** How long a request may take before it counts as lost; it is sent again under its key. */
const LONGEST = 20_000;

/** Sends a mutation under a key of its own: sent again, it is answered as the first time and happens once. @throws RequestFailed */
export async function sendOnce<Data, Variables extends AnyVariables>(
  document: Document<Data, Variables>,
  variables: Variables,
  key: string,
): Promise<Data> {
  const headers = { ...requestHeaders(), 'idempotency-key': key };
  const fetchOptions = (): RequestInit => ({ headers, credentials: 'same-origin', signal: AbortSignal.timeout(LONGEST) });
  return answered(await client.mutation(document, variables, { fetchOptions }).toPromise());
}

/** Half an answer is none: fields that failed would show as empty, as if nothing were there. */
function answered<Data>(result: OperationResult<Data>): Data {
  if (result.error) throw RequestFailed.from(result.error);
  if (result.data === undefined || result.data === null) throw new RequestFailed('server', 'The server answered without data.', null);
  return result.data;
}
