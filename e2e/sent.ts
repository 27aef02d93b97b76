import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** An operation as a page sent it, over HTTP or its socket. */
export interface Sent {
  at: number;
  /** Its text, where it was spelt out. */
  query: string;
  hash: string | null;
  operationName: string | null;
  variables: Record<string, unknown>;
}

export interface Heard {
  sent: Sent[];
  /** How many of them went over the socket. */
  streams: number;
  refusals: string[];
}

/** What a page sends to the API from now on, and what of it is refused. */
export function listen(page: Page): Heard {
  const heard: Heard = { sent: [], streams: 0, refusals: [] };
  const keep = (payload: Partial<Sent> & { extensions?: { persistedQuery?: { sha256Hash?: string } } }): void => {
    const { query = '', operationName = null, variables = {}, extensions } = payload;
    heard.sent.push({ at: Date.now(), query, operationName, variables, hash: extensions?.persistedQuery?.sha256Hash ?? null });
  };
  const isApi = (url: string): boolean => new URL(url).pathname === '/graphql';
  page.on('request', (request) => {
    if (isApi(request.url()) && request.method() === 'POST') keep(request.postDataJSON() as Sent);
  });
  page.on('response', async (response) => {
    if (isApi(response.url()) && response.status() >= 400)
      heard.refusals.push(`${response.status()} ${await response.text().catch(() => '')}`);
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; payload?: Sent };
      if (message.type !== 'subscribe') return;
      heard.streams += 1;
      keep(message.payload!);
    });
    socket.on('framereceived', ({ payload }) => {
      if ((JSON.parse(String(payload)) as { type: string }).type === 'error') heard.refusals.push(String(payload));
    });
  });
  return heard;
}

/** The operations of the built pages, by their hashes. */
export const builtOperations = (): Record<string, string> =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../dist/client/operations.json', import.meta.url)), 'utf8')) as Record<string, string>;
