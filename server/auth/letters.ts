import { DateTime } from 'luxon';
import { words } from '../../domain/kernel/errors.ts';

export interface Letter {
  subject: string;
  text: string;
}

/** A moment as it is read in a mail, which has no clock of its own. */
const until = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat("cccc d LLLL, HH:mm '('z')'");

export const invitationLetter = (told: {
  name: string;
  by: string;
  studio: string;
  role: string;
  url: string;
  door: string;
  linkEndsAt: Date;
  zone: string;
}): Letter => ({
  subject: `${told.by} invites you to ${told.studio}`,
  text: `Hello ${told.name},

${told.by} has given you a place in ${told.studio} on Callboard, with the role ${words(told.role)}. Open this link to come in:

${told.url}

It works once, until ${until(told.linkEndsAt, told.zone)}. After that, have a new one sent at ${told.door}.
You need no password; you can set one under Your account.
`,
});

export const signInLetter = (url: string): Letter => ({
  subject: 'Your sign-in link for Callboard',
  text: `Open this link to sign in to Callboard:

${url}

It works once, for 15 minutes. If you did not ask for it, you can ignore this mail.
`,
});

export const passwordResetLetter = (url: string): Letter => ({
  subject: 'Choose a new password for Callboard',
  text: `Open this link to choose a new password for Callboard:

${url}

It works once, for an hour, and signs you out everywhere. If you did not ask for it, you can ignore this mail: nothing has changed.
`,
});

export const passwordChangedLetter = (door: string): Letter => ({
  subject: 'Your Callboard password was changed',
  text: `The password of your Callboard account was changed just now, and all other devices were signed out.

If it was not you, choose a new one at once: ${door}, "Forgot your password?". Then tell whoever runs your studio.
`,
});
