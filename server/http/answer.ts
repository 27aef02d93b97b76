import type { IncomingMessage, ServerResponse } from 'node:http';

export function answerJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** A refusal in the shape that every GraphQL client reads. */
export function answerGraphqlError(
  response: ServerResponse,
  status: number,
  { message, code }: { message: string; code: string },
  headers: Record<string, string> = {},
): void {
  const type = /application\/graphql-response\+json/.test(response.req.headers.accept ?? '')
    ? 'application/graphql-response+json'
    : 'application/json';
  answerJson(
    response,
    status,
    { errors: [{ message, extensions: { code, requestId: response.getHeader('x-request-id') } }] },
    { 'content-type': `${type}; charset=utf-8`, ...headers },
  );
}

export class BodyTooLarge extends Error {}

/** Reads a body up to the limit; what comes after it is left unread and the connection closed. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new BodyTooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) throw new BodyTooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
