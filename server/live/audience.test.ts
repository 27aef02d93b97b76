import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { pino } from 'pino';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { record } from '../../domain/activity/record.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Db } from '../../domain/kernel/caller.ts';
import { NotAllowed } from '../../domain/kernel/errors.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { transact } from '../../domain/kernel/transact.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import type { Context } from '../../schema/context.ts';
import { AccessWatch } from './access-watch.ts';
import { audienceKey } from './audience.ts';
import { doorbellOver } from './doorbell.ts';
import { Hub } from './hub.ts';
import { LiveOperation } from './live-operation.ts';
import type { Tick } from './live.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const member = (name: string, role: 'coordinator' | 'crew' | 'client' = 'coordinator'): Actor => studio.as(name, role).actor;

/** A schema of two subscriptions: one answers for a role, the other says the person's name. */
function aHub(outage: { failing: boolean } = { failing: false }) {
  const log = pino({ level: 'silent' });
  const doorbell = doorbellOver(() => ({ send: () => undefined, close: async () => undefined }));
  const field = (answer: (tick: Tick, context: Context) => string | Promise<string>) => ({
    type: new GraphQLNonNull(GraphQLString),
    args: { since: { type: GraphQLInt }, flavour: { type: GraphQLString } },
    subscribe: (_root: unknown, args: { since?: number }, context: Context) => context.live.watch(context.caller.actor, args.since),
    resolve: (tick: Tick, _args: unknown, context: Context) => answer(tick, context),
  });
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType<Tick, Context>({
      name: 'Subscription',
      fields: {
        role: field(({ to }, { caller }) => {
          if (outage.failing) throw new Error('the database is away');
          return `${caller.actor.role} ${to}`;
        }),
        person: field(({ to }, { caller }) => `${caller.actor.name} ${to}`),
        copied: field((_tick, { caller }) => ({ ...caller.actor }).name),
        stretch: field(async (tick) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
          return `${tick.fresh ? 'fresh' : tick.from} ${tick.to}`;
        }),
        refused: field(() => {
          throw new NotAllowed('This', 'nobody');
        }),
      } as never,
    }),
  });
  let readings = 0;
  const db = studio.db.$extends({
    query: {
      change: {
        findMany: ({ args, query }) => {
          readings += 1;
          return query(args);
        },
      },
    },
  }) as unknown as Db;
  const access = new AccessWatch(studio.db, log);
  const createContext = (actor: Actor) => ({ caller: { db: studio.db, actor }, live: hub }) as unknown as Context;
  const hub: Hub = new Hub({ schema, db, doorbell, log, access, createContext });
  onTestFinished(() => {
    hub.close();
    access.close();
  });
  const heard = async (actor: Actor, query: string): Promise<string[]> => {
    const texts: string[] = [];
    const operation = await hub.subscribe({ schema, document: parse(query), contextValue: createContext(actor) });
    if (!(operation instanceof LiveOperation)) throw new Error(JSON.stringify(operation));
    onTestFinished(() => operation.finish());
    void operation.attach({
      send: ({ text }) => void texts.push(text),
      full: false,
      fail: (errors) => void texts.push(errors[0]!.message),
    });
    return texts;
  };
  const write = async (): Promise<number> => {
    await transact(studio.system, (tx) =>
      record(tx, { area: 'scheduling', entity: 'booking', entityId: newId(), kind: 'moved', before: null, after: {} }),
    );
    doorbell.ring(studio.studioId);
    return Number((await studio.db.studio.findUniqueOrThrow({ where: { id: studio.studioId } })).revision);
  };
  return { hub, heard, write, readings: () => readings };
}

test('who reads who the actor is gets an answer of their own', async () => {
  const { hub, heard, write } = aHub();
  const [ana, ben] = [await heard(member('Ana'), 'subscription { person }'), await heard(member('Ben'), 'subscription { person }')];
  await vi.waitFor(() => expect([ana[0], ben[0]]).toEqual([expect.stringContaining('Ana'), expect.stringContaining('Ben')]));
  const revision = await write();
  await vi.waitFor(() =>
    expect([ana.at(-1), ben.at(-1)]).toEqual([`{"data":{"person":"Ana ${revision}"}}`, `{"data":{"person":"Ben ${revision}"}}`]),
  );
  expect(ana.join()).not.toContain('Ben');
  expect(hub.runner.executions).toBeLessThan(8);
});

test('copying the actor counts as reading it', async () => {
  const { heard } = aHub();
  const [ana, ben] = [await heard(member('Ana'), 'subscription { copied }'), await heard(member('Ben'), 'subscription { copied }')];
  await vi.waitFor(() => expect([ana[0], ben[0]]).toEqual(['{"data":{"copied":"Ana"}}', '{"data":{"copied":"Ben"}}']));
});

