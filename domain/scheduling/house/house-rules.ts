import type { Instant } from '../../kernel/clock.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { BookingState } from '../booking-states.ts';
import type { RoomKind } from '../room-rules.ts';
import type { RoomHours } from './hours-rules.ts';

/**
 * What a rule of the studio asks. increment: begin on a step of the clock and last whole steps · length: at least, at most ·
 * notice: booked so long ahead · horizon: not further ahead · quota: so many sessions or hours for one client, project or person who
 * books · blackout: nothing in a period.
 */
export const RULE_KINDS = ['increment', 'length', 'notice', 'horizon', 'quota', 'blackout'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What can be said against a session: by a rule of the studio, by its opening hours and clock, or by what stands beside it. */
export const FINDING_KINDS = [...RULE_KINDS, 'opening_hours', 'past', 'room_kind', 'beside'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const RULE_EFFECTS = ['allows', 'warns', 'refuses'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];
export const AUDIENCES = ['everybody', 'staff', 'clients'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const QUOTA_UNITS = ['sessions', 'hours'] as const;
export type QuotaUnit = (typeof QUOTA_UNITS)[number];
export const QUOTA_PERIODS = ['day', 'week', 'month'] as const;
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];
export const QUOTA_SUBJECTS = ['client', 'project', 'booker'] as const;
export type QuotaSubject = (typeof QUOTA_SUBJECTS)[number];

/** What a rule concerns: one room, a kind of room, a type of session or a client; everything when all are null. */
export interface RuleScope {
  roomId: string | null;
  roomKind: RoomKind | null;
  sessionTypeId: string | null;
  clientId: string | null;
}

/** What a rule asks, by its kind; the others are null. */
export interface RuleTerms {
  /** Of an increment, a notice and a horizon. */
  minutes: number | null;
  minMinutes: number | null;
  maxMinutes: number | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  quotaMost: number | null;
  quotaUnit: QuotaUnit | null;
  quotaPeriod: QuotaPeriod | null;
  quotaOf: QuotaSubject | null;
}

/** A rule as it is held against a session: one of the studio's own, or one of the house that has no id. */
export interface Rule<Kind extends FindingKind = FindingKind> extends RuleScope, RuleTerms {
  id: string | null;
  name: string;
  kind: Kind;
  effect: Exclude<RuleEffect, 'allows'>;
  binds: Audience;
}

export interface WishRoom {
  id: string;
  name: string;
  kind: RoomKind;
  hours: RoomHours;
}

/** A session as it is wanted, as far as rules look at it. */
export interface Wish extends TimeRange {
  state: BookingState;
  rooms: readonly WishRoom[];
  clientId: string | null;
  projectId: string | null;
  sessionTypeId: string | null;
  /** The type's name and the kinds of rooms it fits. */
  sessionType: { name: string; roomKinds: readonly RoomKind[] } | null;
  /** Who books it, as the log names them. */
  booker: string;
}

/** From where a wish is judged. */
export interface Asking {
  at: Instant;
  zone: string;
  audience: Exclude<Audience, 'everybody'>;
  /** Of a quota, by its rule: what else counts, as far as it is known; null outside of `known`. */
  counted: ReadonlyMap<string | null, { known: TimeRange; sessions: readonly TimeRange[] }>;
}

/** What is said against a session. */
export interface Finding {
  ruleId: string | null;
  name: string;
  kind: FindingKind;
  effect: Exclude<RuleEffect, 'allows'>;
  /** What is allowed, as a sentence. */
  says: string;
  /** The nearest time that keeps it, and everything else that is asked where that can be; null when no other time helps. */
  nearest: TimeRange | null;
}

export const NO_TERMS: RuleTerms = {
  minutes: null,
  minMinutes: null,
  maxMinutes: null,
  startsAt: null,
  endsAt: null,
  quotaMost: null,
  quotaUnit: null,
  quotaPeriod: null,
  quotaOf: null,
};
export const EVERYTHING: RuleScope = { roomId: null, roomKind: null, sessionTypeId: null, clientId: null };

/** Whether the rule has anything to do with this session. A session of several rooms is concerned when one of them is. */
export const concerns = (rule: RuleScope & { binds: Audience }, wish: Wish, { audience }: Pick<Asking, 'audience'>): boolean =>
  (rule.binds === 'everybody' || rule.binds === audience) &&
  (rule.roomId === null || wish.rooms.some(({ id }) => id === rule.roomId)) &&
  (rule.roomKind === null || wish.rooms.some(({ kind }) => kind === rule.roomKind)) &&
  (rule.sessionTypeId === null || rule.sessionTypeId === wish.sessionTypeId) &&
  (rule.clientId === null || rule.clientId === wish.clientId);

/** `90` minutes as people say them: 1 h 30 min; whole days as days. */
export function lengthWords(minutes: number): string {
  if (minutes >= 1_440 && minutes % 1_440 === 0) return minutes === 1_440 ? '1 day' : `${minutes / 1_440} days`;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}
