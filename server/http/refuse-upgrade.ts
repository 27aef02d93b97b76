import type { Duplex } from 'node:stream';

/** Answers who wanted a socket with a status alone. */
export function refuseUpgrade(socket: Duplex, status: string, headers = ''): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\n${headers}connection: close\r\ncontent-length: 0\r\n\r\n`);
  else socket.destroy();
}
