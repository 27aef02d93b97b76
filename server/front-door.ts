import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { portRefusal } from './web-port.ts';

/** Connections that may wait to be accepted: thousands of walls knock at once when a server comes back, and who finds no room waits for seconds. */
const BACKLOG = 4_096;

/** A port that is held, with all who knock at it waiting outside. */
export interface FrontDoor {
  readonly port: number;
  /** Lets in who has knocked and who will. The server closes the door when it closes. */
  leadTo(server: HttpServer): Promise<void>;
}

/**
 * Holds the port before there is a server behind it. Whoever knocks while the rest of a program is read and put together waits that second
 * or two; turned away, thousands of walls would try again and again, each after a longer pause.
 * @throws CannotStart when the port cannot be had
 */
export async function openFrontDoor({ host, port }: { host: string; port: number }): Promise<FrontDoor> {
  const outside = new Set<Socket>();
  // The same for all: sockets stay for months, and a function of its own would with each.
  function gone(this: Socket): void {
    outside.delete(this);
  }
  const door = createServer({ pauseOnConnect: true }, (socket) => {
    outside.add(socket);
    socket.on('close', gone).on('error', gone);
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', (error) => reject(portRefusal(error, host, port)));
    door.listen({ host, port, backlog: BACKLOG }, resolve);
  });
  return {
    port: (door.address() as AddressInfo).port,
    async leadTo(server) {
      // The same handle: nobody who knocks in this moment is missed.
      await new Promise<void>((resolve) => server.listen(door, resolve));
      for (const socket of outside) {
        server.emit('connection', socket.off('close', gone));
        socket.resume();
      }
      outside.clear();
    },
  };
}
