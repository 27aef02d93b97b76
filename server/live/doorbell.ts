import { randomUUID } from 'node:crypto';
import type { Doorbell } from '../../domain/kernel/caller.ts';

/** A doorbell that can also be heard. */
export interface LiveDoorbell extends Doorbell {
  /** Called for each ring of this or another process; `null` when rings may have been missed. */
  onRing(listener: (studioId: string | null) => void): void;
  close(): Promise<void>;
}

/** Carries rings between processes. It may lose, repeat and reorder them. */
export interface Wire {
  /** Never throws and never waits. */
  send(message: string): void;
  close(): Promise<void>;
}

export const CHANNEL = 'callboard';

/**
 * Rings at once in this process, and over the wire in the others.
 * Rings of one studio in the same moment become one: who hears it reads the log to its end.
 */
export function doorbellOver(connectWire: (heard: (message: string) => void, missed: () => void) => Wire): LiveDoorbell {
  const self = randomUUID();
  const listeners: ((studioId: string | null) => void)[] = [];
  const rung = new Set<string>();
  const tell = (studioId: string | null) => listeners.forEach((listener) => listener(studioId));

  const wire = connectWire(
    (message) => {
      const [studioId = '', sender] = message.split(' ');
      if (sender !== self) tell(studioId);
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
        wire.send(`${studioId} ${self}`);
      });
    },
    onRing: (listener) => void listeners.push(listener),
    close: () => wire.close(),
  };
}
