import type { TimeRange } from '../../kernel/time-range.ts';
import { concerns, type Asking, type Rule, type Wish, type WishRoom } from '../house/house-rules.ts';
import type { RoomHours } from '../house/hours-rules.ts';
import { KINDS } from '../house/rule-kinds-rules.ts';
import type { HouseRoom, Piece } from './find-types.ts';
import { hoursKey } from './open-hours-rules.ts';
import { MINUTE, momentOf, type Frame, type Starts } from './starts-rules.ts';

/** What the house asks of a session that is looked for. */
export interface RulesInForce {
  /** The house's and the studio's, of every effect. */
  rules: readonly Rule[];
  /** The session but for its time and rooms. */
  wish: Omit<Wish, keyof TimeRange | 'rooms'>;
  asking: Asking;
  /** Of rooms that keep hours of their own. */
  hours: ReadonlyMap<string, RoomHours>;
  /** Whether opening hours are asked as any rule; otherwise the search keeps to them by itself, setup and teardown included. */
  asksHours: boolean;
}

const ALWAYS: RoomHours = { openingHours: [], exceptions: [] };

/**
 * At which starts nothing refuses a piece in these rooms, so that no answer is refused when it is booked; null when nothing could.
 * What only warns is no reason to keep silent about a free time. Quotas count what is booked, and are asked then.
 */
export function permittedStarts({ rules, wish, asking, hours, asksHours }: RulesInForce, frame: Frame) {
  const known = new Map<string, Starts>();
  const isAsked = ({ kind, effect }: Rule): boolean => effect === 'refuses' && kind !== 'quota' && (asksHours || kind !== 'opening_hours');
  const asked = rules.filter(isAsked);
  return ({ minutes }: Piece, rooms: readonly HouseRoom[]): Starts | null => {
    const wanted = rooms.map(({ id, name, kind }): WishRoom => ({ id, name, kind, hours: hours.get(id) ?? ALWAYS }));
    const wished = (startsAt: number): Wish => ({
      ...wish,
      startsAt: new Date(startsAt),
      endsAt: new Date(startsAt + minutes * MINUTE),
      rooms: wanted,
    });
    const concerned = asked.filter((rule) => concerns(rule, wished(frame.origin), asking));
    if (concerned.length === 0) return null;
    const key = `${minutes} ${concerned.map((rule) => asked.indexOf(rule)).join()} ${wanted.map((room) => hoursKey(room.hours)).join()}`;
    let starts = known.get(key);
    if (!starts) known.set(key, (starts = startsKept(concerned, wished, asking, frame)));
    return starts;
  };
}

function startsKept(rules: readonly Rule[], wished: (startsAt: number) => Wish, asking: Asking, frame: Frame): Starts {
  const starts = new Uint8Array(frame.steps);
  for (let step = 0; step < frame.steps; step += 1) {
    const wish = wished(momentOf(frame, step));
    if (rules.every((rule) => KINDS[rule.kind].says(rule, wish, asking) === null)) starts[step] = 1;
  }
  return starts;
}
