import { expect, test } from 'vitest';
import { anotherDatabase } from '../../prisma/testing/more-databases.ts';
import { aServer } from '../testing/a-server.ts';
import { auth, empty, PASSWORD, setUp, viewer } from '../testing/sign-in.ts';
import { boardToken, readBoardToken } from './board-token.ts';
import { newId } from '../../domain/kernel/ids.ts';

test('the first visit sets the studio up, and only one can be first', async () => {
  const served = await empty();
  const first = await served.ask('{ setup { needed codeRequired } viewer { name } }');
  expect(first.data).toEqual({ setup: { needed: true, codeRequired: false }, viewer: null });

  const answers = await Promise.all(['ana', 'ben', 'cleo', 'dan'].map((name) => setUp(served, { email: `${name}@northlight.test` })));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['InvalidInput', 'InvalidInput', 'InvalidInput', 'SetUpDone']);
  expect(await served.services.db.studio.count()).toBe(1);
  expect(await served.services.db.user.count()).toBe(1);
  expect((await served.services.db.change.findMany()).map(({ kind }) => kind)).toEqual(['set_up', 'created', 'added']);
  expect((await served.ask('{ setup { needed } }')).data).toEqual({ setup: { needed: false } });
});

test('whoever comes through a proxy or from another machine needs the printed code', async () => {
  const served = await empty();
  const through = { 'x-forwarded-for': '203.0.113.9' };
  expect((await served.ask('{ setup { codeRequired } }', { headers: through })).data).toEqual({ setup: { codeRequired: true } });
  for (const code of [undefined, '', 'AAAAA-AAAAA']) expect((await setUp(served, { code }, through)).issues?.[0]?.path).toBe('code');
  expect((await setUp(served, { code: served.setupCode.toLowerCase() }, through)).__typename).toBe('SetUpDone');
});

test('what is wrong in the set-up is named field by field, and nothing is written', async () => {
  const served = await empty();
  const bad: [object, string][] = [
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ currency: 'euro' }, 'currency'],
    [{ password: 'short' }, 'password'],
    [{ email: 'nobody' }, 'email'],
    [{ studioName: ' ' }, 'studioName'],
    [{ studioName: 'x'.repeat(10_000) }, 'studioName'],
    [{ rooms: [{ name: 'A', kind: 'edit_bay' }, { name: 'a', kind: 'edit_bay' }] }, 'rooms'],
  ]; // prettier-ignore
  for (const [more, path] of bad)
    expect.soft([path, (await setUp(served, more)).issues?.map((issue) => issue.path)]).toEqual([path, [path]]);
  expect(await served.services.db.studio.count()).toBe(0);
});

test('the owner signs in with the password and out again; nobody signs up by themselves', async () => {
  const served = await empty();
  await setUp(served);
  expect((await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: 'wrong password' })).status).toBe(401);
  expect((await auth(served, '/sign-up/email', { email: 'eve@evil.test', password: PASSWORD, name: 'Eve' })).status).toBeGreaterThanOrEqual(
    400,
  );
  const signedIn = await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD });
  expect(signedIn.attributes).toMatch(/HttpOnly/);
  expect(signedIn.attributes).toMatch(/SameSite=Lax/);
  expect(await viewer(served, signedIn.cookie)).toEqual({ name: 'Olga', role: 'owner' });
  expect(await viewer(served, `${signedIn.cookie}x`)).toBeNull();
  await auth(served, '/sign-out', {}, signedIn.cookie);
  expect(await viewer(served, signedIn.cookie)).toBeNull();
});

test('guessing a password is slowed down, by the database and so for all processes', async () => {
  const databaseUrl = await anotherDatabase();
  const [here, there] = [await aServer({ databaseUrl }), await aServer({ databaseUrl })];
  const statuses: number[] = [];
  for (let n = 0; n < 14; n += 1)
    statuses.push(
      (await auth(n % 2 ? here : there, '/sign-in/email', { email: 'olga@northlight.test', password: `guess ${n} guess` })).status,
    );
  expect(statuses).toContain(429);
  expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(11);
}, 90_000);

test('cookies are secure where the public address is', async () => {
  const served = await empty({ publicUrl: 'https://callboard.test' });
  await setUp(served);
  const { attributes } = await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD });
  expect(attributes).toMatch(/Secure/);
});

test('a user sees where they are signed in and ends it elsewhere', async () => {
  const served = await empty();
  await setUp(served);
  const [desk, phone] = [
    await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD }),
    await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD }),
  ];
  const { data } = await served.ask<{ sessions: { id: string; current: boolean }[] }>('{ sessions { id current } }', {
    headers: { cookie: desk.cookie },
  });
  const other = data!.sessions.find(({ current }) => !current)!;
  await served.ask('mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { __typename } }', {
    variables: { id: other.id },
    headers: { cookie: desk.cookie },
  });
  expect(await viewer(served, phone.cookie)).toBeNull();
  expect(await viewer(served, desk.cookie)).not.toBeNull();
});

test('a board token is its own proof: every changed character fails, and so does another secret', () => {
  const id = newId();
  const token = boardToken('secret', id);
  expect(readBoardToken('secret', token)).toBe(id);
  expect(readBoardToken('other secret', token)).toBeNull();
  for (let n = 0; n < token.length; n += 1) {
    const changed = token.slice(0, n) + (token[n] === 'A' ? 'B' : 'A') + token.slice(n + 1);
    expect.soft([n, readBoardToken('secret', changed)]).toEqual([n, null]);
  }
  for (const odd of ['', 'x', `${token}=`, `${token} `, token.slice(1)]) expect(readBoardToken('secret', odd)).toBeNull();
});
