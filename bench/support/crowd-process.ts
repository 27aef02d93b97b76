/**
 * Thousands of clients in a process of their own, as cheap as they can be: they greet, count what they are told and look into nothing.
 * Whoever is cut off comes back as the product's client does: with the same waits, half of them chance, and what it has as `since`.
 */
import { WebSocket } from 'ws';
import { backoff } from '../../client/live/backoff.ts';
import type { Order, Told } from './crowd.ts';
import { SINCE } from './crowd.ts';
import { moment } from './moment.ts';

/** As long as the product's client waits for a greeting. */
const PATIENCE_MS = 8_000;
const SLICE_MS = 20;

interface Member {
  greet: readonly string[];
  socket: WebSocket | null;
  said: number;
  failed: number;
  arrived: boolean;
  heard: boolean;
  revision: string | null;
  deadline?: NodeJS.Timeout;
}

const tell = (told: Told): void => void process.send!(told);
let members: Member[] = [];
let order: Extract<Order, { kind: 'open' }>;
let arrived = 0;
let heard = 0;
let marker: Buffer | null = null;
let watching = false;
let closing = false;

function connect(member: Member): void {
  const socket = new WebSocket(order.url, order.protocol, { perMessageDeflate: false, skipUTF8Validation: true });
  member.socket = socket;
  member.said = 0;
  member.deadline = setTimeout(() => socket.terminate(), PATIENCE_MS);
  const say = (): void => {
    const text = member.greet[member.said];
    member.said += 1;
    if (text) socket.send(text.replace(SINCE, member.revision === null ? 'null' : `"${member.revision}"`));
  };
  socket.on('open', say);
  socket.on('message', (data: Buffer) => {
    clearTimeout(member.deadline);
    member.failed = 0;
    if (member.said < member.greet.length) return say();
    take(member, data);
  });
  // The close that follows says the same.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearTimeout(member.deadline);
    if (closing) return;
    setTimeout(() => connect(member), backoff(member.failed++));
  });
}

function take(member: Member, data: Buffer): void {
  if (order.resumes) member.revision = /"revision":"?(\d+)/.exec(data.toString('latin1', 0, 300))?.[1] ?? member.revision;
  if (!member.arrived) {
    const opening = data.toString('latin1', 0, 200);
    if (/"type":"(error|complete)"|"errors":/.test(opening)) return tell({ kind: 'failed', message: opening });
    member.arrived = true;
    arrived += 1;
    if (arrived === members.length) tell({ kind: 'open' });
  }
  if (!watching || member.heard || (marker && !data.includes(marker))) return;
  member.heard = true;
  heard += 1;
  if (heard < members.length) return;
  watching = false;
  tell({ kind: 'heard', at: moment(), bytes: data.length });
}

process.on('message', (message: Order) => {
  if (message.kind === 'open') {
    order = message;
    members = Array.from({ length: order.count }, (_, n) => ({
      greet: order.greets[n % order.greets.length] ?? [],
      socket: null,
      said: 0,
      failed: 0,
      arrived: false,
      heard: false,
      revision: null,
    }));
    const startedAt = moment();
    let begun = 0;
    const timer = setInterval(() => {
      const due = Math.min(members.length, ((moment() - startedAt) / 1_000) * order.perSecond);
      while (begun < due) connect(members[begun++]!);
      if (begun === members.length) clearInterval(timer);
    }, SLICE_MS);
  } else if (message.kind === 'watch') {
    for (const member of members) member.heard = false;
    heard = 0;
    marker = message.marker === null ? null : Buffer.from(message.marker);
    watching = true;
    tell({ kind: 'watching' });
  } else if (message.kind === 'count') tell({ kind: 'count', arrived, heard });
});
process.on('disconnect', () => {
  closing = true;
  process.exit(0);
});
