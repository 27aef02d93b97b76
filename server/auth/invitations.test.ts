import { expect, test, vi } from 'vitest';
import { newId } from '../../domain/kernel/ids.ts';
import { aPostOffice, SOON, type PostOffice } from '../testing/a-post-office.ts';
import { auth, open, PASSWORD, setUp, viewer } from '../testing/sign-in.ts';

vi.setConfig({ testTimeout: 90_000 });

const BEN = 'ben@northlight.test';
type Member = { id?: string; name?: string; signedInAt?: string | null; invitationFault?: string | null; message?: string };

async function owner(house: PostOffice): Promise<string> {
  await setUp(house);
  return (await auth(house, '/sign-in/email', { email: 'olga@northlight.test', password: PASSWORD })).cookie;
}
const FIELDS = '... on Member { id name signedInAt } ... on Error { message }';
const invite = async (house: PostOffice, cookie: string, { email = BEN, key = newId() } = {}): Promise<Member> =>
  (
    await house.ask<{ inviteMember: Member }>(
      `mutation ($email: String!) { inviteMember(input: { email: $email, name: "Ben", role: coordinator }) { ${FIELDS} } }`,
      { headers: { cookie, 'idempotency-key': key }, variables: { email } },
    )
  ).data!.inviteMember;
const resend = async (house: PostOffice, cookie: string, id: string): Promise<Member> =>
  (
    await house.ask<{ resendInvitation: Member }>(`mutation ($id: ID!) { resendInvitation(input: { memberId: $id }) { ${FIELDS} } }`, {
      headers: { cookie },
      variables: { id },
    })
  ).data!.resendInvitation;
const waiting = async (house: PostOffice, cookie: string): Promise<Member[]> =>
  (
    await house.ask<{ members: { nodes: Member[] } }>('{ members(waiting: true) { nodes { name signedInAt invitationFault } } }', {
      headers: { cookie },
    })
  ).data!.members.nodes;

test('an invited person gets one mail, comes in by its link once, and is no longer waited for', async () => {
  const house = await aPostOffice({ workers: 2 });
  const olga = await owner(house);
  const key = newId();
  const asked = await Promise.all([1, 2, 3].map(() => invite(house, olga, { key })));
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  const [mail] = await house.mailsTo(BEN, 1);
  expect(mail).toMatchObject({ subject: 'Olga invites you to Northlight', messageId: expect.stringContaining('@') });
  expect(mail!.text).toContain('coordinator');
  expect(await waiting(house, olga)).toMatchObject([{ name: 'Ben', signedInAt: null, invitationFault: null }]);

  const { session } = await open(mail!.link);
  expect(await viewer(house, session)).toEqual({ name: 'Ben', role: 'coordinator' });
  expect((await open(mail!.link)).session).toBe('');
  expect(await waiting(house, olga)).toEqual([]);
  const kinds = (await house.services.db.change.findMany({ orderBy: { revision: 'asc' } })).map(
    ({ kind, actorName }) => `${actorName} ${kind}`,
  );
  expect(kinds.slice(-2)).toEqual(['Olga invited', 'Ben signed_in']);
  await house.allSent();
  expect(house.mails).toHaveLength(1);
});

test('an invitation is sent again to who has not come, but not twice in a minute, nor to who is here', async () => {
  const house = await aPostOffice();
  const olga = await owner(house);
  const { id } = await invite(house, olga);
  expect((await resend(house, olga, id!)).message).toContain('a minute ago');
  await house.services.db.member.updateMany({ data: { invitedAt: new Date(Date.now() - 120_000) } });
  expect((await resend(house, olga, id!)).name).toBe('Ben');
  const mails = await house.mailsTo(BEN, 2);
  expect(new Set(mails.map(({ link }) => link)).size).toBe(2);
  await open(mails[1]!.link);
  expect((await resend(house, olga, id!)).message).toContain('has signed in already');
});

test('a mail server that is busy is asked again, one that refuses for good is not, and the list says why', async () => {
  let busy = true;
  const house = await aPostOffice({
    refuse: (to) => {
      if (to.startsWith('nobody')) return { code: 550, message: 'No such mailbox' };
      return busy ? { code: 451, message: 'Try later' } : null;
    },
  });
  const olga = await owner(house);
  await invite(house, olga);
  await invite(house, olga, { email: 'nobody@northlight.test' });
  const { db } = house.services;
  await vi.waitFor(async () => {
    expect(await db.mail.findFirst({ where: { toAddress: BEN } })).toMatchObject({ tries: expect.any(Number), sentAt: null, givenUpAt: null, lastFault: expect.stringContaining('Try later') });
    expect(await db.mail.findFirst({ where: { toAddress: { startsWith: 'nobody' } } })).toMatchObject({ tries: 1, givenUpAt: expect.any(Date) });
  }, SOON); // prettier-ignore
  expect((await waiting(house, olga)).map(({ invitationFault }) => invitationFault)).toEqual([
    expect.stringContaining('Try later'),
    expect.stringContaining('No such mailbox'),
  ]);
  busy = false;
  // Its next try lies a while ahead; here the while is over.
  await db.mail.updateMany({ where: { sentAt: null, givenUpAt: null }, data: { nextTryAt: new Date() } });
  await house.mailsTo(BEN, 1);
  await house.allSent();
  expect(house.mails).toHaveLength(1);
});

test('a demo never mails: neither invitations, nor links, nor notices', async () => {
  const house = await aPostOffice();
  const olga = await owner(house);
  await house.services.db.studio.updateMany({ data: { demo: true } });
  await invite(house, olga);
  await auth(house, '/sign-in/magic-link', { email: BEN, callbackURL: '/' });
  await auth(house, '/request-password-reset', { email: BEN, redirectTo: '/reset-password' });
  await vi.waitFor(async () => expect(await house.services.db.mail.count()).toBe(3), SOON);
  await house.allSent();
  expect(house.mails).toEqual([]);
});

test('whoever asks for a link at the door gets one; a stranger gets no mail, and no link leads elsewhere', async () => {
  const house = await aPostOffice();
  const olga = await owner(house);
  await invite(house, olga);
  await house.mailsTo(BEN, 1);
  expect((await auth(house, '/sign-in/magic-link', { email: 'Ben@Northlight.test', callbackURL: '/' })).status).toBe(200);
  const [, link] = await house.mailsTo(BEN, 2);
  expect((await open(link!.link)).session).not.toBe('');

  expect((await auth(house, '/sign-in/magic-link', { email: 'stranger@evil.test', callbackURL: '/' })).status).toBe(200);
  expect(await house.services.db.mail.count({ where: { toAddress: 'stranger@evil.test' } })).toBe(0);
  // A link that leads elsewhere signs nobody in, whoever asked for it.
  await auth(house, '/sign-in/magic-link', { email: BEN, callbackURL: 'https://evil.test/' });
  await house.allSent();
  const astray = house.mails.filter(({ to }) => to === BEN)[2];
  if (astray) expect(await open(astray.link)).toEqual({ status: 403, to: '', session: '' });
  // No link lies open in the database.
  expect(JSON.stringify(await house.services.db.mail.findMany({ select: { sealedUrl: true, sentAt: true } }))).not.toContain('http');
});
