import { isObjectType } from 'graphql';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.ts';
import { SCOPES } from '../../domain/kernel/scopes.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { aHouse } from '../../schema/testing/a-house.ts';
import { MUTATIONS, mutationNamed, outcome, send } from '../../schema/testing/every-mutation.ts';
import { exampleOf } from '../../schema/testing/examples/all.ts';
import { TYPE_AREAS } from '../../schema/shared/areas.ts';
import { areaOfRoot, refuseKey } from '../../schema/shared/key-scopes.ts';
import { encodeId } from '../../schema/shared/ids.ts';
import { schema } from '../../schema/index.ts';
import { aServer, asKey } from '../testing/a-server.ts';
import { soon, watchClose } from '../testing/following.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio({ rooms: ['A', 'B'], people: ['Mia'] })));

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on Error { message } ... on ShownApiKey { secret apiKey { id name role scopes prefix state lastUsedAt createdByName } } } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) {
  ... on Error { message } ... on ShownApiKey { secret apiKey { prefix previousValidUntil } } } }`;
const REVOKE = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on ApiKey { state } } }';

interface Created {
  createApiKey: { __typename: string; message?: string; secret: string; apiKey: { id: string; prefix: string; createdByName: string } };
}
const ROOMS = '{ rooms(first: 5) { nodes { name } } }';

test('every root field says whether a key may, and with which scope', () => {
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
  const silent = roots
    .flatMap((root) => Object.values(root.getFields()))
    .filter((field) => areaOfRoot(field.name, field.type) === undefined);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('a record of which nobody has said to what function it belongs is closed to every key', () => {
  const key: Actor = { kind: 'key', studioId: '', keyId: '', name: 'Key', role: 'owner', scopes: SCOPES, generation: 1 };
  const records = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  const open = records.filter((type) => refuseKey(key, { name: type.name, type, root: null }) === null);
  expect(open.map(({ name }) => name).sort()).toEqual(
    Object.keys(TYPE_AREAS)
      .filter((name) => records.some((type) => type.name === name))
      .sort(),
  );
  expect(open.length).toBeLessThan(records.length);
});

test('an owner makes a key; a program comes in with it, is seen to use it, and is known in the log', async () => {
  const { ask, aMember } = await aServer();
  const owner = await aMember(studio.studioId, 'owner', { name: 'Olga' });
  const input = { name: 'Booking form', role: 'coordinator', scopes: ['scheduling_write', 'clients_read'] };
  const made = (await ask<Created>(CREATE, { as: owner, variables: { input } })).data!.createApiKey;
  expect(made.secret).toMatch(/^cb_[\w-]{43}$/);
  expect(made.secret.startsWith(made.apiKey.prefix)).toBe(true);
  expect(made.apiKey).toMatchObject({
    ...input,
    scopes: ['scheduling_write', 'clients_read'],
    state: 'open',
    lastUsedAt: null,
    createdByName: 'Olga',
  });

  const key = asKey(made.apiKey.id, made.secret);
  expect((await ask(ROOMS, { as: key })).data).toEqual({ rooms: { nodes: [{ name: 'A' }, { name: 'B' }] } });
  const booked = await ask(
    `mutation ($input: BookSessionInput!) { bookSession(input: $input) { __typename ... on Booking { title } ... on Error { message } } }`,
    {
      as: key,
      variables: {
        input: {
          title: 'From the form',
          startsAt: '2031-03-03T10:00:00Z',
          endsAt: '2031-03-03T11:00:00Z',
          state: 'confirmed',
          rooms: [encodeId('Room', studio.rooms.A!)],
        },
      },
    },
  );
  expect(booked.data).toEqual({ bookSession: { __typename: 'Booking', title: 'From the form' } });
  const [change] = await studio.db.change.findMany({ where: { studioId: studio.studioId }, orderBy: { revision: 'desc' }, take: 1 });
  expect([change!.actorName, change!.actor.startsWith('key:')]).toEqual(['Booking form', true]);

  const row = () => studio.db.apiKey.findFirstOrThrow({ where: { studioId: studio.studioId, name: 'Booking form' } });
  const { lastUsedAt, ...kept } = await row();
  expect(lastUsedAt).not.toBeNull();
  // Written once a minute at most.
  await ask(ROOMS, { as: key });
  expect((await row()).lastUsedAt).toEqual(lastUsedAt);
  // The secret stands nowhere: not in the row, the log or the receipts.
  const everything = JSON.stringify([kept, await studio.changes(), await studio.db.commandReceipt.findMany()], (_k, v: unknown) =>
    typeof v === 'bigint' ? String(v) : v,
  );
  expect(everything.includes(made.secret)).toBe(false);
});

test('a key does what its role and its scopes both allow, and nothing else', async () => {
  const { ask, aKey, url } = await aServer();
  const code = async (query: string, as: Awaited<ReturnType<typeof aKey>>) => {
    const { data, errors } = await ask<Record<string, unknown>>(query, { as });
    return errors ? `${errors[0]!.extensions.code}: ${errors[0]!.message}` : Object.values(data ?? {})[0];
  };
  const reader = await aKey(studio.studioId, { scopes: ['scheduling_read'] });
  expect(await code('{ people(first: 1) { nodes { id } } }', reader)).toMatch(/^NOT_ALLOWED: People needs the scope crew_read\. Ask/);
  expect(await code('{ viewer { name } }', reader)).toMatch(/^NOT_ALLOWED: .*not open to API keys/);
  // From a record of one function to that of another: what it has no scope for is not told.
  await studio.ana.book({ room: 'A', from: '12:00', to: '13:00', people: ['Mia'] });
  expect(await code('{ node(id: "' + encodeId('Person', studio.people.Mia!) + '") { id } }', reader)).toBeNull();
  expect(await code('{ search(text: "Mia") { name } }', reader)).toEqual([]);
  const both = await aKey(studio.studioId, { scopes: ['scheduling_read', 'crew_read'] });
  expect(await code('{ node(id: "' + encodeId('Person', studio.people.Mia!) + '") { __typename } }', both)).toEqual({
    __typename: 'Person',
  });
  const upload = await fetch(`${url}/upload/calendar?act=import`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...both.headers },
    body: 'Start,End',
  });
  expect(upload.status).toBe(403);
  // The scope alone is not enough: the role decides too.
  const crew = await aKey(studio.studioId, { role: 'crew', scopes: ['finance_read', 'finance_write'] });
  expect(await code('{ expenses(first: 1) { nodes { id } } }', crew)).toMatch(/^NOT_ALLOWED/);
});

test('no mutation can be done without its scope, and none that makes keys with any', async () => {
  const served = await aServer();
  const house = await aHouse(served);
  const none = await served.aKey(house.studio.studioId, { role: 'owner', scopes: ['insights_read'] });
  const all = await served.aKey(house.studio.studioId, { role: 'owner' });
  const input = await exampleOf('createClient')(house);
  const said = await Promise.all(
    MUTATIONS.map(async (one) => [one.name, outcome(await send(served, one, await exampleOf(one.name)(house), { as: none }))]),
  );
  expect(said.filter(([, code]) => code !== 'NOT_ALLOWED')).toEqual([]);
  expect(outcome(await send(served, mutationNamed('createClient'), input, { as: all }))).toBe('done');
  for (const name of ['createApiKey', 'editApiKey', 'rotateApiKey', 'revokeApiKey'])
    expect([name, outcome(await send(served, mutationNamed(name), await exampleOf(name)(house), { as: all }))]).toEqual([
      name,
      'NOT_ALLOWED',
    ]);
}, 60_000);

test('a manager makes no key that is more than a manager', async () => {
  const { ask, aMember } = await aServer();
  const manager = await aMember(studio.studioId, 'studio_manager');
  const input = { name: 'Ladder', role: 'owner', scopes: ['studio_write'] };
  expect((await ask<Created>(CREATE, { as: manager, variables: { input } })).data!.createApiKey.__typename).toBe('NotAllowed');
});

const EDIT = `mutation ($input: EditApiKeyInput!) { editApiKey(input: $input) { __typename
  ... on Error { message } ... on ApiKey { name scopes expiresAt state version } } }`;

test('a key is renamed, narrowed and widened, lapses and opens again, all with the secret that it has', async () => {
  const served = await aServer();
  const { ask, aMember, aKey } = served;
  const owner = await aMember(studio.studioId, 'owner');
  const key = await aKey(studio.studioId, { scopes: ['scheduling_read', 'activity_read'] });
  const edit = async (input: object, as = owner) =>
    (await ask<{ editApiKey: object }>(EDIT, { as, variables: { input: { apiKeyId: encodeId('ApiKey', key.id), ...input } } })).data!
      .editApiKey;
  const may = async (query: string) => {
    const { status, errors } = await ask(query, { as: key });
    return errors?.[0]?.extensions.code ?? status;
  };
  // What it holds open is told to come back, and gets no more than its new scopes let it.
  const socket = watchClose(served, key);
  await socket.opened;
  expect(await edit({ name: 'Foyer', scopes: ['crew_read'], expectedVersion: 1 })).toMatchObject({
    name: 'Foyer',
    scopes: ['crew_read'],
    state: 'open',
    version: 2,
  });
  await vi.waitFor(() => expect(socket.code()).toBe(4205), soon);
  expect([await may(ROOMS), await may('{ people(first: 1) { totalCount } }')]).toEqual(['NOT_ALLOWED', 200]);
  expect(await edit({ scopes: ['scheduling_write'], expectedVersion: 1 })).toMatchObject({ __typename: 'StaleEdit' });
  expect(await edit({ scopes: ['scheduling_write'] })).toMatchObject({ scopes: ['scheduling_write'], name: 'Foyer' });
  expect(await may(ROOMS)).toBe(200);
  expect(await edit({ scopes: [] })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await edit({ expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({ __typename: 'InvalidInput' });

  await studio.db.apiKey.update({ where: { id: key.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await may(ROOMS)).toBe('API_KEY_EXPIRED');
  expect(await edit({ expiresAt: null })).toMatchObject({ expiresAt: null, state: 'open' });
  expect(await may(ROOMS)).toBe(200);
});

test('a manager gets no owner’s key, neither by widening one nor by its next secret', async () => {
  const { ask, aMember, aKey } = await aServer();
  const manager = await aMember(studio.studioId, 'studio_manager');
  const key = await aKey(studio.studioId, { role: 'owner', scopes: ['scheduling_read'] });
  const apiKeyId = encodeId('ApiKey', key.id);
  const edited = await ask<{ editApiKey: object }>(EDIT, { as: manager, variables: { input: { apiKeyId, scopes: ['studio_write'] } } });
  expect(edited.data!.editApiKey).toMatchObject({ __typename: 'NotAllowed' });
  const rotated = await ask<{ rotateApiKey: { secret?: string; message?: string } }>(ROTATE, {
    as: manager,
    variables: { input: { apiKeyId } },
  });
  expect(rotated.data!.rotateApiKey.message).toMatch(/owner/);
});

test('what does not open is answered 401 with what became of it, and a socket is closed with 4401', async () => {
  const served = await aServer();
  const { ask, aMember, aKey } = served;
  const owner = await aMember(studio.studioId, 'owner');
  const soonOver = await aKey(studio.studioId, { expiresAt: new Date(Date.now() + 60_000) });
  await studio.db.apiKey.update({ where: { id: soonOver.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  const revoked = await aKey(studio.studioId);
  await ask(REVOKE, { as: owner, variables: { input: { apiKeyId: encodeId('ApiKey', revoked.id) } } });
  for (const [guest, code] of [
    [asKey('', 'cb_nobody'), 'API_KEY_UNKNOWN'],
    [asKey('', 'something-else'), 'API_KEY_UNKNOWN'],
    [soonOver, 'API_KEY_EXPIRED'],
    [revoked, 'API_KEY_REVOKED'],
  ] as const) {
    // Also what anyone may ask: a program is to learn of it at once. A cookie beside it does not help.
    const answer = await ask('{ serverTime }', { as: { ...guest, headers: { ...owner.headers, ...guest.headers } } });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, code]);
    const events = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...guest.headers },
      body: JSON.stringify({ query: 'subscription { changes { revision } }' }),
    });
    expect([events.status, events.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const params of [guest.params, { authorization: `Bearer ${guest.secret}` }]) {
      const socket = watchClose(served, { headers: {}, params });
      await vi.waitFor(() => expect(socket.code()).toBe(4401), soon);
    }
  }
});

test('rotated, the old secret opens as long as was said and the new one at once', async () => {
  const { ask, aMember, aKey } = await aServer();
  const owner = await aMember(studio.studioId, 'owner');
  const key = await aKey(studio.studioId);
  const input = { apiKeyId: encodeId('ApiKey', key.id), overlapMinutes: 30 };
  type Rotated = { rotateApiKey: { secret: string; apiKey: { prefix: string; previousValidUntil: string | null } } };
  const { secret, apiKey } = (await ask<Rotated>(ROTATE, { as: owner, variables: { input } })).data!.rotateApiKey;
  expect(secret).not.toBe(key.secret);
  expect(Date.parse(apiKey.previousValidUntil!) - Date.now()).toBeGreaterThan(25 * 60_000);
  const status = async (one: { headers: Record<string, string> }) => {
    const { status: code, errors } = await ask(ROOMS, { as: { ...one, params: {} } });
    return errors?.[0]?.extensions.code ?? code;
  };
  const renewed = asKey(key.id, secret);
  expect([await status(key), await status(renewed)]).toEqual([200, 200]);
  await studio.db.apiKey.update({ where: { id: key.id }, data: { previousValidUntil: new Date(Date.now() - 1) } });
  expect([await status(key), await status(renewed)]).toEqual(['API_KEY_REPLACED', 200]);
  // Without an overlap the old one ends in that moment.
  const { secret: last } = (await ask<Rotated>(ROTATE, { as: owner, variables: { input: { ...input, overlapMinutes: 0 } } })).data!
    .rotateApiKey;
  expect([await status(renewed), await status(asKey(key.id, last))]).toEqual(['API_KEY_UNKNOWN', 200]);
});