test('others share, as long as they ask the very same', async () => {
  const { hub, heard, write } = aHub();
  const all = await Promise.all([
    heard(member('Ana'), 'subscription { role }'),
    heard(member('Ben'), 'subscription { role }'),
    heard(member('Cleo', 'crew'), 'subscription { role }'),
    heard(member('Ana'), 'subscription { role(flavour: "sour") }'),
  ]);
  await vi.waitFor(() => expect(all.map((texts) => texts.length)).toEqual([1, 1, 1, 1]));
  const before = hub.runner.executions;
  await write();
  await vi.waitFor(() => expect(all.map((texts) => texts.length)).toEqual([2, 2, 2, 2]));
  expect(hub.runner.executions - before).toBe(3);
  expect(all[0]!.at(-1)).toContain('coordinator');
  expect(all[2]!.at(-1)).toContain('crew');
});

test('an outage sends nothing wrong and skips nothing: what was missed follows', async () => {
  const outage = { failing: false };
  const { heard, write } = aHub(outage);
  const ana = await heard(member('Ana'), 'subscription { role }');
  await vi.waitFor(() => expect(ana).toHaveLength(1));
  outage.failing = true;
  await write();
  const revision = await write();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(ana).toHaveLength(1);
  outage.failing = false;
  await vi.waitFor(() => expect(ana.at(-1)).toBe(`{"data":{"role":"coordinator ${revision}"}}`), { timeout: 4_000 });
});

test('stretches of the log follow on each other for everyone, however slow the answers and whoever joins in between', async () => {
  const { heard, write } = aHub();
  const all: { since: number; texts: string[] }[] = [];
  let revision = await write();
  for (let n = 0; n < 40; n += 1) {
    const since = Math.max(0, revision - (n % 4));
    all.push({ since, texts: await heard(member('Ana'), `subscription { stretch(since: ${since}) }`) });
    // With the literal above each is a group of its own; these are one group that more and more join.
    all.push({ since: -1, texts: await heard(member('Ben'), 'subscription { stretch }') });
    if (n % 2) revision = await write();
    await new Promise((resolve) => setTimeout(resolve, (n % 5) * 8));
  }
  revision = await write();
  await vi.waitFor(() => expect(all.every(({ texts }) => texts.at(-1)?.endsWith(` ${revision}"}}`))).toBe(true), { timeout: 5_000 });
  for (const { since, texts } of all) {
    let at: string | null = since < 0 ? null : String(since);
    for (const text of texts) {
      const [from, to] = (JSON.parse(text) as { data: { stretch: string } }).data.stretch.split(' ');
      expect(from).toBe(at ?? 'fresh');
      at = to!;
    }
  }
});

test('who come back with the same gap have it read once for all, and after them it is at hand', async () => {
  const before = aHub();
  const since = await before.write();
  for (let n = 0; n < 5; n += 1) await before.write();
  const { heard, readings, write } = aHub();
  const resume = () => heard(member('Ana'), `subscription { stretch(since: ${since}) }`);
  const all = await Promise.all(Array.from({ length: 50 }, resume));
  const told = `{"data":{"stretch":"${since} ${since + 5}"}}`;
  await vi.waitFor(() => expect(all.every((texts) => texts[0] === told)).toBe(true));
  expect(readings()).toBe(1);
  const late = await resume();
  await vi.waitFor(() => expect(late).toEqual([told]));
  expect(readings()).toBe(1);
  const revision = await write();
  await vi.waitFor(() => expect([...all, late].every((texts) => texts.at(-1)?.endsWith(` ${revision}"}}`))).toBe(true));
  expect(all.every((texts) => texts.length === 2)).toBe(true);
});

test('a refusal ends the subscription with its reason', async () => {
  const { heard } = aHub();
  const ana = await heard(member('Ana'), 'subscription { refused }');
  await vi.waitFor(() => expect(ana).toEqual([expect.stringContaining('needs nobody')]));
});

test('the key of an audience tells apart all that may see different things', () => {
  const base = studio.as('Ana', 'coordinator').actor;
  const board = (privacy: 'everything' | 'busy_only', roomId: string | null = null, mayCheckIn = false): Actor => ({
    kind: 'board',
    studioId: base.studioId,
    boardId: 'b',
    name: 'Wall',
    role: 'board',
    privacy,
    roomId,
    mayCheckIn,
  });
  const keys = [
    base,
    { ...base, role: 'owner' as const },
    { ...base, studioId: 'another' },
    board('everything'),
    board('busy_only'),
    board('busy_only', 'a room'),
    board('busy_only', 'a room', true),
    studio.as('Cleo', 'crew').actor,
    studio.as('Dan', 'crew').actor,
    studio.as('Eve', 'client', { clientId: '1' }).actor,
    studio.as('Eve', 'client', { clientId: '2' }).actor,
  ].map((actor) => audienceKey(actor as Actor, false));
  expect(new Set(keys).size).toBe(keys.length);
  expect(audienceKey(studio.as('Ben', 'coordinator').actor, false)).toBe(keys[0]);
  expect(audienceKey(studio.as('Ben', 'coordinator').actor, true)).not.toBe(audienceKey(base, true));
});
