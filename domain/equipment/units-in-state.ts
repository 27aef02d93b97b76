import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Instant } from '../kernel/clock.ts';
import { plusMinutes, startOfMinute } from '../kernel/time-range.ts';
import type { UnitState } from './unit-rules.ts';

const isOpenWork = (at: Instant): Prisma.MaintenanceWhereInput => ({
  endedAt: null,
  startsAt: { lt: plusMinutes(startOfMinute(at), 1) },
});

/** The units that `unitStatusAt` says are in this state at a moment, as a filter: the same order of what weighs more. */
export function unitsInState(state: UnitState, at: Instant): Prisma.GearUnitWhereInput {
  if (state === 'retired') return { resource: { archivedAt: { not: null } } };
  const inUse: Prisma.GearUnitWhereInput = { resource: { archivedAt: null } };
  if (state === 'missing') return { AND: [inUse, { missingAt: { not: null } }] };
  const known: Prisma.GearUnitWhereInput = { AND: [inUse, { missingAt: null }] };
  if (state === 'in_maintenance') return { AND: [known, { resource: { maintenances: { some: isOpenWork(at) } } }] };
  const usable: Prisma.GearUnitWhereInput = { AND: [known, { resource: { maintenances: { none: isOpenWork(at) } } }] };
  if (state === 'out') return { AND: [usable, { checkouts: { some: { returnedAt: null, dueAt: { gt: at } } } }] };
  if (state === 'overdue') return { AND: [usable, { checkouts: { some: { returnedAt: null, dueAt: { lte: at } } } }] };
  const here: Prisma.GearUnitWhereInput = { AND: [usable, { checkouts: { none: { returnedAt: null } } }] };
  const held = { firm: true, reason: 'session' as const, startsAt: { lte: at }, endsAt: { gt: at } };
  return { AND: [here, { resource: { allocations: state === 'reserved' ? { some: held } : { none: held } } }] };
}
