import { SEE_GEAR_MONEY, visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { UNIT_ACTS, unitStatusAt, type UnitStatus } from '../../domain/equipment/unit-rules.ts';
import { builder, inStudio } from '../builder.ts';
import { Reservation, reservationsFrom, type ReservationRow } from '../scheduling/reservation.ts';
import { STAFF } from '../shared/access.ts';
import { VERSION } from '../shared/edit-input.ts';
import { Checkout } from './checkout.ts';
import { GearConditionEnum, UnitActEnum, UnitStateEnum } from './conditions.ts';
import { Maintenance } from './maintenance.ts';

const Status = builder.objectRef<UnitStatus>('UnitStatus').implement({
  description: 'Where a unit stands at the moment of answering. It follows from checkout, maintenance, missingAt and reservations.',
  access: 'carried',
  fields: (t) => ({
    state: t.expose('state', { type: UnitStateEnum, description: 'Its state.' }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Due back, expected back, or no longer free; in the past when it is late, null when nobody knows.',
    }),
    holderName: t.exposeString('holderName', { nullable: true, description: 'Who has it, when it is out.' }),
    possibleActs: t.field({
      type: [UnitActEnum],
      description: 'What can be done with it now.',
      resolve: ({ state }) => [...UNIT_ACTS[state]],
    }),
  }),
});

const standingOf = (unit: {
  missingAt: Date | null;
  checkouts: { holderName: string; outAt: Date; dueAt: Date }[];
  resource: { archivedAt: Date | null; maintenances: { startsAt: Date; expectedBackAt: Date }[]; allocations: ReservationRow[] };
}) => ({
  archivedAt: unit.resource.archivedAt,
  missingAt: unit.missingAt,
  checkout: unit.checkouts[0] ?? null,
  maintenance: unit.resource.maintenances[0] ?? null,
  reservations: unit.resource.allocations.map(({ startsAt, endsAt }) => ({ startsAt, endsAt, bookingId: null, what: null })),
});

export const GearUnit = builder.prismaNode('GearUnit', {
  select: { id: true },
  description: 'One physical item of a model. Visible to everyone who works for the studio; crew see no prices.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the unit.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.string({
      description: 'Model and number.',
      select: { resource: { select: { name: true } } },
      resolve: ({ resource }) => resource.name,
    }),
    model: t.relation('model', { description: 'What kind of gear it is.' }),
    number: t.exposeInt('number', { description: 'Its number among the units of its model, from 1; never given twice.' }),
    serial: t.exposeString('serial', { description: 'Serial number, or empty.' }),
    barcode: t.exposeString('barcode', { description: 'What its label says to a scanner.' }),
    condition: t.expose('condition', { type: GearConditionEnum, description: 'The state it is in.' }),
    location: t.exposeString('location', { description: 'Where it belongs, or empty.' }),
    kit: t.field({
      type: 'GearKit' as never,
      nullable: true,
      description: 'The kit it is packed in, if any.',
      select: ((_args: unknown, _context: unknown, nested: () => object) => ({ kitUnit: { select: { kit: nested() } } })) as never,
      resolve: ((unit: { kitUnit: { kit: object } | null }) => unit.kitUnit?.kit ?? null) as never,
    }),
    status: t.field({
      type: Status,
      description: 'Where it stands at the moment of answering.',
      select: (_args, { caller }) => ({
        missingAt: true,
        checkouts: { where: { returnedAt: null }, take: 1, select: { holderName: true, outAt: true, dueAt: true } },
        resource: {
          select: {
            archivedAt: true,
            maintenances: { where: { endedAt: null }, take: 1, select: { startsAt: true, expectedBackAt: true } },
            allocations: reservationsFrom(caller.clock.now()),
          },
        },
      }),
      resolve: (unit, _args, { caller }) => unitStatusAt(standingOf(unit as never), caller.clock.now()),
    }),
    checkout: t.field({
      type: Checkout,
      nullable: true,
      description: 'The checkout that is open, if it is out.',
      select: ((_args: unknown, _context: unknown, nested: (query: object) => object) => ({
        checkouts: nested({ where: { returnedAt: null }, take: 1 }),
      })) as never,
      resolve: ((unit: { checkouts: object[] }) => unit.checkouts[0] ?? null) as never,
    }),
    maintenance: t.field({
      type: Maintenance,
      nullable: true,
      description: 'The maintenance that is open, if it is out of use.',
      select: ((_args: unknown, _context: unknown, nested: (query: object) => object) => ({
        resource: { select: { maintenances: nested({ where: { endedAt: null }, take: 1 }) } },
      })) as never,
      resolve: ((unit: { resource: { maintenances: object[] } }) => unit.resource.maintenances[0] ?? null) as never,
    }),
    reservations: t.field({
      type: [Reservation],
      description: 'The firm sessions that have it now and in the next two weeks, ten at most.',
      select: (_args, { caller }) => ({ resource: { select: { allocations: reservationsFrom(caller.clock.now()) } } }),
      resolve: ({ resource }) => resource.allocations,
    }),
    missingAt: t.expose('missingAt', { type: 'DateTime', nullable: true, description: 'Since when it is missing; null when it is not.' }),
    purchasedOn: t.expose('purchasedOn', { type: 'Date', nullable: true, description: 'The day it was bought, if known.' }),
    purchaseCostMinor: t.exposeInt('purchaseCostMinor', {
      nullable: true,
      access: SEE_GEAR_MONEY,
      description: 'What it cost, minor units of the studio’s currency. Null for crew, and when nobody knows.',
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was retired; null while in use.',
      select: { resource: { select: { archivedAt: true } } },
      resolve: ({ resource }) => resource.archivedAt,
    }),
    version: t.int({
      description: VERSION,
      select: { resource: { select: { version: true } } },
      resolve: ({ resource }) => resource.version,
    }),
  }),
});
