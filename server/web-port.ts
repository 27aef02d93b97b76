import { createServer } from 'node:net';
import { CannotStart } from './cannot-start.ts';
import { localAddress, type StartConfig } from './config.ts';
import { freePort } from './embedded/free-port.ts';

/** Decides the port before anything is started, so that a busy one costs no waiting. */
export async function settlePort<C extends StartConfig>(config: C): Promise<C> {
  if (config.port !== 0) {
    await requireFree(config);
    return config;
  }
  const port = await freePort(config.host);
  const publicUrl = config.publicUrl === localAddress(config.host, 0) ? localAddress(config.host, port) : config.publicUrl;
  return { ...config, port, publicUrl };
}

const requireFree = ({ host, port }: StartConfig): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portRefusal(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });

export function portRefusal(error: unknown, host: string, port: number): unknown {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program; stop that, or start with another port: PORT=${port + 1} npm start.`,
    EACCES: `This user may not open port ${port}; start with a port above 1023: PORT=4000 npm start.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine; use 127.0.0.1 for this machine only or 0.0.0.0 for the network.`,
    ENOTFOUND: `HOST ${host} cannot be looked up; use 127.0.0.1 for this machine only or 0.0.0.0 for the network.`,
  };
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence ? new CannotStart(sentence) : error;
}
