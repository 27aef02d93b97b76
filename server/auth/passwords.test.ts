import { expect, test, vi } from 'vitest';
import { aPostOffice } from '../testing/a-post-office.ts';
import { auth, empty, open, PASSWORD, setUp, viewer } from '../testing/sign-in.ts';
import type { Served } from '../testing/a-server.ts';

vi.setConfig({ testTimeout: 90_000 });

const OLGA = 'olga@northlight.test';
const NEW = 'tape hiss and black tea';
const signIn = (served: Served, password: string, email = OLGA) => auth(served, '/sign-in/email', { email, password });

test('a password is changed by who knows the present one; everywhere else they are signed out', async () => {
  const house = await aPostOffice();
  await setUp(house);
  const [desk, phone] = [await signIn(house, PASSWORD), await signIn(house, PASSWORD)];
  const change = (body: object) => auth(house, '/set-password', body, desk.cookie);
  expect(await change({ newPassword: NEW })).toMatchObject({ status: 400, text: expect.stringContaining('INVALID_PASSWORD') });
  expect(await change({ newPassword: NEW, currentPassword: 'a wrong old one' })).toMatchObject({ status: 400 });
  expect(await change({ newPassword: 'OlgaOlga', currentPassword: PASSWORD })).toMatchObject({
    status: 400,
    text: expect.stringContaining('at least 10'),
  });
  expect((await auth(house, '/set-password', { newPassword: NEW })).status).toBe(401); // prettier-ignore
  expect(await viewer(house, phone.cookie)).not.toBeNull();

  expect((await change({ newPassword: NEW, currentPassword: PASSWORD })).status).toBe(200);
  expect(await viewer(house, desk.cookie)).not.toBeNull();
  expect(await viewer(house, phone.cookie)).toBeNull();
  expect((await signIn(house, PASSWORD)).status).toBe(401);
  expect((await signIn(house, NEW)).status).toBe(200);
  const [notice] = await house.mailsTo(OLGA, 1);
  expect(notice!.subject).toContain('was changed');
});

test('who came in by a link sets a first password, signs in with it, and a later link leaves it alone', async () => {
  const house = await aPostOffice();
  await setUp(house);
  const { cookie } = await signIn(house, PASSWORD);
  await house.ask('mutation { inviteMember(input: { email: "ben@northlight.test", name: "Ben", role: crew }) { __typename } }', { headers: { cookie } });
  const [invitation] = await house.mailsTo('ben@northlight.test', 1);
  const { session } = await open(invitation!.link);
  const accounts = await fetch(`${house.url}/auth/list-accounts`, { headers: { cookie: session } });
  expect(await accounts.json()).toEqual([]);
  expect((await auth(house, '/set-password', { newPassword: NEW }, session)).status).toBe(200);
  // From now on it takes the present one.
  expect((await auth(house, '/set-password', { newPassword: `${NEW} 2` }, session)).status).toBe(400);

  await auth(house, '/sign-in/magic-link', { email: 'ben@northlight.test', callbackURL: '/' });
  const mails = await house.mailsTo('ben@northlight.test', 3);
  expect((await open(mails.find(({ subject }) => subject.startsWith('Your sign-in'))!.link)).session).not.toBe('');
  expect((await signIn(house, NEW, 'ben@northlight.test')).status).toBe(200);
}); // prettier-ignore

