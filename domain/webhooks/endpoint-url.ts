import { z } from 'zod';
import { field } from '../kernel/input.ts';
import { isPublicAddress, literalAddress } from './public-address.ts';

/** Hosts that the installation names (`intranet.example`, `127.0.0.1:9000`): they may be private, and go without https. */
export type PrivateHosts = readonly string[];

export const isNamedHost = ({ hostname, host }: URL, privateHosts: PrivateHosts): boolean =>
  privateHosts.includes(hostname) || privateHosts.includes(host);

const LONGEST = 2_000;
const ONLY_HERE = /(^|\.)localhost\.?$/i;

/** What is wrong with an address, and how to mend it; null when nothing is. Where a name leads is looked at with each call. */
export function urlFault(text: string, privateHosts: PrivateHosts): string | null {
  if (!URL.canParse(text)) return 'Write an address such as https://example.com/webhooks.';
  const url = new URL(text);
  if (url.username || url.password) return 'Leave the name and password out: the signature tells who calls.';
  if (url.hash) return 'Leave out what follows the #: it is never sent.';
  if (isNamedHost(url, privateHosts)) return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'Use an address with https.';
  if (url.protocol !== 'https:') return 'Use an address with https.';
  const address = literalAddress(url.hostname);
  return ONLY_HERE.test(url.hostname) || (address !== null && !isPublicAddress(address))
    ? 'This address is in a private network, where webhooks do not call. Use one that is open to the internet.'
    : null;
}

/** No part of what is asked for: the process lends it. */
const lentHosts = z.custom<PrivateHosts>((value) => Array.isArray(value));

export const endpointUrl = field.text(LONGEST);
export const lent = { privateHosts: lentHosts };

/** Holds the url of an input to the rules, with the hosts that were lent. */
export function refineUrl({ url, privateHosts }: { url?: string | undefined; privateHosts: PrivateHosts }, context: z.RefinementCtx): void {
  const message = url === undefined ? null : urlFault(url, privateHosts);
  if (message) context.addIssue({ code: 'custom', path: ['url'], message });
}
