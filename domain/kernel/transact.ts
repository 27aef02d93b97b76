import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor } from './actor.ts';
import type { Caller } from './caller.ts';
import type { Instant } from './clock.ts';
import { newId } from './ids.ts';
import { acrossStudios, inStudio } from './in-studio.ts';
import { sqlState } from './sql-state.ts';

/** One transaction of one actor. `at` is its moment: everything it writes carries the same. */
export interface Tx {
  db: Prisma.TransactionClient;
  actor: Actor;
  studioId: string;
  at: Instant;
  /** Names this one act in the log: what it changed is undone together. */
  actId: string;
}

export interface Sight {
  /** Only the set-up of a studio looks beyond its own. */
  sees?: 'its_studio' | 'every_studio';
}

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
const MOST_TRIES = 5;

/**
 * Runs the work in one transaction and rings the studio's doorbell once it is committed.
 * Resources are locked in id order, so a deadlock should not happen; if the database reports one, the work starts anew.
 */
export async function transact<T>(caller: Caller, work: (tx: Tx) => Promise<T>, { sees = 'its_studio' }: Sight = {}): Promise<T> {
  const { actor, clock, doorbell } = caller;
  const db = sees === 'every_studio' ? acrossStudios(caller.db) : inStudio(caller.db, actor.studioId);
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await db.$transaction(
        (client) => work({ db: client, actor, studioId: actor.studioId, at: clock.now(), actId: newId() }),
        // A writer may wait in line behind others of its studio; Prisma's defaults (2 s and 5 s) would fail it under load.
        { maxWait: 30_000, timeout: 60_000 },
      );
      doorbell.ring(actor.studioId);
      return result;
    } catch (error) {
      const state = sqlState(error);
      if ((state !== DEADLOCK && state !== SERIALIZATION) || tries >= MOST_TRIES) throw error;
    }
  }
}
