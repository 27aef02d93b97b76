import { member } from '../app/viewer.ts';

/** A demo sends no mail, and without a mail server nobody can. */
const printed = (): string =>
  member().studio.demo
    ? 'This demo sends no mail; the link is in the server’s log'
    : 'There is no mail server, so the link is in the server’s log';

/** Said before somebody is invited. */
export const howTheyComeIn = (): string =>
  member().studio.sendsMail
    ? 'They get a link by mail and need no password.'
    : `They come in by a link and need no password. ${printed()}.`;

/** Said when an invitation has gone out. */
export const whereTheLinkIs = (email: string): string =>
  member().studio.sendsMail ? `a sign-in link is on its way to ${email}.` : `${printed().toLowerCase()}.`;
