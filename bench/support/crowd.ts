import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** In a greeting, where the revision goes that a client has; null for none. */
export const SINCE = '"the revision it has"';

/** Slower than a server lets sockets in, so that opening is never what is measured. */
const OPENED_PER_SECOND = 400;
const LONGEST_MS = 180_000;

export interface CrowdOptions {
  url: string;
  protocol?: string;
  count: number;
  /** What the clients say in turn, each after the answer to what it said before; the first client says the first of them, and so on around. */
  greets: string[][];
  /** Whether they remember the revision they have been told. */
  resumes?: boolean;
}

export type Order =
  | ({ kind: 'open'; perSecond: number } & CrowdOptions)
  /** From now on: who is told anything, or what holds this text. */
  | { kind: 'watch'; marker: string | null }
  | { kind: 'count' };

export type Told =
  | { kind: 'open' }
  | { kind: 'watching' }
  | ({ kind: 'heard' } & Heard)
  | { kind: 'count'; arrived: number; heard: number }
  | { kind: 'failed'; message: string };

/** All have heard of it. */
export interface Heard {
  /** When the last one had, on the clock of moment.ts. */
  at: number;
  bytes: number;
}

export interface Crowd {
  /** Runs `act` and waits until every client has been told something, or what holds the text. */
  hear(act: () => Promise<unknown>, marker?: string): Promise<Heard>;
  close(): void;
}

/** Opens so many clients in a process of their own, and answers when each has its first picture. */
export async function crowd(options: CrowdOptions): Promise<Crowd> {
  const child = fork(fileURLToPath(new URL('./crowd-process.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  const say = (order: Order): void => void child.send(order);
  const until = <Kind extends Told['kind']>(kind: Kind): Promise<Extract<Told, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(late);
        child.off('message', take).off('exit', gone);
      };
      const gone = (): void => reject(new Error('The clients’ process ended.'));
      const take = (told: Told): void => {
        if (told.kind === 'failed') reject(new Error(told.message));
        else if (told.kind === 'count' && kind !== 'count')
          reject(
            new Error(
              `Of ${options.count} clients ${told.arrived} had arrived and ${told.heard} had the news after ${LONGEST_MS / 1_000} s.`,
            ),
          );
        else if (told.kind !== kind) return;
        else resolve(told as Extract<Told, { kind: Kind }>);
        end();
      };
      const late = setTimeout(() => say({ kind: 'count' }), LONGEST_MS);
      child.on('message', take).on('exit', gone);
    });
  const open = until('open');
  say({ kind: 'open', perSecond: OPENED_PER_SECOND, ...options });
  await open;
  return {
    async hear(act, marker) {
      const watching = until('watching');
      say({ kind: 'watch', marker: marker ?? null });
      await watching;
      const heard = until('heard');
      await Promise.all([act(), heard]);
      return heard;
    },
    close: () => child.disconnect(),
  };
}
