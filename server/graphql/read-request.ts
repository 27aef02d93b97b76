import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '../http/answer.ts';
import { readParams, type GraphqlParams } from '../http/graphql-body.ts';
import { UNKNOWN_OPERATION, type KnownOperations } from './known-operations.ts';

const MOST_BYTES = 1_000_000;
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

export interface RequestFault {
  status: number;
  message: string;
  code: string;
  headers?: Record<string, string>;
}

export type Params = Omit<GraphqlParams, 'operationHash'> & { query: string };

/** What a request asks for, or what is wrong with it. */
export async function readRequest(request: IncomingMessage, operations: KnownOperations): Promise<Params | RequestFault> {
  const params = request.method === 'GET' ? readAddress(request) : await readPost(request);
  if ('status' in params) return params;
  const { operationHash, ...asked } = params;
  const query = asked.query ?? operations.textOf(operationHash!);
  return query === null ? { status: 404, ...UNKNOWN_OPERATION } : { ...asked, query };
}

async function readPost(request: IncomingMessage): Promise<GraphqlParams | RequestFault> {
  if (request.method !== 'POST')
    return { status: 405, message: 'Send GraphQL operations as POST.', code: 'METHOD_NOT_ALLOWED', headers: { allow: 'POST' } };
  const unsupported = (message: string): RequestFault => ({ status: 415, message, code: 'UNSUPPORTED_MEDIA_TYPE' });
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    return unsupported('Send the operation as JSON in UTF-8, with the header content-type: application/json.');
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    return unsupported('Send the operation unpacked, without content-encoding.');
  try {
    const params = readParams(await readBody(request, MOST_BYTES));
    return 'fault' in params ? { status: 400, message: params.fault, code: 'BAD_REQUEST' } : params;
  } catch (error) {
    if (error instanceof BodyTooLarge)
      return { status: 413, message: 'The request is larger than 1 MB.', code: 'TOO_LARGE', headers: { connection: 'close' } };
    if (request.errored || request.destroyed) return { status: 400, message: 'The request was cut off.', code: 'BAD_REQUEST' };
    throw error;
  }
}

/**
 * A query in the address, for programs that can do no more than that. A browser sends its cookie along with whatever address a page
 * elsewhere names, so the cookie of such a request is not looked at: it is a stranger's, or that of a key in its own header.
 */
function readAddress(request: IncomingMessage): GraphqlParams | RequestFault {
  delete request.headers.cookie;
  const asked = new URLSearchParams(/\?(.*)$/s.exec(request.url ?? '')?.[1] ?? '');
  const fault = (message: string): RequestFault => ({ status: 400, message, code: 'BAD_REQUEST' });
  const body: Record<string, unknown> = {};
  for (const [name, value] of asked) {
    if (name === 'query' || name === 'operationName') body[name] = value;
    else if (value !== '')
      try {
        body[name] = JSON.parse(value);
      } catch {
        return fault(`The ${name.slice(0, 60)} in the address is not JSON, or was cut off.`);
      }
  }
  const params = readParams(Buffer.from(JSON.stringify(body)));
  return 'fault' in params ? fault(params.fault) : params;
}
