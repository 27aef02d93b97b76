import { createSignal } from 'solid-js';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { sendOnce } from '../graphql/client.ts';
import { isRefusal } from '../graphql/refusal.ts';
import { explain, RequestFailed } from '../graphql/request-failed.ts';
import { backoff } from '../live/backoff.ts';
import { onConnected } from '../live/connection.ts';
import * as rules from './outbox-rules.ts';
import type { Entry, Input, Queue, StoredRefusal } from './outbox-rules.ts';

/*
 * What people do to the schedule is written down before it is sent. With a connection nobody notices; without one it waits here, also
 * over a reload, is sent in order when the server answers again, and what the server then refuses is decided one by one.
 */

/** How one kind of act is sent. */
export interface Act {
  document: TypedDocumentNode<unknown, AnyVariables>;
  pick(data: unknown): object;
}

/** An act as a page hands it in. */
export type Deed = Pick<Entry, 'act' | 'recordId' | 'input' | 'title' | 'what' | 'shows'>;

export interface Saved {
  id: string;
  version: number;
  /** What the rules of the house have to say to it, if they say anything. */
  warnings?: readonly { says: string }[] | null | undefined;
}

export type Outcome =
  | ({ is: 'saved' } & Saved)
  | { is: 'refused'; refusal: StoredRefusal }
  /** The server cannot be reached: it is kept, and sent when it can. */
  | { is: 'waiting' }
  | { is: 'failed'; error: unknown };

/** How long somebody at the screen waits for an answer before they are told that it goes on without them. */
const PATIENCE = 6_000;

let acts: Readonly<Record<string, Act>> = {};
let place: string | null = null;
const [entries, setEntries] = createSignal<Queue>([]);
const waiters = new Map<string, ((outcome: Outcome) => void)[]>();
/** Versions of each record that were made from this page. */
const made = new Map<string, number[]>();
const savers = new Set<(entry: Entry, answer: Saved) => void>();
let sending = false;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/** What is not yet saved, in order. */
export const outbox = entries;
/** Of these, what people are told of: it waits for the connection, or for a decision. */
export const unsaved = (): Queue => entries().filter(({ late, refusal }) => late || refusal !== null);

/** Called with each entry that the server has taken. */
export function onSaved(call: (entry: Entry, answer: Saved) => void): () => void {
  savers.add(call);
  return () => void savers.delete(call);
}

/** Opens the outbox of one member in one studio; what they left in it is sent. Nobody sends what somebody else meant. */
export function openOutbox(owner: string, known: Readonly<Record<string, Act>>): void {
  acts = known;
  place = `callboard.outbox.${owner}`;
  setEntries(read());
  if (entries().length > 0) change(rules.waiting);
  void drain();
}

export function closeOutbox(): void {
  place = null;
  made.clear();
  clearTimeout(retry);
  setEntries([]);
}

/** Does it now if the server can be reached, and otherwise when it can. Never throws. */
export function submit(deed: Deed): Promise<Outcome> {
  const input = rules.knowing(deed.input, made.get(deed.recordId) ?? []);
  const entry: Entry = { ...deed, input, key: crypto.randomUUID(), at: Date.now(), tried: false, late: failures > 0, refusal: null };
  change((queue) => rules.queued(queue, entry));
  // It may have become a part of what waits already.
  const { key } = entries().findLast(({ recordId }) => recordId === entry.recordId)!;
  const outcome = new Promise<Outcome>((resolve) => waiters.set(key, [...(waiters.get(key) ?? []), resolve]));
  if (failures > 0) settle(key, { is: 'waiting' });
  else setTimeout(() => waiters.has(key) && giveUpWaiting(), PATIENCE);
  void drain();
  return outcome;
}

/** Sends it once more, changed: over somebody else's change, or in another way. */
export function decide(key: string, next: { act?: string; input: Input }): void {
  change((queue) => rules.decided(queue, key, { ...next, key: crypto.randomUUID() }));
  void drain();
}

