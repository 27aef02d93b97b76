import { readFileSync } from 'node:fs';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../domain/kernel/actor.ts';
import { newId } from '../domain/kernel/ids.ts';
import { createContext } from '../server/http/request-context.ts';
import { aServer, type Guest, type Served } from '../server/testing/a-server.ts';
import { schema } from './index.ts';
import { INSIDE, type Access } from './shared/access.ts';
import { decodeId, encodeId } from './shared/ids.ts';
import { aHouse, type House } from './testing/a-house.ts';
import { ASKERS, authorizationTable, doorsOf, verdict, type Asker } from './testing/authorization.ts';
import { QUERIES, question } from './testing/every-query.ts';

test('the committed table is what the schema says', () => {
  expect(readFileSync(new URL('authorization.txt', import.meta.url), 'utf8')).toBe(authorizationTable(schema));
});

/** Whatever is behind a door: it tells that somebody came through. */
class Reached extends Error {}
const behind = (): never => {
  throw new Reached();
};
const NOWHERE = new Proxy({}, { get: behind, has: behind, ownKeys: behind });

function contextOf(asker: Asker) {
  const studioId = newId();
  const named = { studioId, name: asker };
  const actor: Record<string, Actor> = {
    board: { kind: 'board', ...named, boardId: newId(), role: 'board', privacy: 'everything', roomId: null, mayCheckIn: false },
  };
  for (const role of INSIDE)
    if (role !== 'board')
      actor[role] = { kind: 'member', ...named, memberId: newId(), userId: newId(), role, personId: null, clientId: null };
  const signedIn = { id: newId(), name: asker, email: 'a@b.test', sessionId: newId() };
  return createContext({
    requestId: 'test',
    services: { db: { $extends: () => NOWHERE } as never, clock: NOWHERE as never, doorbell: NOWHERE as never },
    identity: {
      user: asker === 'board' || asker === 'nobody' ? null : signedIn,
      actor: actor[asker] ?? null,
      foreignStudio: asker === 'outsider' ? studioId : null,
      refused: null,
    },
    doors: () => NOWHERE as never,
    live: NOWHERE as never,
  });
}

const OUT = ['NOT_ALLOWED', 'NOT_SIGNED_IN', 'NOT_FOUND'];
/** Mutations answer their refusal, wrapped; all else throws it. */
const isRefusal = (answer: unknown): boolean => OUT.includes((answer as { code?: string } | null)?.code ?? '');

/** Knocks at the field itself, with nothing but a door behind it. */
async function knock(field: GraphQLField<unknown, unknown>, isSubscription: boolean, asker: Asker): Promise<'in' | 'out'> {
  const { subscribe, resolve } = field;
  let isReached = false;
  const args = new Proxy({}, { get: () => ((isReached = true), undefined), ownKeys: () => ((isReached = true), []) });
  try {
    const answer = await (isSubscription ? subscribe! : resolve!)(NOWHERE, args, contextOf(asker), NOWHERE as never);
    if (isRefusal(answer)) return 'out';
    return answer === null && !isReached ? 'out' : 'in';
  } catch (error) {
    return isRefusal(error) ? 'out' : 'in';
  }
}

test('every door of the schema is held as the table says, to every role', async () => {
  const wrong: string[] = [];
  let held = 0;
  for (const { name, access } of doorsOf(schema)) {
    const [type, fieldName] = name.split('.') as [string, string];
    const field = (schema.getType(type) as GraphQLObjectType).getFields()[fieldName]!;
    const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type);
    for (const asker of ASKERS) {
      const says = verdict(access, asker);
      // Below the root only insiders arrive: nobody else was let in there.
      if (says !== 'out' || (!isRoot && !INSIDE.includes(asker as Role))) continue;
      held += 1;
      if ((await knock(field, type === 'Subscription', asker)) !== 'out') wrong.push(`${name} lets ${asker} in`);
    }
  }
  expect(wrong).toEqual([]);
  expect(held).toBeGreaterThan(1_000);
});

let served: Served;
let here: House;
let elsewhere: House;
let guests: Record<Asker, Guest | null>;

/** At least one record of every kind, whoever it belongs to. */
const furnish = async (house: House): Promise<void> => {
  for (const type of RECORD_TYPES) await house.idOf(type);
};
/** Whatever has an id of its own in the API and can be named by an input. */
const RECORD_TYPES = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
  .map(({ name }) => name)
  .sort();

beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  [here, elsewhere] = [await aHouse(served), await aHouse(served)];
  await furnish(here);
  await furnish(elsewhere);
  const { studioId } = here.studio;
  const members = await Promise.all(
    INSIDE.filter((role) => role !== 'board').map(
      async (role) => [role, role === 'owner' ? here.owner : await here.memberWith(role)] as const,
    ),
  );
  guests = {
    ...(Object.fromEntries(members) as unknown as Record<Exclude<Role, 'board'>, Guest>),
    board: await served.aBoard(studioId),
    outsider: { ...elsewhere.owner, headers: { ...elsewhere.owner.headers, 'x-studio': studioId } },
    nobody: null,
  };
});

test('every question is answered to whom the table lets in, and to nobody else', async () => {
  const wrong: string[] = [];
  for (const field of QUERIES) {
    const { query, variables } = await question(field, here, { deep: false });
    for (const asker of ASKERS) {
      const { errors } = await served.ask(query, { ...(guests[asker] && { as: guests[asker] }), variables });
      const code = errors?.[0]?.extensions.code;
      const isOut = code !== undefined && OUT.includes(code);
      // Who is let in may still meet a rule of the domain, which is the domain's test; nobody is let in who must not be.
      if (verdict(field.extensions.access as Access, asker) === 'out' ? !isOut : code === 'INTERNAL_SERVER_ERROR')
        wrong.push(`${field.name} as ${asker}: ${code ?? 'answered'}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('which records each role finds by their id', async () => {
  const find = async (id: string, asker: Asker): Promise<boolean> => {
    const { data } = await served.ask<{ node: object | null }>('query ($id: ID!) { node(id: $id) { id } }', {
      ...(guests[asker] && { as: guests[asker] }),
      variables: { id },
    });
    return Boolean(data?.node);
  };
  const lines: string[] = [];
  for (const type of RECORD_TYPES) {
    const [own, foreign] = [await here.idOf(type), await elsewhere.idOf(type)];
    const finders: Asker[] = [];
    for (const asker of ASKERS) {
      if (await find(own, asker)) finders.push(asker);
      // A user session belongs to a person, and the outsider's own is theirs wherever they look.
      expect.soft([type, asker, await find(foreign, asker)]).toEqual([type, asker, false]);
    }
    lines.push(`${type.padEnd(16)}${finders.join(' ')}`.trimEnd());
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('testing/found-by-id.txt');
});

describe('another studio', () => {
  let foreign: Set<string>;
  beforeAll(async () => {
    const { db, studioId } = elsewhere.studio;
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT a.table_name AS name FROM information_schema.columns a JOIN information_schema.columns b USING (table_schema, table_name)
      WHERE table_schema = 'public' AND a.column_name = 'id' AND b.column_name = 'studio_id'`;
    const all = tables.map(({ name }) => `SELECT id::text FROM "${name}" WHERE studio_id = '${studioId}'`).join(' UNION ');
    foreign = new Set((await db.$queryRawUnsafe<{ id: string }[]>(all)).map(({ id }) => id));
    foreign.add(studioId);
  });

  /** The UUIDs that an answer names, bare or as ids of the API. */
  const named = (answer: unknown): string[] =>
    [...JSON.stringify(answer ?? null).matchAll(/"([\w+/=:-]{16,})"/g)].flatMap(([, text]) => {
      const plain = Buffer.from(text!, 'base64').toString('latin1');
      return [...`${text} ${plain}`.matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
    });

  test.each(QUERIES)('is in no answer of $name, not even to its owner who names its records', async (field) => {
    const own = await question(field, here, { deep: true });
    const asked = await served.ask(own.query, { as: here.owner, variables: own.variables });
    // An answer that is refused would hold nothing to look at.
    expect.soft(asked.errors?.map(({ message }) => message) ?? []).toEqual([]);
    const reaching = await question(field, elsewhere, { deep: true });
    for (const asker of ['owner', 'crew', 'client', 'board'] as const) {
      for (const { query, variables } of [own, reaching]) {
        const { data } = await served.ask(query, { as: guests[asker]!, variables });
        const given = new Set(Object.values(variables).flatMap((value) => named([value])));
        expect.soft(named(data).filter((id) => foreign.has(id) && !given.has(id))).toEqual([]);
      }
    }
  });

  test('would be noticed in an answer', () => {
    const [id] = [...foreign];
    expect(named({ a: encodeId('Room', id!) })).toEqual([id]);
    expect(decodeId(encodeId('Room', id!), ['Room'], 'id').id).toBe(id);
  });
});
