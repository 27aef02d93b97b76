import { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { DomainError, NotAllowed, NotFound } from '../kernel/errors.ts';
import { field, parseInput, refineRange } from '../kernel/input.ts';
import { EVERY_MEMBER, policy } from '../kernel/policy.ts';

/** Something in somebody's hand on the schedule: where it would go. */
export interface Dragged {
  /** The session that is moved; null for one that is being drawn. */
  bookingId: string | null;
  /** Ids of the rows it is over, as the API gives them. */
  rowIds: string[];
  startsAt: Instant;
  endsAt: Instant;
}

/** What somebody shows of themselves: where they are and what they have in hand. It is no record: it lapses when they are gone. */
export interface Shown {
  /** The part of the app, such as `schedule`. */
  place: string;
  view: string;
  day: string | null;
  /** The session that is open, and whether it is open for editing. */
  openId: string | null;
  editing: boolean;
  drag: Dragged | null;
}

/** Somebody who is there, in one tab of their browser. */
export interface Presence extends Shown {
  /** The member and the tab. */
  id: string;
  memberId: string;
  name: string;
  /** How many members came to the studio before: tells people apart by a colour that stays theirs. */
  seat: number;
}

const rowId = z.string().regex(/^[\w+/=-]{1,100}$/, 'This is not the id of a row.');

/** Made by the tab, so that two tabs of one person are told apart. */
const tab = z.string().regex(/^[\w-]{8,40}$/, 'Name the tab with 8 to 40 letters and digits.');

const showPresenceInput = z.object({
  tab,
  place: z.string().regex(/^[a-z_]{1,30}$/, 'This is not a place of the app.'),
  view: z
    .string()
    .regex(/^[a-z_]{0,30}$/, 'This is not a view.')
    .default(''),
  day: field.day().nullable().default(null),
  openId: field.id('session').nullable().default(null),
  editing: z.boolean().default(false),
  drag: z
    .object({
      bookingId: field.id('session').nullable().default(null),
      rowIds: z.array(rowId).max(8, 'Name at most 8 rows.'),
      startsAt: field.instant(),
      endsAt: field.instant(),
    })
    .superRefine(refineRange)
    .nullable()
    .default(null),
});

/** @throws InvalidInput */
export const presenceFrom = (raw: z.input<typeof showPresenceInput>): z.output<typeof showPresenceInput> =>
  parseInput(showPresenceInput, raw);

/** @throws InvalidInput */
export const tabFrom = (raw: string): string => parseInput(z.object({ tab }), { tab: raw }).tab;

/** Those who work for the studio see one another; clients and boards see nobody. */
const presencePolicy = policy<'see_others'>({ see_others: EVERY_MEMBER }, { see_others: 'Seeing who is there' });

/** @throws NotAllowed */
export function requirePresent(actor: Actor): Extract<Actor, { kind: 'member' }> {
  presencePolicy.require(actor, 'see_others');
  if (actor.kind !== 'member') throw new NotAllowed('Being seen', 'a member of the studio');
  return actor;
}

/** More messages than anybody's hand makes. What was shown before stands. */
export class TooOften extends DomainError {
  readonly code = 'TOO_OFTEN';
  readonly mostPerSecond: number;
  constructor(mostPerSecond: number) {
    super(`At most ${mostPerSecond} messages a second are taken from one person. Send the latest state, less often.`);
    this.mostPerSecond = mostPerSecond;
  }
}

/** @throws NotFound when the studio has no such session */
export async function requireShowable(db: Db, studioId: string, bookingId: string): Promise<void> {
  if ((await db.booking.count({ where: { studioId, id: bookingId } })) === 0) throw new NotFound('session', bookingId);
}

/** Ids of members grow in the order in which they came; those who left keep their seat. */
export const readSeat = (db: Db, { studioId, memberId }: { studioId: string; memberId: string }): Promise<number> =>
  db.member.count({ where: { studioId, id: { lt: memberId } } });