/** Somebody lets go of it. */
export const drop = (key: string): void => change((queue) => rules.without(queue, key));

function read(): Queue {
  try {
    return place ? (JSON.parse(localStorage.getItem(place) ?? '[]') as Queue) : [];
  } catch {
    return entries();
  }
}

/** Another tab of the same person may have changed it: each change is made to what stands in the storage now. */
function change(by: (queue: Queue) => Queue): void {
  const next = by(read());
  try {
    if (place && next.length > 0) localStorage.setItem(place, JSON.stringify(next));
    else if (place) localStorage.removeItem(place);
  } catch {
    // Without storage it lasts as long as the page.
  }
  setEntries(next);
}

function settle(key: string, outcome: Outcome): void {
  const waiting = waiters.get(key) ?? [];
  waiters.delete(key);
  for (const resolve of waiting) resolve(outcome);
}

function giveUpWaiting(): void {
  change(rules.waiting);
  for (const key of Array.from(waiters.keys())) settle(key, { is: 'waiting' });
}

/** One tab at a time sends, where the browser can tell; where it cannot, the server knows each key. */
const alone = (work: () => Promise<void>): Promise<unknown> => (navigator.locks && place ? navigator.locks.request(place, work) : work());

async function drain(): Promise<void> {
  if (sending || !place) return;
  sending = true;
  clearTimeout(retry);
  let reached = true;
  try {
    await alone(async () => {
      for (let entry = rules.nextToSend(read()); entry && reached; entry = rules.nextToSend(read())) reached = await transmit(entry);
    });
  } finally {
    sending = false;
  }
  if (!reached) retry = setTimeout(() => void drain(), backoff(failures++));
  // Something may have come in while the last answer was on its way.
  else if (place && rules.nextToSend(read())) void drain();
}

/** @returns whether the server answered */
async function transmit(entry: Entry): Promise<boolean> {
  const { document, pick } = acts[entry.act]!;
  change((queue) => rules.tried(queue, entry.key));
  try {
    const answer = pick(await sendOnce(document, { input: entry.input }, entry.key));
    failures = 0;
    if (isRefusal(answer)) turnDown(entry, answer as unknown as StoredRefusal);
    else take(entry, answer as Saved);
    return true;
  } catch (error) {
    if (error instanceof RequestFailed && (error.kind === 'network' || error.kind === 'signed out')) {
      giveUpWaiting();
      return false;
    }
    fail(entry, error);
    return true;
  }
}

function take(entry: Entry, { id, version, warnings }: Saved): void {
  // First whoever shows it: it must not look for a moment as if nothing had happened.
  for (const call of savers) call(entry, { id, version });
  made.set(id, [...(made.get(id) ?? []), version]);
  change((queue) => rules.saved(queue, entry.key, { id, version }));
  settle(entry.key, { is: 'saved', id, version, warnings });
}

/** Whoever waits for the answer is given it; what was done while away is kept for somebody to decide. */
function turnDown(entry: Entry, refusal: StoredRefusal): void {
  if (!waiters.has(entry.key)) return change((queue) => rules.refused(queue, entry.key, refusal));
  drop(entry.key);
  settle(entry.key, { is: 'refused', refusal });
}

function fail(entry: Entry, error: unknown): void {
  const { title, text } = explain(error);
  if (!waiters.has(entry.key)) return change((queue) => rules.refused(queue, entry.key, { code: 'FAILED', message: `${title}. ${text}` }));
  drop(entry.key);
  settle(entry.key, { is: 'failed', error });
}

addEventListener('online', () => void drain());
onConnected(() => void drain());
addEventListener('storage', ({ key }) => {
  if (key === place) setEntries(read());
});
// Nothing is lost by closing, but the others do not see it until this browser is open again.
addEventListener('beforeunload', (event) => {
  if (unsaved().length > 0) event.preventDefault();
});
