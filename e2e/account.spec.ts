import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { faultsOf } from './fit.ts';
import { expect, test } from './support/test.ts';

test.slow(); // a product of its own, and mail that goes through the workers

const SET_UP = {
  studioName: 'Northlight',
  kind: 'podcast',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  rooms: [{ name: 'Studio A', kind: 'podcast_room' }],
  ownerName: 'Olga Petrova',
  email: 'olga@northlight.test',
  password: 'a long enough password',
};
const SOON = { timeout: 60_000 };

async function aMailbox() {
  const mails: { to: string; link: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        const body = raw.slice(raw.indexOf('\r\n\r\n'));
        const text = /^content-transfer-encoding: base64/im.test(raw)
          ? Buffer.from(body, 'base64').toString()
          : body.replaceAll('=\r\n', '').replaceAll('=3D', '=');
        mails.push({ to: session.envelope.rcptTo[0]!.address, link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  return { mails, url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, close: () => smtp.close(() => undefined) };
}

test('somebody is invited, comes by the link, sets a password, forgets it, and chooses another by mail', async ({
  ownProduct,
  browser,
}) => {
  const mailbox = await aMailbox();
  const { url } = await ownProduct({ empty: true, env: { SMTP_URL: mailbox.url } });
  const linkTo = async (to: string, count: number): Promise<string> => {
    await expect.poll(() => mailbox.mails.filter((mail) => mail.to === to && mail.link).length, SOON).toBe(count);
    return mailbox.mails.filter((mail) => mail.to === to && mail.link).at(-1)!.link;
  };

  const office = await browser.newContext({ baseURL: url });
  const owner = await office.newPage();
  await office.request.post('/graphql', {
    headers: { origin: url },
    data: { query: 'mutation ($input: SetUpStudioInput!) { setUpStudio(input: $input) { __typename } }', variables: { input: SET_UP } },
  });
  await owner.goto('/sign-in?next=/settings/people');
  await owner.getByLabel('E-mail').fill(SET_UP.email);
  await owner.getByLabel('Password').fill(SET_UP.password);
  await owner.getByRole('button', { name: 'Sign in', exact: true }).click();
  await owner.getByRole('button', { name: 'Invite' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ben Okoro');
  await dialog.getByLabel('E-mail').fill('ben@northlight.test');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(owner.getByText('Not yet · invited today')).toBeVisible();
  // A second mail in the same minute is refused, and said why.
  await owner.getByRole('button', { name: 'Send the invitation of Ben Okoro again' }).click();
  await expect(owner.getByText(/less than a minute ago/)).toBeVisible();

  const home = await browser.newContext({ baseURL: url, viewport: { width: 375, height: 812 } });
  const ben = await home.newPage();
  await ben.goto(await linkTo('ben@northlight.test', 1));
  await expect(ben.getByRole('heading', { level: 1 })).toBeVisible();
  // The owner's list hears of it by itself.
  await expect(owner.getByText('Not yet · invited today')).toBeHidden(SOON);

  await ben.goto('/account');
  await ben.getByRole('textbox', { name: 'Password' }).fill('password123');
  await ben.getByRole('button', { name: 'Set the password' }).click();
  await expect(ben.getByText('Everybody tries this one first.')).toBeVisible();
  await ben.getByRole('textbox', { name: 'Password' }).fill('tape hiss and black tea');
  await ben.getByRole('button', { name: 'Set the password' }).click();
  await expect(ben.getByRole('button', { name: 'Change the password' })).toBeVisible();
  expect(await faultsOf(ben)).toEqual([]);

  const other = await browser.newContext({ baseURL: url });
  const door = await other.newPage();
  await door.goto('/sign-in');
  await door.getByLabel('E-mail').fill('ben@northlight.test');
  await door.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(door.getByLabel('E-mail')).toHaveValue('ben@northlight.test');
  expect(await faultsOf(door)).toEqual([]);
  await door.getByRole('button', { name: 'Send the link' }).click();
  await expect(door.getByText(/If ben@northlight.test belongs to somebody here/)).toBeVisible();
  // The notice of the first password has the door's address in it, so this is the third.
  await door.goto(await linkTo('ben@northlight.test', 3));
  await door.getByRole('textbox', { name: 'New password' }).fill('quiet rooms at midnight');
  await door.getByRole('button', { name: 'Set the password' }).click();
  await expect(door.getByText('Your new password is set')).toBeVisible();
  await door.getByLabel('E-mail').fill('ben@northlight.test');
  await door.getByLabel('Password').fill('quiet rooms at midnight');
  await door.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(door.getByRole('button', { name: /Account of Ben Okoro/ })).toBeVisible();
  // Where he was signed in before, he no longer is.
  await ben.goto('/account');
  await expect(ben.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  for (const context of [office, home, other]) await context.close();
  mailbox.close();
});
