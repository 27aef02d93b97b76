import type { Actor } from '../../kernel/actor.ts';
import type { TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { BookingRecord } from '../booking-record.ts';
import { priceOf } from '../booking-price.ts';
import type { Candidate } from '../candidates.ts';
import { readFacts, type Facts } from './facts.ts';
import { houseRules } from './house-defaults-rules.ts';
import { concerns, type Asking, type Rule, type Wish, type WishRoom } from './house-rules.ts';

/** One session before the rules of its house: what is wanted, from where it is asked, and all that could be said. */
export interface Judgement {
  facts: Facts;
  wish: Wish;
  asking: Asking;
  /** The house's and the studio's, those that concern it. */
  rules: Rule[];
}

export const audienceOf = (actor: Actor): Asking['audience'] => (actor.role === 'client' ? 'clients' : 'staff');

export function judgementOf(
  tx: Pick<Tx, 'actor' | 'at'>,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  facts: Facts,
): Judgement {
  const { state, startsAt, endsAt, clientId, projectId, sessionTypeId, createdBy } = booking;
  const rooms = candidates.flatMap(({ id, name, roomKind }): WishRoom[] =>
    roomKind === null ? [] : [{ id, name, kind: roomKind, hours: facts.hoursOf(id) }],
  );
  const wish: Wish = {
    state,
    startsAt,
    endsAt,
    clientId,
    projectId,
    sessionTypeId,
    rooms,
    sessionType: facts.sessionType,
    booker: createdBy,
  };
  const asking: Asking = { at: tx.at, zone: facts.zone, audience: audienceOf(tx.actor), counted: new Map() };
  const all = [...houseRules(facts.policy, asking.audience), ...facts.rules];
  return { facts, wish, asking, rules: all.filter((rule) => concerns(rule, wish, asking)) };
}

/** The same, for a session that stands alone. */
export const readJudgement = async (tx: Tx, booking: BookingRecord, candidates: readonly Candidate[]): Promise<Judgement> =>
  judgementOf(tx, booking, candidates, await readFacts(tx, booking, candidates));

/** What the session costs at a time in some rooms, with the studio's blocks. */
export const priceIn = (facts: Facts, times: TimeRange, rooms: readonly { id?: string; hourlyRateMinor: number }[]): number =>
  priceOf(times, rooms, facts);
