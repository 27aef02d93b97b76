import { occupied, takenBy } from '../../domain/scheduling/booking-rules.ts';
import { isFirm } from '../../domain/scheduling/booking-states.ts';
import { overlaps, type TimeRange } from '../../domain/kernel/time-range.ts';
import type { Block, Session } from './picture.ts';

/** What stands in the way of a drop, as far as the picture on the screen knows; the server has the last word. */
export interface Obstacle {
  /** The room, person or unit that is taken. */
  resourceId: string;
  /** What takes it. */
  what: string;
  startsAt: Date;
  endsAt: Date;
}

export interface Drop extends TimeRange {
  /** The session that is moved; a copy or a new one has none. */
  bookingId: string | null;
  state: Session['state'];
  setupMinutes: number;
  teardownMinutes: number;
  resourceIds: readonly string[];
}

/** Setup and teardown last a day at the most: what ends or begins beyond it need not be looked at closely, thousands of times a drag. */
const isFar = (session: TimeRange, wanted: TimeRange): boolean =>
  +session.endsAt + DAY < +wanted.startsAt || +session.startsAt - DAY > +wanted.endsAt;
const DAY = 86_400_000;

const resourcesOf = (session: Session): string[] => [...session.roomIds, ...session.unitIds, ...session.people.map(({ id }) => id)];

/** The first thing that is in the way, or null. What is not firm takes nothing from anybody, and is in nobody's way. */
export function obstacleTo(drop: Drop, sessions: readonly Session[], blocks: readonly Block[]): Obstacle | null {
  if (!isFirm(drop.state)) return null;
  const wanted = occupied(drop);
  const ids = new Set(drop.resourceIds);
  for (const session of sessions) {
    if (session.id === drop.bookingId || !isFirm(session.state) || isFar(session, wanted)) continue;
    const taken = takenBy(session);
    if (!taken || !overlaps(taken, wanted)) continue;
    const resourceId = resourcesOf(session).find((id) => ids.has(id));
    if (resourceId) return { resourceId, what: session.title ?? 'a session', ...taken };
  }
  for (const block of blocks) {
    if (!overlaps(block, wanted)) continue;
    const resourceId = block.resourceIds.find((id) => ids.has(id));
    if (resourceId)
      return { resourceId, what: block.title || block.kind.replaceAll('_', ' '), startsAt: block.startsAt, endsAt: block.endsAt };
  }
  return null;
}

/** What a session would take there: its own rooms, people and units, with some of them changed. */
export const dropOf = (
  session: Session,
  times: TimeRange,
  changed: { roomIds?: readonly string[]; instead?: { from: string; to: string } } = {},
): Drop => {
  const ids = [...(changed.roomIds ?? session.roomIds), ...session.unitIds, ...session.people.map(({ id }) => id)];
  const { instead } = changed;
  return {
    ...times,
    bookingId: session.id,
    state: session.state,
    setupMinutes: session.setupMinutes,
    teardownMinutes: session.teardownMinutes,
    resourceIds: instead ? ids.map((id) => (id === instead.from ? instead.to : id)) : ids,
  };
};
