import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { portRefusal } from './web-port.ts';

/** Connections that may wait to be accepted: thousands of walls knock at once when a server comes back, and who finds no room waits for seconds. */
const BACKLOG = 4_096;

/** The first are answered while the last are still led on, and others come in between. */
const AT_ONCE = 10;

/** Whoever knocks on and on must not keep the house from being put together. */
const LONGEST_MS = 2_000;

/** A port that is held, with all who knock at it waiting inside. */
export interface FrontDoor {
  readonly port: number;
  /** Brings in everybody who stands at the door, to wait inside: the system keeps only some thousands there, and forgets the others. */
  bringIn(): Promise<void>;
  /**
   * Leads to the server who has knocked and who will, and resolves when it listens. Who has waited is led on a few at a time. The server closes
   * the door when it closes.
   */
  leadTo(server: HttpServer): Promise<void>;
}

/**
 * Holds the port before there is a server behind it. Whoever knocks while the rest of a program is read and put together waits that second
 * or two; turned away, thousands of walls would try again and again, each after a longer pause.
 * @throws CannotStart when the port cannot be had
 */
export async function openFrontDoor({ host, port }: { host: string; port: number }): Promise<FrontDoor> {
  const waiting = new Set<Socket>();
  // The same for all: sockets stay for months, and a function of its own would with each.
  function gone(this: Socket): void {
    waiting.delete(this);
  }
  const door = createServer({ pauseOnConnect: true }, (socket) => {
    waiting.add(socket);
    socket.on('close', gone).on('error', gone);
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', (error) => reject(portRefusal(error, host, port)));
    door.listen({ host, port, backlog: BACKLOG }, resolve);
  });
  async function leadOn(server: HttpServer): Promise<void> {
    let led = 0;
    for (const socket of waiting) {
      waiting.delete(socket);
      // It may have been asked to stop meanwhile.
      if (!server.listening) {
        socket.destroy();
        continue;
      }
      server.emit('connection', socket.off('close', gone));
      socket.resume();
      led += 1;
      if (led % AT_ONCE === 0) await turn();
    }
  }
  return {
    port: (door.address() as AddressInfo).port,
    async bringIn() {
      const endAt = performance.now() + LONGEST_MS;
      // One comes in at each turn of the event loop.
      for (let before = -1; before < waiting.size && performance.now() < endAt;) {
        before = waiting.size;
        await turn();
      }
    },
    async leadTo(server) {
      // The same handle: nobody who knocks in this moment is missed.
      await new Promise<void>((resolve) => server.listen(door, BACKLOG, resolve));
      void leadOn(server);
    },
  };
}
