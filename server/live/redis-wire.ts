import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { CHANNEL, type Wire } from './doorbell.ts';

/** Rings by Redis pub/sub. While Redis is away rings are lost, not queued: the poll behind the doorbell finds what they were for. */
export function redisWire(
  redisUrl: string,
  log: Logger,
  channels: readonly string[] = [CHANNEL],
): (heard: (channel: string, message: string) => void, missed: () => void) => Wire {
  return (heard, missed) => {
    const options = {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times: number) => Math.min(100 * 2 ** Math.min(times, 6), 3_000),
    };
    const sender = new Redis(redisUrl, options);
    const listener = new Redis(redisUrl, { ...options, autoResubscribe: false });
    let away = false;
    const lost = (error: Error) => {
      if (!away) log.warn({ err: error }, 'Redis is away; live updates fall back to polling');
      away = true;
    };
    sender.on('error', lost);
    listener.on('error', lost);
    listener.on('ready', () => {
      listener.subscribe(...channels).then(
        () => {
          away = false;
          missed();
        },
        (error: Error) => lost(error),
      );
    });
    listener.on('message', heard);

    return {
      send(channel, message) {
        if (sender.status === 'ready')
          sender.publish(channel, message).catch((error: unknown) => log.debug({ err: error }, 'A ring was lost'));
      },
      async close() {
        sender.disconnect();
        listener.disconnect();
      },
    };
  };
}
