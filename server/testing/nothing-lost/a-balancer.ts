import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { answersReady } from './kept-process.ts';

const LOOKS_EVERY_MS = 100;

export interface Balancer {
  url: string;
  /** Requests that were given to a server and not answered by it. */
  failed: string[];
  close(): Promise<void>;
}

/**
 * What stands before the servers of a deployment, in its simplest form: it looks at /ready again and again, gives each request to the next
 * server that is, over connections that are kept, and tries another only where none could be made.
 */
export async function aBalancer(urls: readonly string[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const failed: string[] = [];
  let ready: readonly string[] = urls;
  let turn = 0;
  const look = setInterval(async () => {
    const answers = await Promise.all(urls.map(answersReady));
    ready = urls.filter((_, n) => answers[n]);
  }, LOOKS_EVERY_MS);
  const next = (): URL => new URL(ready[(turn += 1) % ready.length] ?? urls[0]!);

  const pass = (request: IncomingMessage, response: ServerResponse, body: Buffer, tries = 0): void => {
    const to = next();
    const onward = ask(to, { agent, method: request.method!, path: request.url!, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    });
    response.once('close', () => onward.destroy());
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (response.destroyed) return;
      // Nothing was sent yet.
      if (error.code === 'ECONNREFUSED' && tries < 20) return void setTimeout(() => pass(request, response, body, tries + 1), 50);
      failed.push(`${request.url} at ${to.host}: ${error.message}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    onward.end(body);
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    pass(request, response, Buffer.concat(parts));
  });
  server.on('upgrade', (request, socket, head) => {
    const to = next();
    const onward = connect(Number(to.port), to.hostname, () => {
      const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => [onward, socket].forEach((one) => one.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failed,
    async close() {
      clearInterval(look);
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
