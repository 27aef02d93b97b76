import { Client } from 'pg';
import type { Logger } from 'pino';
import { CHANNEL, type Wire } from './doorbell.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Rings by LISTEN and NOTIFY, on a connection of its own that comes back by itself. */
export function postgresWire(
  databaseUrl: string,
  log: Logger,
  channels: readonly string[] = [CHANNEL],
): (heard: (channel: string, message: string) => void, missed: () => void) => Wire {
  return (heard, missed) => {
    let client: Client | null = null;
    let closed = false;
    let pause = FIRST_PAUSE_MS;
    let timer: NodeJS.Timeout | undefined;

    const connect = async (): Promise<void> => {
      const next = new Client({ connectionString: databaseUrl, application_name: 'callboard doorbell', keepAlive: true });
      const lost = () => {
        if (client !== next && client !== null) return;
        client = null;
        void next.end().catch(() => undefined);
        retry();
      };
      next.on('error', lost);
      next.on('end', lost);
      next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
      try {
        await next.connect();
        for (const channel of channels) await next.query(`LISTEN ${channel}`);
        if (closed) return void (await next.end());
        client = next;
        pause = FIRST_PAUSE_MS;
        missed();
      } catch (error) {
        log.warn({ err: error }, 'The doorbell cannot reach the database; trying again');
        lost();
      }
    };
    const retry = () => {
      if (closed || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        void connect();
      }, pause);
    };
    void connect();

    const waiting = new Map<string, { channel: string; message: string }>();
    let sending = false;
    /** One statement at a time; what is rung meanwhile goes with the next. */
    const sendWaiting = async (): Promise<void> => {
      if (sending) return;
      sending = true;
      while (waiting.size > 0) {
        const connected = client;
        if (!connected) break;
        const messages = [...waiting.values()];
        waiting.clear();
        await connected
          .query('SELECT pg_notify(channel, message) FROM unnest($1::text[], $2::text[]) AS told (channel, message)', [
            messages.map(({ channel }) => channel),
            messages.map(({ message }) => message),
          ])
          .catch((error: unknown) => log.debug({ err: error }, 'Rings were lost'));
      }
      // Without a connection they are lost: whoever would have heard them polls.
      waiting.clear();
      sending = false;
    };

    return {
      send(channel, message) {
        waiting.set(`${channel} ${message}`, { channel, message });
        void sendWaiting();
      },
      async close() {
        closed = true;
        clearTimeout(timer);
        const last = client;
        client = null;
        await last?.end().catch(() => undefined);
      },
    };
  };
}
