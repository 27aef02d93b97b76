import { createServer } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from './embedded/free-port.ts';
import { openFrontDoor } from './front-door.ts';

const HERE = '127.0.0.1';

function aHouse() {
  const server = createServer((request, response) => void response.end(`you asked ${request.url}`));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('welcome'));
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  return server;
}

test('who knocks before the house stands is let in when it does, and who knocks later as ever', async () => {
  const door = await openFrontDoor({ host: HERE, port: 0 });
  const ask = async (path: string): Promise<string> => (await fetch(`http://${HERE}:${door.port}${path}`)).text();
  let answered = false;
  const early = ask('/early').finally(() => (answered = true));
  const socket = new WebSocket(`ws://${HERE}:${door.port}`);
  const greeting = once(socket, 'message');
  const impatient = connect(door.port, HERE);
  await once(impatient, 'connect');
  impatient.destroy();
  await wait(100);
  expect([answered, socket.readyState]).toEqual([false, WebSocket.CONNECTING]);

  const server = aHouse();
  await door.leadTo(server);
  expect(await early).toBe('you asked /early');
  expect(String((await greeting)[0])).toBe('welcome');
  expect(await ask('/late')).toBe('you asked /late');
  socket.terminate();

  // The server that is closed gives the port back.
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(ask('/gone')).rejects.toThrow('fetch failed');
  await openFrontDoor({ host: HERE, port: door.port }).then((again) => again.leadTo(aHouse()));
});

test('a port that another program has is told in a sentence', async () => {
  const port = await freePort();
  const other = await openFrontDoor({ host: HERE, port });
  await other.leadTo(aHouse());
  await expect(openFrontDoor({ host: HERE, port })).rejects.toThrow(`Port ${port} is taken by another program`);
});

test('a crowd at the door is brought in before the house stands, and all of it is answered', async () => {
  const door = await openFrontDoor({ host: HERE, port: 0 });
  const asked = Array.from({ length: 300 }, async (_, n) => {
    const socket = connect(door.port, HERE);
    socket.write(`GET /${n} HTTP/1.1\r\nhost: ${HERE}\r\nconnection: close\r\n\r\n`);
    let answer = '';
    for await (const part of socket) answer += String(part);
    return answer.includes(`you asked /${n}`);
  });
  await door.bringIn();
  await door.leadTo(aHouse());
  expect(await Promise.all(asked)).toEqual(asked.map(() => true));
});
