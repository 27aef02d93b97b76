import { Client } from 'pg';
import type { Logger } from 'pino';
import { CHANNEL, type Wire } from './doorbell.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Rings by LISTEN and NOTIFY, on a connection of its own that comes back by itself. */
export function postgresWire(databaseUrl: string, log: Logger): (heard: (message: string) => void, missed: () => void) => Wire {
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
      next.on('notification', ({ payload }) => heard(payload ?? ''));
      try {
        await next.connect();
        await next.query(`LISTEN ${CHANNEL}`);
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

    const waiting = new Set<string>();
    let sending = false;
    /** One statement at a time; what is rung meanwhile goes with the next. */
    const sendWaiting = async (): Promise<void> => {
      if (sending) return;
      sending = true;
      while (waiting.size > 0) {
        const connected = client;
        if (!connected) break;
        const messages = [...waiting];
        waiting.clear();
        await connected
          .query('SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message', [CHANNEL, messages])
          .catch((error: unknown) => log.debug({ err: error }, 'Rings were lost'));
      }
      // Without a connection they are lost: whoever would have heard them polls.
      waiting.clear();
      sending = false;
    };

    return {
      send(message) {
        waiting.add(message);
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
