import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { anotherDatabase } from '../../prisma/testing/more-databases.ts';
import { aServer, type Served } from '../testing/a-server.ts';
import { boardToken, readBoardToken } from './board-token.ts';
import { newId } from '../../domain/kernel/ids.ts';

const PASSWORD = 'a long enough password';

const input = (more: object = {}) => ({
  studioName: 'Northlight',
  kind: 'podcast',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  rooms: [{ name: 'Studio A', kind: 'podcast_room' }],
  ownerName: 'Olga',
  email: 'Olga@Northlight.test',
  password: PASSWORD,
  ...more,
});

const SET_UP = `mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) {
  __typename ... on Error { message } ... on InvalidInput { issues { path message } } } }`;

type SetUp = { setUpStudio: { __typename: string; message?: string; issues?: { path: string }[] } };

const setUp = (served: Served, more: object = {}, headers: Record<string, string> = {}) =>
  served.ask<SetUp>(SET_UP, { variables: { input: input(more) }, headers }).then(({ data }) => data!.setUpStudio);

const empty = async (wishes: Parameters<typeof aServer>[0] = {}) => aServer({ databaseUrl: await anotherDatabase(), ...wishes });

async function auth(
  served: Served,
  path: string,
  body: object,
  cookie = '',
): Promise<{ status: number; cookie: string; attributes: string; text: string }> {
  const response = await fetch(`${served.url}/auth${path}`, {
    method: 'POST',
    // As browsers do; without it the library takes a fetch for a page that hides where it comes from.
    headers: { 'content-type': 'application/json', origin: served.url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  const set = response.headers.get('set-cookie') ?? '';
  return { status: response.status, cookie: set.split(';')[0]!, attributes: set, text: await response.text() };
}

const viewer = async (served: Served, cookie: string) =>
  (await served.ask<{ viewer: { name: string; role: string | null } | null }>('{ viewer { name role } }', { headers: { cookie } })).data
    ?.viewer;

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
});

test('cookies are secure where the public address is', async () => {
  const served = await empty({ publicUrl: 'https://callboard.test' });
  await setUp(served);
  const { attributes } = await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD });
  expect(attributes).toMatch(/Secure/);
});

test('an invited person gets a link by mail that signs in once; a stranger gets no mail', async () => {
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        mails.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void smtp.close());
  const served = await empty({ smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` });
  await setUp(served);
  const { cookie } = await auth(served, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD });
  const invited = await served.ask<{ inviteMember: { name: string } }>(
    'mutation { inviteMember(input: { email: "ben@northlight.test", name: "Ben", role: coordinator }) { ... on Member { name } ... on Error { message } } }',
    { headers: { cookie } },
  );
  expect(invited.data).toEqual({ inviteMember: { name: 'Ben' } });
  await vi.waitFor(() => expect(mails).toHaveLength(1));
  const link = /http:\/\/\S+magic-link\/verify\S+/.exec(mails[0]!)![0];

  const arrival = await fetch(link, { redirect: 'manual' });
  const session = (arrival.headers.get('set-cookie') ?? '').split(';')[0]!;
  expect(await viewer(served, session)).toEqual({ name: 'Ben', role: 'coordinator' });
  const again = await fetch(link, { redirect: 'manual' });
  expect(again.headers.get('set-cookie') ?? '').not.toContain('session_token');

  expect((await auth(served, '/sign-in/magic-link', { email: 'stranger@evil.test', callbackURL: '/' })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(mails).toHaveLength(1);

  // A link that leads elsewhere signs nobody in, whoever asked for it.
  await auth(served, '/sign-in/magic-link', { email: 'ben@northlight.test', callbackURL: 'https://evil.test/' });
  const astray = /http:\/\/\S+magic-link\/verify\S+/.exec(mails[1] ?? '')?.[0];
  if (astray) {
    const refused = await fetch(astray, { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location'), refused.headers.get('set-cookie')]).toEqual([403, null, null]);
  }
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
