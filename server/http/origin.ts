import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

/*
Cookies are sent along whoever's page asks, so a request that names a foreign page as its origin is refused before anything reads it.
Comparing Origin with Host alone would not do: a foreign name that was pointed at this machine (DNS rebinding) has both alike.
So the host must be one that cannot be pointed elsewhere: the public address, a bare IP address, or this machine's own name.
*/

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);

/** What a proxy writes. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'];

const nameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();

export function isKnownHost(host: string | undefined, publicUrl: string): boolean {
  if (!host) return false;
  const name = nameOf(host);
  return LOCAL.has(name) || name.endsWith('.localhost') || isIP(name) !== 0 || host.toLowerCase() === new URL(publicUrl).host;
}

/** Programs send no Origin, browsers always do where it matters; `null` (a sandboxed page) is foreign. */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  // This process itself speaks plain http; https is what the proxy of the public address speaks.
  return origin === new URL(publicUrl).origin || (host !== undefined && origin === `http://${host.toLowerCase()}`);
}

/** The address a request comes from. A proxy is only believed when one must be there: this process itself speaks no https. */
export function clientAddress(request: IncomingMessage, publicUrl: string): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  if (!publicUrl.startsWith('https:') || !forwarded) return direct;
  // The last entry is the one our own proxy wrote.
  return [forwarded].flat().join(',').split(',').at(-1)!.trim() || direct;
}

/** Whether somebody sits at this very machine: nothing in between has forwarded the request. */
export const isFromThisMachine = (request: IncomingMessage): boolean =>
  namesThisMachine(request) && isLoopback(request.socket.remoteAddress);

/** What a request says of it itself. */
export const namesThisMachine = ({ headers }: IncomingMessage): boolean =>
  LOCAL.has(nameOf(headers.host ?? '')) && !FORWARDED.some((header) => headers[header] !== undefined);

/** What the system says of its connection. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));
