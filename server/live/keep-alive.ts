import type { WebSocket } from 'ws';

/** Each is asked once in this time. */
const PING_MS = 12_000;
/** So many parts of them in turn, so that thousands are not asked in the same moment. */
const PARTS = 24;

/** Asks sockets for a sign of life. A peer that vanished without a word (sleep, pulled cable) answers none and is dropped at the next. */
export class KeepAlive {
  private readonly parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  /** Asked, and not heard from since. */
  private readonly silent = new Set<WebSocket>();
  /** One for all: what is kept of a socket here is kept thousands of times. */
  private readonly heard: (this: WebSocket) => void;
  private readonly timer: NodeJS.Timeout;
  private joined = 0;
  private turn = 0;

  constructor() {
    this.timer = setInterval(() => this.ask(this.parts[(this.turn += 1) % PARTS]!), PING_MS / PARTS);
    this.timer.unref();
    const { silent } = this;
    this.heard = function (this: WebSocket) {
      silent.delete(this);
    };
  }

  watch(socket: WebSocket): void {
    this.parts[(this.joined += 1) % PARTS]!.add(socket);
    socket.on('pong', this.heard);
  }

  /** It has closed. */
  forget(socket: WebSocket): void {
    this.silent.delete(socket);
    for (const part of this.parts) if (part.delete(socket)) return;
  }

  close(): void {
    clearInterval(this.timer);
  }

  private ask(part: ReadonlySet<WebSocket>): void {
    for (const socket of part) {
      if (this.silent.has(socket)) socket.terminate();
      else {
        this.silent.add(socket);
        socket.ping();
      }
    }
  }
}
