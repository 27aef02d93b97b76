import { createSignal } from 'solid-js';
import { connectionParams } from '../graphql/credentials.ts';
import { onClockDoubt, setServerTime } from '../time/clock.ts';
import { serverBuild } from './build.ts';
import { LiveSocket } from './live-socket.ts';

const [open, setOpen] = createSignal(false);
const refusals = new Set<() => void>();
const comers = new Set<() => void>();

/** Whether the socket is open. For how far data can be trusted ask the stream itself: open is not yet caught up. */
export const isConnected = open;

/** Called when the server no longer accepts the session or the board link. */
export function onConnectionRefused(call: () => void): () => void {
  refusals.add(call);
  return () => void refusals.delete(call);
}

/** Called each time the socket has come to the server. */
export function onConnected(call: () => void): () => void {
  comers.add(call);
  return () => void comers.delete(call);
}

/** The page's one socket; opened by its first stream. */
export const socket = new LiveSocket({
  url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
  params: connectionParams,
  changed: setOpen,
  refused: () => refusals.forEach((call) => call()),
  acknowledged: (payload, sentAt) => {
    if (typeof payload.serverTime === 'string' || typeof payload.serverTime === 'number') setServerTime(payload.serverTime, sentAt);
    if (typeof payload.build === 'string') serverBuild(payload.build);
    for (const call of comers) call();
  },
});

// A page that was asleep, hidden or off the network may hold a socket that only looks open.
onClockDoubt(() => socket.doubt());
addEventListener('online', () => socket.doubt());
addEventListener('offline', () => socket.doubt());
addEventListener('pageshow', (event) => event.persisted && socket.doubt());
document.addEventListener('visibilitychange', () => !document.hidden && socket.doubt());
