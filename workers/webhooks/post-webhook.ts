import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Outcome } from '../../domain/webhooks/delivery-rules.ts';
import { isNamedHost, urlFault, type PrivateHosts } from '../../domain/webhooks/endpoint-url.ts';
import { isPublicAddress, literalAddress } from '../../domain/webhooks/public-address.ts';
import type { Post, WebhookRequest } from '../../domain/webhooks/send-due.ts';

interface Address {
  address: string;
  family: number;
}

export interface PostOptions {
  privateHosts: PrivateHosts;
  /** Where a name leads. */
  resolve?: (hostname: string) => Promise<Address[]>;
  timeoutMs?: number;
}

/** A receiver that needs longer is to take it first and work afterwards. */
const PATIENCE_MS = 15_000;
const MOST_BYTES = 16_384;
const MOST_SHOWN = 1_000;

class Refused extends Error {}

/**
 * Sends webhooks over a connection of their own, to the address that was looked at and no other: a name that leads elsewhere when it is
 * asked again changes nothing. Redirects are not followed, cookies not kept, and of the answer only the beginning is read.
 */
export function webhookPost({ privateHosts, resolve = resolveAll, timeoutMs = PATIENCE_MS }: PostOptions): Post {
  return async (webhook) => {
    const startedAt = performance.now();
    const done = (part: Partial<Outcome>): Outcome => ({
      status: null,
      fault: null,
      response: '',
      ...part,
      durationMs: Math.round(performance.now() - startedAt),
    });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const url = new URL(webhook.url);
      const addresses = await addressesOf(url, { privateHosts, resolve, signal });
      return done(await exchange(url, webhook, addresses, signal));
    } catch (error) {
      return done({ fault: signal.aborted ? `No answer came within ${timeoutMs / 1_000} s.` : faultOf(error) });
    }
  };
}

const resolveAll = (hostname: string): Promise<Address[]> => lookup(hostname, { all: true, verbatim: true });

async function addressesOf(
  url: URL,
  { privateHosts, resolve, signal }: { privateHosts: PrivateHosts; resolve: (hostname: string) => Promise<Address[]>; signal: AbortSignal },
): Promise<Address[]> {
  // The settings may have become stricter since it was entered.
  const fault = urlFault(url.href, privateHosts);
  if (fault) throw new Refused(fault);
  const literal = literalAddress(url.hostname);
  if (literal) return [{ address: literal, family: literal.includes(':') ? 6 : 4 }];
  const found = await before(signal, resolve(url.hostname));
  if (found.length === 0) throw new Refused('Its name leads to no address.');
  // All of them: which one is called is not ours to choose afterwards.
  if (!isNamedHost(url, privateHosts) && !found.every(({ address }) => isPublicAddress(address)))
    throw new Refused('Its name leads into a private network, where webhooks do not call.');
  return found;
}

/** Looking up a name cannot be called off: it is left behind. */
const before = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });

function exchange(url: URL, { headers, body }: WebhookRequest, addresses: Address[], signal: AbortSignal): Promise<Partial<Outcome>> {
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const lookedUp: LookupFunction = (_hostname, options, callback) =>
    options.all ? callback(null, addresses) : callback(null, addresses[0]!.address, addresses[0]!.family);
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // No connection of another time, that somebody else had looked up.
      agent: false,
      lookup: lookedUp,
      signal,
    });
    let answered = false;
    sent.on('error', (error) => {
      // Once there is a status it stands, whatever becomes of the rest.
      if (!answered) reject(error);
    });
    sent.on('response', (answer) => {
      answered = true;
      void readBeginning(answer).then((response) => {
        resolve({ status: answer.statusCode ?? null, response, ...redirected(answer) });
        sent.destroy();
      });
    });
    sent.end(body);
  });
}

const redirected = ({ statusCode = 0, headers }: IncomingMessage): Pick<Outcome, 'fault'> | object =>
  statusCode >= 300 && statusCode < 400
    ? {
        fault: `It redirects${headers.location ? ` to ${shown(headers.location, 200)}` : ''}. Redirects are not followed: enter the address itself.`,
      }
    : {};

/** The status counts, also where the rest of an answer is cut off or never ends. */
function readBeginning(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  const read = (): string => shown(Buffer.concat(parts).toString('utf8'), MOST_SHOWN);
  return new Promise((resolve) => {
    answer.on('data', (part: Buffer) => {
      parts.push(part);
      if ((length += part.length) >= MOST_BYTES) resolve(read());
    });
    for (const end of ['end', 'close', 'error']) answer.once(end, () => resolve(read()));
  });
}

/** What a stranger wrote, as text that can be kept and shown. */
const shown = (text: string, most: number): string =>
  text
    // eslint-disable-next-line no-control-regex -- looking for control characters is the point
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .slice(0, most)
    .replace(/\p{Surrogate}/gu, '');

const FAULTS: Record<string, string> = {
  ENOTFOUND: 'Its name is not known.',
  EAI_AGAIN: 'Its name could not be looked up.',
  ECONNREFUSED: 'Nobody takes calls there.',
  ECONNRESET: 'It hung up before it answered.',
  EHOSTUNREACH: 'It cannot be reached.',
  ENETUNREACH: 'It cannot be reached.',
  ETIMEDOUT: 'It cannot be reached.',
};

function faultOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code && FAULTS[code]) return FAULTS[code];
  if (code && /CERT|SSL|TLS|SIGNED|SIGNATURE|ALTNAME/.test(code)) return `Its certificate or its https is not accepted (${code}).`;
  return shown(`It could not be sent: ${code ?? message ?? 'unknown'}.`, 300);
}