test('a forgotten password is replaced through the mail, once, and all are signed out', async () => {
  const house = await aPostOffice();
  await setUp(house);
  const { cookie } = await signIn(house, PASSWORD);
  const ask = (email: string) => auth(house, '/request-password-reset', { email, redirectTo: '/reset-password' });
  const [known, stranger] = [await ask(OLGA), await ask('stranger@evil.test')];
  expect([known.status, known.text]).toEqual([stranger.status, stranger.text]);
  const [mail] = await house.mailsTo(OLGA, 1);
  const door = await open(mail!.link);
  const token = new URL(door.to, house.url).searchParams.get('token')!;
  expect(door.to).toContain('/reset-password?token=');
  expect(JSON.stringify(await house.services.db.verification.findMany())).not.toContain(token);

  const reset = (newPassword: string) => auth(house, '/reset-password', { token, newPassword });
  expect(await reset('short')).toMatchObject({ status: 400, text: expect.stringContaining('at least 10') });
  expect((await reset(NEW)).status).toBe(200);
  expect(await reset(`${NEW} 2`)).toMatchObject({ status: 400, text: expect.stringContaining('INVALID_TOKEN') });
  expect(await viewer(house, cookie)).toBeNull();
  expect((await signIn(house, NEW)).status).toBe(200);
  const [, notice] = await house.mailsTo(OLGA, 2);
  expect(notice!.subject).toContain('was changed');
  expect((await open(mail!.link)).to).toContain('error=INVALID_TOKEN');
  expect(house.mails.filter(({ to }) => to.includes('stranger'))).toEqual([]);
});

test('what comes to the sign-in is answered with 4xx, whatever it is', async () => {
  const served = await empty();
  await setUp(served);
  const { cookie } = await signIn(served, PASSWORD);
  const bodies: [string, string, string][] = [
    ['cut JSON', '{"email":"a@b.t', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['numbers', '{"email":7,"password":7,"newPassword":7,"token":7,"redirectTo":7,"callbackURL":7}', 'application/json'],
    ['NUL characters', JSON.stringify({ email: 'a\0@b.test', password: 'a\0b', newPassword: 'a\0bcdefghijkl', token: 'a\0', callbackURL: '/' }), 'application/json'],
    ['half characters', JSON.stringify({ email: 'a\ud800@b.test', password: 'a\ud800', newPassword: 'ab\ud800cdefghijk', token: '\ud800', callbackURL: '/' }), 'application/json'],
    ['long texts', JSON.stringify({ email: `${'a'.repeat(5_000)}@b.test`, password: 'x'.repeat(5_000), newPassword: 'x'.repeat(5_000), token: 'x'.repeat(2_000) }), 'application/json'],
    ['a form', 'email=a%40b.test&password=x', 'application/x-www-form-urlencoded'],
    ['multipart', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['plain text', '{}', 'text/plain'],
    ['16 kB', JSON.stringify({ email: 'x'.repeat(20_000) }), 'application/json'],
  ]; // prettier-ignore
  const paths = [
    '/sign-in/email',
    '/sign-in/magic-link',
    '/request-password-reset',
    '/reset-password',
    '/set-password',
    '/revoke-session',
    '/sign-up/email',
    '/update-user',
    '/nothing',
  ];
  const down: unknown[] = []; // prettier-ignore
  for (const [n, path] of paths.entries())
    for (const [what, body, type] of bodies) {
      // Each is a try like any other; here they are not to be counted.
      await served.services.db.rateLimit.deleteMany();
      const headers = { 'content-type': type, origin: served.url, cookie: n % 2 ? cookie : '' };
      const { status } = await fetch(`${served.url}/auth${path}`, { method: 'POST', headers, body });
      if (
        status >= 500 ||
        (status < 400 && !path.startsWith('/request') && !path.startsWith('/sign-in/magic') && path !== '/revoke-session')
      )
        down.push([path, what, status]);
    }
  for (const link of [
    '/magic-link/verify',
    '/magic-link/verify?token=%00',
    '/magic-link/verify?token=x&callbackURL=%ff',
    '/reset-password/%00?callbackURL=/',
    '/reset-password/x',
    '/get-session?x=%00',
    '/list-accounts',
  ]) {
    const { status } = await fetch(`${served.url}/auth${link}`, { redirect: 'manual', headers: { cookie: 'callboard.session_token=%00.x' } }); // prettier-ignore
    if (status >= 500) down.push([link, status]);
  }
  expect(down).toEqual([]);
  expect(await viewer(served, cookie)).not.toBeNull();
});
