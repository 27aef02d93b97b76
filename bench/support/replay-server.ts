import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface Replay {
  url: string;
  /** Says to all pages what a whole picture is, for who comes and whoever is here. */
  begin(): void;
  /** Says the patches at their pace. */
  play(): Promise<void>;
  close(): void;
}

/** What one subscription was told: payloads as their text. */
export interface Recording {
  greeting: unknown;
  snapshot: string;
  patches: string[];
  millisecondsApart: number;
}

/**
 * Stands in for a server towards pages: hands its files on, and says on every socket what was recorded, as the product's protocol has it at
 * /graphql and as it is at /plain. `page` is answered at /plain.html.
 */
export async function replayServer(
  origin: string,
  { greeting, snapshot, patches, millisecondsApart }: Recording,
  page: () => string,
): Promise<Replay> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const say = new Map<WebSocket, (payload: string) => void>();
  const server = createServer((request, response) => {
    if (request.url === '/plain.html') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
    fetch(origin + request.url).then(
      async (file) => {
        const kept = [...file.headers].filter(([name]) => !/^(content-(encoding|length)|date|connection|keep-alive|transfer-)/.test(name));
        response.writeHead(file.status, Object.fromEntries(kept)).end(Buffer.from(await file.arrayBuffer()));
      },
      () => response.writeHead(502).end(),
    );
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('close', () => say.delete(opened));
      if (request.url === '/plain') return void say.set(opened, (payload) => opened.send(payload));
      opened.on('message', (data: Buffer) => {
        const { type, id } = JSON.parse(String(data)) as { type: string; id?: string };
        if (type === 'connection_init') opened.send(JSON.stringify({ type: 'connection_ack', payload: greeting }));
        if (type === 'ping') opened.send('{"type":"pong"}');
        if (type !== 'subscribe') return;
        say.set(opened, (payload) => opened.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`));
        say.get(opened)!(snapshot);
      });
    }),
  );
  // A page asks for this protocol by name; the plain one for none.
  sockets.options.handleProtocols = (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const all = (payload: string): void => say.forEach((one) => one(payload));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin: () => all(snapshot),
    play: () =>
      new Promise((resolve) => {
        const startedAt = performance.now();
        let said = 0;
        const timer = setInterval(() => {
          while (said < patches.length && performance.now() - startedAt >= said * millisecondsApart) all(patches[said++]!);
          if (said < patches.length) return;
          clearInterval(timer);
          resolve();
        }, 4);
      }),
    close() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}
