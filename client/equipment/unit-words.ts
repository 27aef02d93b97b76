import { unitStatusAt, type UnitAct, type UnitState, type UnitStatus } from '../../domain/equipment/unit-rules.ts';
import type { UnitStandingFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import type { Shape, Tone } from '../ui/StateMark.tsx';

const moment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** Where a unit stands at a moment, by the rule that server and boards use too. */
export function statusOf(unit: UnitStandingFragment, at: Date): UnitStatus {
  const { checkout, maintenance } = unit;
  return unitStatusAt(
    {
      archivedAt: moment(unit.archivedAt),
      missingAt: moment(unit.missingAt),
      checkout: checkout && { holderName: checkout.holderName, outAt: new Date(checkout.outAt), dueAt: new Date(checkout.dueAt) },
      maintenance: maintenance && { startsAt: new Date(maintenance.startsAt), expectedBackAt: new Date(maintenance.expectedBackAt) },
      reservations: unit.reservations.map(({ bookingId, title, startsAt, endsAt }) => ({
        bookingId: bookingId ?? null,
        what: title ?? null,
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      })),
    },
    at,
  );
}

export const MARKS: Record<UnitState, [Shape, Tone, string]> = {
  available: ['ring', 'free', 'Available'],
  reserved: ['square', 'hold', 'Reserved'],
  out: ['half', 'closed', 'Out'],
  overdue: ['triangle', 'amber', 'Overdue'],
  in_maintenance: ['diamond', 'service', 'In maintenance'],
  missing: ['triangle', 'on-air', 'Missing'],
  retired: ['square', 'closed', 'Retired'],
};

const when = (at: Date, now: Date): string => `${format().dayNear(at, now)} ${format().time(at)}`;

/** The rest of the sentence: who has it, until when, what comes next. */
export function statusDetail({ state, until, holderName, reservation, next }: UnitStatus, now: Date): string {
  switch (state) {
    case 'out':
      return `${holderName ?? 'somebody'} until ${when(until!, now)}`;
    case 'overdue':
      return `${holderName ?? 'somebody'}, was due ${when(until!, now)}`;
    case 'in_maintenance':
      return `${until! < now ? 'was expected' : 'back'} ${when(until!, now)}`;
    case 'reserved':
      return `${reservation?.what ?? 'a session'} until ${when(until!, now)}`;
    case 'available':
      return next ? `until ${when(next.startsAt, now)}${next.what ? `, ${next.what}` : ''}` : '';
    default:
      return '';
  }
}

export const ACT_LABELS: Record<UnitAct, string> = {
  check_out: 'Check out',
  check_in: 'Check in',
  report_broken: 'Report broken',
  start_maintenance: 'Start maintenance',
  finish_maintenance: 'Back in use',
  report_missing: 'Report missing',
  report_found: 'Report found',
  archive: 'Retire',
  restore: 'Restore',
};
