import type { Resource } from '../generated/client/client.ts';
import { plusDays } from '../../domain/kernel/zone.ts';
import { HOUSE, type Demo } from './demo.ts';
import { ROOMS } from './rooms-data.ts';
import { resourceSnapshot, snapshot } from './snapshots.ts';

export function newResource(demo: Demo, kind: Resource['kind'], name: string, siteId: string | null): Resource {
  const resource: Resource = {
    id: demo.id(demo.createdAt),
    studioId: demo.studioId,
    kind,
    name,
    siteId,
    archivedAt: null,
    createdAt: demo.createdAt,
    version: 1,
  };
  demo.rows.resources.push(resource);
  return resource;
}

/** The house with its four rooms and when they are open. */
export function addPlaces(demo: Demo): void {
  const { rows, studioId, createdAt } = demo;
  const site = {
    id: demo.id(createdAt),
    studioId,
    name: 'Oosterdok',
    address: 'Oosterdokskade 61, 1011 AD Amsterdam',
    archivedAt: null,
    version: 1,
  };
  rows.sites.push(site);
  demo.record(createdAt, HOUSE, {
    area: 'studio',
    entity: 'site',
    entityId: site.id,
    kind: 'created',
    before: null,
    after: snapshot(site),
  });
  for (const [position, data] of ROOMS.entries()) {
    const {
      name,
      opens: [opensMinute, closesMinute],
      ...fields
    } = data;
    const resource = newResource(demo, 'room', name, site.id);
    const room = { id: resource.id, studioId, ...fields, position };
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({
      id: demo.id(createdAt),
      studioId,
      roomId: room.id,
      weekday,
      opensMinute,
      closesMinute,
    }));
    rows.rooms.push(room);
    rows.openingHours.push(...hours);
    const openingHours = hours.map(({ weekday }) => ({ weekday, opensMinute, closesMinute }));
    demo.record(createdAt, HOUSE, {
      area: 'scheduling',
      entity: 'room',
      entityId: room.id,
      kind: 'created',
      before: null,
      after: resourceSnapshot(resource, room, { openingHours }),
    });
  }
}

/** Days on which the whole house is closed: between the years, and a morning for the electricians. */
export function addClosures(demo: Demo): void {
  const year = Number(demo.today.slice(0, 4));
  const closures = [
    ...[year - 1, year].map((one) => ({
      title: 'House closed between the years',
      from: `${one}-12-24`,
      fromMinute: 840,
      to: `${one}-12-27`,
      toMinute: 0,
    })),
    ...[year, year + 1].map((one) => ({ title: "New Year's Day", from: `${one}-01-01`, fromMinute: 0, to: `${one}-01-02`, toMinute: 0 })),
    // A Wednesday morning about five weeks ahead.
    { title: 'Electrical inspection', from: plusDays(demo.monday, 37), fromMinute: 420, to: plusDays(demo.monday, 37), toMinute: 780 },
  ];
  const horizon = demo.at(plusDays(demo.monday, 98), 0);
  const yesterday = demo.at(plusDays(demo.today, -1), 0);
  const tomorrow = demo.at(plusDays(demo.today, 2), 0);
  for (const { title, from, fromMinute, to, toMinute } of closures) {
    const range = { startsAt: demo.at(from, fromMinute), endsAt: demo.at(to, toMinute) };
    // A demonstration that is opened on a holiday still shows a studio at work.
    const isNow = range.startsAt < tomorrow && range.endsAt > yesterday;
    if (range.startsAt < demo.createdAt || range.startsAt > horizon || isNow) continue;
    const announcedAt = new Date(
      Math.max(+demo.createdAt + 3_600_000, Math.min(+range.startsAt - 70 * 86_400_000, +demo.now - 3 * 86_400_000)),
    );
    const closure = { id: demo.id(announcedAt), studioId: demo.studioId, title, ...range, importKey: null, version: 1 };
    demo.rows.closures.push(closure);
    const allocations = demo.rows.rooms.map((room) => ({
      ...EMPTY,
      id: demo.id(announcedAt),
      studioId: demo.studioId,
      resourceId: room.id,
      reason: 'closed' as const,
      firm: true,
      ...range,
      closureId: closure.id,
    }));
    demo.rows.allocations.push(...allocations);
    for (const room of demo.rows.rooms) demo.busy.take(room.id, range);
    demo.record(announcedAt, HOUSE, {
      area: 'scheduling',
      entity: 'closure',
      entityId: closure.id,
      kind: 'created',
      before: null,
      after: snapshot(closure, { allocations: allocations.map(taken) }),
    });
  }
}

/** What an allocation hangs on; one of them is set. */
export const EMPTY = { bookingId: null, requirementId: null, checkoutId: null, maintenanceId: null, closureId: null };

/** An allocation as other records' snapshots carry it. */
export const taken = ({
  resourceId,
  startsAt,
  endsAt,
  firm,
  reason,
}: {
  resourceId: string;
  startsAt: Date;
  endsAt: Date;
  firm: boolean;
  reason: string;
}) => ({
  resourceId,
  startsAt,
  endsAt,
  firm,
  reason,
});
