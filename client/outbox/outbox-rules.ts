/** What somebody meant to do, with everything it takes to do it later: it survives a reload, and is sent once. */
export interface Entry {
  /** The request's idempotency key: however often it is sent, it happens once. A changed entry has another. */
  key: string;
  act: string;
  /** The record it is about; `new:…` for one that is not there yet. Entries of one record are sent in their order. */
  recordId: string;
  input: Input;
  /** What the record is called, and what is to happen to it: "Harbour Nights", "move to 14:00–16:00, Studio B". */
  title: string;
  what: string;
  /** How the record looks meanwhile: fields of it by name, as JSON. */
  shows: Record<string, unknown>;
  /** When somebody did it, ms of the device. */
  at: number;
  /** It may have reached the server already, and must not be changed. */
  tried: boolean;
  /** It has waited for the connection: people are told that it is not yet saved. */
  late: boolean;
  /** What the server said no with: somebody decides how it goes on. */
  refusal: StoredRefusal | null;
}

export type Input = Record<string, unknown> & { expectedVersion?: number; ownVersions?: number[] };

/** A refusal as the API gave it. */
export interface StoredRefusal {
  __typename?: string;
  code: string;
  message: string;
  [more: string]: unknown;
}

export type Queue = readonly Entry[];

/** Acts whose inputs can be laid over one another: the last word on each field counts. */
const MERGING = new Set(['edit', 'move']);

const isOpen = (entry: Entry): boolean => !entry.tried && entry.refusal === null;

/** The queue with one more. What changes what has not been sent yet changes that, so that one decision is asked for and not many. */
export function queued(queue: Queue, entry: Entry): Queue {
  const index = queue.findLastIndex(({ recordId }) => recordId === entry.recordId);
  const last = queue[index];
  const merged = last && isOpen(last) ? laidOver(last, entry) : null;
  return merged ? queue.map((one) => (one === last ? merged : one)) : [...queue, entry];
}

function laidOver(last: Entry, entry: Entry): Entry | null {
  const shows = { ...last.shows, ...entry.shows };
  const rest = { title: entry.title, shows, at: entry.at, late: last.late || entry.late };
  // A session that is not booked yet is booked as it was changed.
  if (last.act === 'book' && MERGING.has(entry.act)) {
    const { bookingId: _id, expectedVersion: _version, ownVersions: _own, ...changes } = entry.input;
    const input = entry.act === 'move' ? withMove(last.input, changes) : { ...last.input, ...changes };
    return { ...last, ...rest, input };
  }
  if (last.act !== entry.act || !MERGING.has(entry.act)) return null;
  const input = entry.act === 'move' ? movedOn(last.input, entry.input) : { ...last.input, ...entry.input };
  // What was seen first is what both are based on.
  return input && { ...last, ...rest, what: entry.what, input: { ...input, ...seen(last.input) } };
}

const seen = ({ expectedVersion, ownVersions }: Input): Input => ({
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
  ...(ownVersions === undefined ? {} : { ownVersions }),
});

/** From A to B, and then from B to C, is from A to C. */
function movedOn(first: Input, then: Input): Input | null {
  const { roomId, fromRoomId, ...rest } = then;
  if (!roomId) return { ...first, ...rest };
  if (first.roomId && first.roomId !== fromRoomId) return null;
  return { ...first, ...rest, roomId, fromRoomId: first.fromRoomId ?? fromRoomId };
}

function withMove(input: Input, { roomId, fromRoomId, ...times }: Record<string, unknown>): Input {
  const rooms = Array.isArray(input.rooms) && roomId ? input.rooms.map((id) => (id === fromRoomId ? roomId : id)) : input.rooms;
  return { ...input, ...times, rooms };
}

/** The next to be sent: the first that waits for nobody. What follows on something undecided waits with it. */
export function nextToSend(queue: Queue): Entry | null {
  const held = new Set<string>();
  for (const entry of queue) {
    if (entry.refusal === null && !held.has(entry.recordId)) return entry;
    held.add(entry.recordId);
  }
  return null;
}

export const tried = (queue: Queue, key: string): Queue => changed(queue, key, (entry) => ({ ...entry, tried: true }));
export const waiting = (queue: Queue): Queue =>
  queue.every(({ late }) => late) ? queue : queue.map((entry) => ({ ...entry, late: true }));
export const without = (queue: Queue, key: string): Queue => queue.filter((entry) => entry.key !== key);
export const refused = (queue: Queue, key: string, refusal: StoredRefusal): Queue =>
  changed(queue, key, (entry) => ({ ...entry, refusal }));

/** It is saved: it goes, and those that follow on the same record know of the version that it made. */
export function saved(queue: Queue, key: string, { id, version }: { id: string; version: number }): Queue {
  const entry = queue.find((one) => one.key === key);
  if (!entry) return queue;
  return without(queue, key).map((one) => {
    if (one.recordId !== entry.recordId || one.tried) return one;
    const ownVersions = one.input.expectedVersion === undefined ? undefined : [...(one.input.ownVersions ?? []), version];
    const input = { ...one.input, ...(ownVersions ? { ownVersions } : {}), ...('bookingId' in one.input ? { bookingId: id } : {}) };
    return { ...one, recordId: id, input };
  });
}

/** What the server is asked to allow for: a deed begun while an earlier one was on its way is based on what stood before both. */
export function knowing(input: Input, made: readonly number[]): Input {
  const { expectedVersion, ownVersions = [] } = input;
  const since = made.filter((version) => expectedVersion !== undefined && version > expectedVersion && !ownVersions.includes(version));
  return since.length === 0 ? input : { ...input, ownVersions: [...ownVersions, ...since] };
}

/** Sent once more in another way, such as over somebody else's change that was looked at. It is another request from here on. */
export const decided = (queue: Queue, key: string, next: { key: string; act?: string; input: Input }): Queue =>
  changed(queue, key, (entry) => ({ ...entry, ...next, tried: false, refusal: null }));

const changed = (queue: Queue, key: string, change: (entry: Entry) => Entry): Queue =>
  queue.map((entry) => (entry.key === key ? change(entry) : entry));
