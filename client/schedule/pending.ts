import type { Entry, Queue } from '../outbox/outbox-rules.ts';
import type { Session } from './picture.ts';

/** What somebody at this screen has done and the picture does not show yet: shown at once, taken back if it is refused. */
export interface PendingChange {
  id: string;
  /** How the session looks by it. */
  fields: Partial<Session>;
  /** The version that the server answered; null while it decides, or cannot be reached. */
  version: number | null;
}

export type Pending = ReadonlyMap<string, PendingChange>;

export const NONE: Pending = new Map();

/** The sessions with what is pending on top. Those it does not touch stay the same objects. */
export function withPending(bookings: readonly Session[], pending: Pending): readonly Session[] {
  if (pending.size === 0) return bookings;
  return bookings.map((booking) => {
    const change = pending.get(booking.id);
    if (!change || (change.version !== null && booking.version >= change.version)) return booking;
    return { ...booking, ...change.fields, version: change.version ?? booking.version };
  });
}

/** What is still pending once the picture shows these: an accepted change is done when the picture has its version. */
export function stillPending(pending: Pending, bookings: readonly Session[]): Pending {
  if (pending.size === 0) return pending;
  const versions = new Map(bookings.map(({ id, version }) => [id, version]));
  const left = [...pending].filter(([id, { version }]) => version === null || (versions.get(id) ?? Infinity) < version);
  return left.length === pending.size ? pending : new Map(left);
}

export const adding = (pending: Pending, change: PendingChange): Pending => new Map(pending).set(change.id, change);

const MOMENTS = new Set(['startsAt', 'endsAt', 'checkedInAt', 'endedAt']);

/** What an entry of the outbox shows, with its moments as such. */
export const fieldsOf = ({ shows }: Pick<Entry, 'shows'>): Partial<Session> =>
  Object.fromEntries(
    Object.entries(shows).map(([field, value]) => [field, MOMENTS.has(field) && typeof value === 'string' ? new Date(value) : value]),
  );

const isNew = ({ recordId }: Entry): boolean => recordId.startsWith('new:');

/** What was accepted, and on top of it what still waits for an answer. What was refused shows the session as it is. */
export function withQueue(accepted: Pending, queue: Queue): Pending {
  let pending = accepted;
  for (const entry of queue) {
    if (entry.refusal || isNew(entry)) continue;
    const before = pending.get(entry.recordId);
    pending = adding(pending, { id: entry.recordId, fields: { ...before?.fields, ...fieldsOf(entry) }, version: null });
  }
  return pending;
}

const BLANK = {
  version: 0,
  setupMinutes: 0,
  teardownMinutes: 0,
  checkedInAt: null,
  endedAt: null,
  people: [],
  unitIds: [],
  gear: [],
  short: false,
  openRoles: [],
  clientId: null,
  clientName: null,
  projectId: null,
  projectName: null,
  holdRank: null,
  holdExpiresAt: null,
  challengeEndsAt: null,
  expectedStartAt: null,
};

/** Sessions that were booked without a connection: they stand on the schedule until the server has them. */
export const unbooked = (queue: Queue): Session[] =>
  queue
    .filter((entry) => entry.act === 'book' && isNew(entry))
    .map((entry) => ({ ...BLANK, createdAt: new Date(entry.at), ...fieldsOf(entry), id: entry.recordId }) as unknown as Session);
