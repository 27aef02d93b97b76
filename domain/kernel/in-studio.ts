import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from './caller.ts';

/** Of sign-in, set-up and the finding of work: whatever is done for one studio has no need of it. */
export const EVERY = 'every';
/** Ways into studios that are kept at hand; those beyond are made anew. */
const MOST_KEPT = 1_000;

const reach = new AsyncLocalStorage<string>();

/** How far the statement that is about to be sent may see: one studio's id, or every studio; empty, and so nothing, when nobody has said. */
export const currentReach = (): string => reach.getStore() ?? '';

/** All clients of one pool of connections, by how far they reach. */
interface Family {
  root: Db;
  members: Map<string, Db>;
}
const families = new WeakMap<object, Family>();

/**
 * The same database as seen from inside one studio: statements that forget to name it see and change nothing of another.
 * The database itself keeps that (prisma/migrations, isolation); here it is told which studio it is.
 */
export const inStudio = (db: Db, studioId: string): Db => reaching(db, studioId);

/** The same database with all its studios. */
export const acrossStudios = (db: Db): Db => reaching(db, EVERY);

/** A statement that is sent past every client: with all studios before it. */
export const reachingEvery = <T>(send: () => T): T => reach.run(EVERY, send);

function reaching(db: Db, far: string): Db {
  const family = families.get(db) ?? { root: db, members: new Map<string, Db>() };
  const kept = family.members.get(far);
  if (kept) return kept;
  const [oldest] = family.members.keys();
  if (oldest !== undefined && family.members.size >= MOST_KEPT) family.members.delete(oldest);
  const member = limited(family.root, far);
  family.members.set(far, member);
  for (const one of [family.root, member]) families.set(one, family);
  return member;
}

function limited(root: Db, far: string): Db {
  const told = root.$extends({ query: { $allOperations: ({ args, query }) => reach.run(far, async () => query(args)) } }) as unknown as Db;
  return new Proxy(told, {
    get(target, key) {
      // A transaction keeps its connection, which is told before it begins.
      if (key === '$transaction')
        return (...given: Parameters<Db['$transaction']>) => reach.run(far, async () => target.$transaction(...given));
      return Reflect.get(target, key, target);
    },
  });
}
