import { randomUUID } from 'node:crypto';
import type { Doorbell } from '../../domain/kernel/caller.ts';

/** A doorbell that can also be heard. */
export interface LiveDoorbell extends Doorbell {
  /** Called for each ring of this or another process; `null` when rings may have been missed. */
  onRing(listener: (studioId: string | null) => void): void;
  /** Passes on to the other processes what is no record, such as who is where: short, and it may be lost. */
  whisper(message: string): void;
  onWhisper(listener: (message: string) => void): void;
  close(): Promise<void>;
}

/** Carries rings between processes. It may lose, repeat and reorder them. */
export interface Wire {
  /** Never throws and never waits. */
  send(channel: string, message: string): void;
  close(): Promise<void>;
}

export const CHANNEL = 'callboard';
/** Of what only servers need to hear. */
export const WHISPERS = 'callboard_whispers';
/** PostgreSQL carries 8,000 bytes in one message. */
const LONGEST_WHISPER = 4_000;

/**
 * Rings at once in this process, and over the wire in the others.
 * Rings of one studio in the same moment become one: who hears it reads the log to its end.
 */
export function doorbellOver(connectWire: (heard: (channel: string, message: string) => void, missed: () => void) => Wire): LiveDoorbell {
  const self = randomUUID();
  const listeners: ((studioId: string | null) => void)[] = [];
  const hearers: ((message: string) => void)[] = [];
  const rung = new Set<string>();
  const tell = (studioId: string | null) => listeners.forEach((listener) => listener(studioId));

  const wire = connectWire(
    (channel, message) => {
      const [first = '', ...rest] = message.split(' ');
      if (channel === CHANNEL) {
        if (rest[0] !== self) tell(first);
      } else if (first !== self) hearers.forEach((listener) => listener(rest.join(' ')));
    },
    () => tell(null),
  );

  return {
    ring(studioId) {
      if (rung.has(studioId)) return;
      rung.add(studioId);
      setImmediate(() => {
        rung.delete(studioId);
        tell(studioId);
        wire.send(CHANNEL, `${studioId} ${self}`);
      });
    },
    onRing: (listener) => void listeners.push(listener),
    whisper(message) {
      if (Buffer.byteLength(message) <= LONGEST_WHISPER) wire.send(WHISPERS, `${self} ${message}`);
    },
    onWhisper: (listener) => void hearers.push(listener),
    close: () => wire.close(),
  };
}
