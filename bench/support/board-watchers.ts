import { WebSocket } from 'ws';

const LONGEST_MS = 30_000;

/** Sockets that all wait for the same news: resolves each watched moment with how long every one of them took, in milliseconds. */
export interface Watchers {
  /** Runs `act` and answers, for each socket, the time from its start until that socket's next message. */
  timesAfter(act: () => Promise<unknown>): Promise<number[]>;
  /** The last message's length in bytes. */
  messageBytes(): number;
  close(): void;
}

/** Opens so many sockets; `greet` is what each sends in turn, after the server's answer to the one before; a message counts once `isNews` agrees. */
export async function watchers(
  url: string,
  protocol: string | undefined,
  count: number,
  greet: string[],
  isNews: (text: string) => boolean,
): Promise<Watchers> {
  let heard: ((socket: number) => void) | null = null;
  let bytes = 0;
  const sockets = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const socket = new WebSocket(url, protocol, { perMessageDeflate: false });
      const first = new Promise<void>((resolve, reject) => {
        socket.on('error', reject);
        socket.on('close', () => reject(new Error(`Socket ${index} was closed.`)));
        let said = 0;
        const sayNext = () => said < greet.length && socket.send(greet[said++]!);
        socket.on('open', () => {
          sayNext();
          if (greet.length === 0) resolve();
        });
        socket.on('message', (data: Buffer) => {
          const text = data.toString();
          // Nobody would be told of anything any more.
          if (/"type":"(error|complete)"/.test(text)) return void reject(new Error(text));
          if (!isNews(text)) return void sayNext();
          bytes = data.length;
          resolve();
          heard?.(index);
        });
      });
      await first;
      return socket;
    }),
  );
  return {
    messageBytes: () => bytes,
    timesAfter(act) {
      return new Promise((resolve, reject) => {
        const times: number[] = [];
        const seen = new Set<number>();
        const late = setTimeout(() => reject(new Error(`Of ${count} sockets, ${times.length} had the news after 30 s.`)), LONGEST_MS);
        const startedAt = performance.now();
        heard = (index) => {
          if (seen.has(index)) return;
          seen.add(index);
          times.push(performance.now() - startedAt);
          if (times.length < count) return;
          heard = null;
          clearTimeout(late);
          resolve(times);
        };
        act().catch(reject);
      });
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}
