import type { Actor } from '../../domain/kernel/actor.ts';
import { silentDoorbell, type Caller, type Db } from '../../domain/kernel/caller.ts';
import type { Clock } from '../../domain/kernel/clock.ts';
import type { Context, Doors } from '../../schema/context.ts';
import type { Live } from '../live/live.ts';

/** The record as it is at one moment. */
export interface Snapshot {
  db: Db;
  clock: Clock;
}

/** What resolvers are given of somebody who reads a snapshot: no session, no request, and nothing that only a process can do. */
export function snapshotContext({ db, clock }: Snapshot, actor: Actor): Context {
  const services = { db, clock, doorbell: silentDoorbell };
  const caller: Caller = { ...services, actor };
  return {
    requestId: 'export',
    services,
    user: null,
    doors: closed<Doors>(),
    live: closed<Live>(),
    onceKey: null,
    caller,
    findCaller: () => caller,
  };
}

const closed = <T extends object>(): T =>
  new Proxy({} as T, {
    get(_target, name) {
      throw new Error(`An export asks for ${String(name)}, which only a server has: leave that field out (server/exporting/selection.ts).`);
    },
  });
