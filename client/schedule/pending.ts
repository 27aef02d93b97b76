import type { Session } from './picture.ts';

/** What somebody at this screen has done and the server has not told of yet: shown at once, taken back if it is refused. */
export interface PendingMove {
  id: string;
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
  /** The version that the server answered; null while it decides. */
  version: number | null;
}

export type Pending = ReadonlyMap<string, PendingMove>;

export const NONE: Pending = new Map();

/** The sessions with what is pending on top. Those it does not touch stay the same objects. */
export function withPending(bookings: readonly Session[], pending: Pending): readonly Session[] {
  if (pending.size === 0) return bookings;
  return bookings.map((booking) => {
    const move = pending.get(booking.id);
    if (!move || (move.version !== null && booking.version >= move.version)) return booking;
    return {
      ...booking,
      startsAt: move.startsAt,
      endsAt: move.endsAt,
      roomIds: [...move.roomIds],
      version: move.version ?? booking.version,
    };
  });
}

/** What is still pending once the picture shows these: an accepted move is done when the picture has its version. */
export function stillPending(pending: Pending, bookings: readonly Session[]): Pending {
  if (pending.size === 0) return pending;
  const versions = new Map(bookings.map(({ id, version }) => [id, version]));
  const left = [...pending].filter(([id, { version }]) => version === null || (versions.get(id) ?? Infinity) < version);
  return left.length === pending.size ? pending : new Map(left);
}

export const adding = (pending: Pending, move: PendingMove): Pending => new Map(pending).set(move.id, move);
export function without(pending: Pending, id: string): Pending {
  const left = new Map(pending);
  left.delete(id);
  return left;
}
