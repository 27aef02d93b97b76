import type { Instant } from '../kernel/clock.ts';
import { StepNotPossible, words } from '../kernel/errors.ts';
import { includes, startOfMinute, type TimeRange } from '../kernel/time-range.ts';

/**
 * Where a unit stands at a moment (EQP-3).
 * available · reserved: a session has it now · out: handed to somebody · overdue: out, and due back before now ·
 * in_maintenance · missing · retired: archived
 */
export type UnitState = 'available' | 'reserved' | 'out' | 'overdue' | 'in_maintenance' | 'missing' | 'retired';
export type UnitAct =
  | 'check_out'
  | 'check_in'
  | 'report_broken'
  | 'start_maintenance'
  | 'finish_maintenance'
  | 'report_missing'
  | 'report_found'
  | 'archive'
  | 'restore';
export type GearCondition = 'good' | 'worn' | 'faulty' | 'broken';

/** From well to worst. */
export const CONDITIONS = ['good', 'worn', 'faulty', 'broken'] as const satisfies readonly GearCondition[];

/** What can be done with a unit in each state. The API sends these as `possibleActs`, so no screen derives them again. */
export const UNIT_ACTS = {
  available: ['check_out', 'report_broken', 'start_maintenance', 'report_missing', 'archive'],
  // A reserved unit is handed out to its session; another is refused by what it clashes with.
  reserved: ['check_out', 'report_broken', 'start_maintenance', 'report_missing'],
  out: ['check_in', 'report_missing'],
  overdue: ['check_in', 'report_missing'],
  in_maintenance: ['finish_maintenance', 'report_missing'],
  missing: ['report_found', 'archive'],
  retired: ['restore'],
} as const satisfies Record<UnitState, readonly UnitAct[]>;

export const UNIT_STATES = Object.keys(UNIT_ACTS) as UnitState[];

/** A session's hold on a unit. `what` is null for those who may not know. */
export interface Reservation extends TimeRange {
  bookingId: string | null;
  what: string | null;
}

/** What a unit's state follows from; the open checkout and the open maintenance, if there are. */
export interface UnitStanding {
  archivedAt?: Instant | null;
  missingAt: Instant | null;
  checkout: { holderName: string | null; outAt: Instant; dueAt: Instant } | null;
  maintenance: { startsAt: Instant; expectedBackAt: Instant } | null;
  reservations?: readonly Reservation[];
}

export interface UnitStatus {
  state: UnitState;
  /** Due back, expected back, or free again; null when nobody knows. In the past when it is late. */
  until: Instant | null;
  holderName: string | null;
  /** The session that has it now. */
  reservation: Reservation | null;
  /** The next session that will have it. */
  next: Reservation | null;
}

/** Computed where it is shown, from the shared clock: nothing is sent when a unit becomes overdue. */
export function unitStatusAt(unit: UnitStanding, at: Instant): UnitStatus {
  const reservations = [...(unit.reservations ?? [])].sort((a, b) => +a.startsAt - +b.startsAt);
  const reservation = reservations.find((one) => includes(one, at)) ?? null;
  const next = reservations.find((one) => one.startsAt > at) ?? null;
  const status = (state: UnitState, until: Instant | null): UnitStatus => ({ state, until, holderName: null, reservation, next });
  if (unit.archivedAt) return { ...status('retired', null), reservation: null, next: null };
  if (unit.missingAt) return status('missing', null);
  // Work that was planned ahead has not begun; what begins this minute has, or screens would learn of it a minute late.
  if (unit.maintenance && startOfMinute(unit.maintenance.startsAt) <= at) return status('in_maintenance', unit.maintenance.expectedBackAt);
  if (unit.checkout) {
    const { dueAt, holderName } = unit.checkout;
    return { ...status(at < dueAt ? 'out' : 'overdue', dueAt), holderName };
  }
  return reservation ? status('reserved', reservation.endsAt) : status('available', next?.startsAt ?? null);
}

const ACT_WORDS: Record<UnitAct, string> = {
  check_out: 'checked out',
  check_in: 'checked in',
  report_broken: 'reported broken',
  start_maintenance: 'put into maintenance',
  finish_maintenance: 'taken out of maintenance',
  report_missing: 'reported missing',
  report_found: 'found',
  archive: 'archived',
  restore: 'restored',
};

/** @throws StepNotPossible, naming what can be done instead */
export function requireAct(name: string, unit: UnitStanding, act: UnitAct, at: Instant): void {
  const { state } = unitStatusAt(unit, at);
  const possible: readonly UnitAct[] = UNIT_ACTS[state];
  if (!possible.includes(act))
    throw new StepNotPossible(
      name,
      words(state),
      ACT_WORDS[act],
      possible.map((one) => ACT_WORDS[one]),
    );
}

/** Whether a unit came back in a state that somebody should look at. */
export const needsMaintenance = (condition: GearCondition): boolean => condition === 'faulty' || condition === 'broken';

export const unitName = (model: string, number: number): string => `${model} no. ${number}`;
