import type { PrismaClient } from '../../prisma/generated/client/client.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';

export type Db = PrismaClient;

/** Wakes whoever follows a studio's log. A ring may be lost or repeated: it carries no state. */
export interface Doorbell {
  ring(studioId: string): void;
}

export const silentDoorbell: Doorbell = { ring: () => undefined };

/** What the domain needs from its process. */
export interface Services {
  db: Db;
  clock: Clock;
  doorbell: Doorbell;
}

/** Somebody at the door: who acts, with what. Every command and read takes one. */
export interface Caller extends Services {
  actor: Actor;
  /** Idempotency key of the request; a repeated command with it answers as before and writes nothing. */
  onceKey?: string;
}
