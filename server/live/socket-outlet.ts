import type { GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import type { LiveOperation } from './live-operation.ts';
import type { Sink } from './subscriber.ts';

/** More than this unsent, and a socket is slow: it gets nothing more until it has drained, and then the latest. */
const FULL_BYTES = 512 * 1024;
const DRAINED_BYTES = 64 * 1024;

/** One socket's way out, shared by its subscriptions. */
export class SocketOutlet {
  private readonly socket: WebSocket;
  private readonly operations = new Set<LiveOperation>();
  private stalled = false;

  constructor(socket: WebSocket) {
    this.socket = socket;
  }

  get full(): boolean {
    if (this.socket.bufferedAmount > FULL_BYTES) this.stalled = true;
    return this.stalled;
  }

  write(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(text, () => {
      if (!this.stalled || this.socket.bufferedAmount > DRAINED_BYTES) return;
      this.stalled = false;
      for (const operation of this.operations) operation.drained();
    });
  }

  /** Writes an operation's payloads under its id, without parsing or serialising them again. */
  attach(id: string, operation: LiveOperation, onEnd: () => void): void {
    const opening = `{"id":${JSON.stringify(id)},"type":`;
    const outlet = this;
    const sink: Sink = {
      send: ({ text }) => outlet.write(`${opening}"next","payload":${text}}`),
      get full() {
        return outlet.full;
      },
      fail: (errors: readonly GraphQLError[]) => {
        outlet.write(`${opening}"error","payload":${JSON.stringify(errors)}}`);
        onEnd();
        operation.finish();
      },
    };
    this.operations.add(operation);
    operation.onFinish(() => this.operations.delete(operation));
    void operation.attach(sink);
  }
}
