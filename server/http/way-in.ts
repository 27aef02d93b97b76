import type { IncomingMessage } from 'node:http';
import { isFromThisMachine } from './origin.ts';

/** What is kept of how a request or a socket came in, for as long as it is served. */
export interface WayIn {
  /** Somebody sits at this very machine. */
  fromThisMachine: boolean;
  /** `Idempotency-Key` of the request. */
  onceKey: string | null;
}

const MOST_KEY = 255;

export function wayInOf(request: IncomingMessage): WayIn {
  const key = request.headers['idempotency-key'];
  return { fromThisMachine: isFromThisMachine(request), onceKey: typeof key === 'string' && key !== '' ? key.slice(0, MOST_KEY) : null };
}
