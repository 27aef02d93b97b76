import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { isLoopback, namesThisMachine } from './origin.ts';

const MOST_KEY = 255;

/** What is kept of how a request or a socket came in, for as long as it is served. */
export class WayIn {
  /** `Idempotency-Key` of the request. */
  readonly onceKey: string | null;
  /** The connection, if what it brought does not tell already that somebody sits elsewhere. */
  private readonly near: Socket | null;

  constructor(near: Socket | null, onceKey: string | null) {
    this.near = near;
    this.onceKey = onceKey;
  }

  /** Whether somebody sits at this very machine. The system is only asked when somebody wants to know. */
  get fromThisMachine(): boolean {
    return this.near !== null && isLoopback(this.near.remoteAddress);
  }
}

export function wayInOf(request: IncomingMessage): WayIn {
  const key = request.headers['idempotency-key'];
  return new WayIn(
    namesThisMachine(request) ? request.socket : null,
    typeof key === 'string' && key !== '' ? key.slice(0, MOST_KEY) : null,
  );
}
