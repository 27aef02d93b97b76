import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson } from './http/answer.ts';
import { isFromThisMachine } from './http/origin.ts';

/** Figures in the text format of Prometheus. */
export interface Figures {
  contentType: string;
  text(): Promise<string>;
}

/** GET /metrics: for whoever shows METRICS_TOKEN, or asks from this machine. It tells of all studios together, and names none. */
export const metricsRoute =
  (figures: Figures, token: string | null) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isAllowed(request, token))
      return answerJson(response, 403, {
        message: 'Ask from the machine itself, or set METRICS_TOKEN and send it as authorization: Bearer ….',
      });
    const text = await figures.text();
    response.writeHead(200, { 'content-type': figures.contentType, 'cache-control': 'no-store' });
    response.end(text);
  };

function isAllowed(request: IncomingMessage, token: string | null): boolean {
  const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (shown === undefined) return isFromThisMachine(request);
  const [given, right] = [Buffer.from(shown), Buffer.from(token ?? '')];
  return token !== null && given.length === right.length && timingSafeEqual(given, right);
}
