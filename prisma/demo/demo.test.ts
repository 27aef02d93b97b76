import { verifyPassword } from 'better-auth/crypto';
import { describe, expect, test } from 'vitest';
import { phaseAt } from '../../domain/scheduling/booking-rules.ts';
import type { BookingState } from '../../domain/scheduling/booking-states.ts';
import { overlaps } from '../../domain/kernel/time-range.ts';
import { connect } from '../connect.ts';
import { anotherDatabase } from '../testing/more-databases.ts';
import { newDemo, type Demo } from './demo.ts';
import { refreshDemo } from './refresh.ts';
import { plan, seedDemo } from './seed.ts';

/** A morning, the dead of night, a Sunday, both changes of clocks, the turn of the year, Christmas Day, and a Monday just begun. */
const MOMENTS = [
  '2026-11-24T09:52Z',
  '2026-11-25T02:07Z',
  '2026-11-29T14:31Z',
  '2027-03-28T01:05Z',
  '2026-10-25T00:59Z',
  '2027-01-01T00:03Z',
  '2026-12-25T11:14Z',
  '2027-06-06T22:01Z',
];

const planned = (now: string): Demo => {
  const demo = newDemo(new Date(now));
  plan(demo);
  return demo;
};

const phases = (demo: Demo): Record<string, string[]> => {
  const rooms = new Map(demo.rows.resources.filter(({ kind }) => kind === 'room').map(({ id, name }) => [id, name]));
  const bookings = new Map(demo.rows.bookings.map((booking) => [booking.id, booking]));
  const seen: Record<string, string[]> = {};
  for (const { resourceId, bookingId, firm } of demo.rows.allocations) {
    const room = rooms.get(resourceId);
    const booking = bookingId && bookings.get(bookingId);
    if (!room || !booking || !firm) continue;
    const phase = phaseAt({ ...booking, state: booking.state as BookingState }, demo.now);
    if (phase !== 'past' && phase !== 'upcoming' && phase !== 'off') (seen[room] ??= []).push(phase);
  }
  return seen;
};

describe.each(MOMENTS)('the demo studio, begun at %s', (now) => {
  const boothIsOpen = ['2026-11-24T09:52Z', '2026-12-25T11:14Z'].includes(now);
  const demo = planned(now);

  test('shows a studio at work', () => {
    expect(phases(demo)).toEqual({
      'Studio A': ['on_air'],
      'Studio B': ['setting_up'],
      'Edit bay 1': ['over'],
      ...(boothIsOpen ? {} : { 'Vocal booth': ['on_air'] }),
    });
    const soon = demo.rows.bookings.filter(({ startsAt }) => startsAt > demo.now && +startsAt - +demo.now < 60 * 60_000);
    expect(soon.length).toBeGreaterThanOrEqual(boothIsOpen ? 3 : 2);
    const open = demo.rows.checkouts.filter(({ returnedAt }) => !returnedAt);
    expect(open.filter(({ dueAt }) => dueAt < demo.now)).toHaveLength(1);
    expect(open.filter(({ dueAt }) => dueAt > demo.now && +dueAt - +demo.now < 2 * 3_600_000)).toHaveLength(3);
    expect(demo.rows.maintenances.filter(({ endedAt, expectedBackAt }) => !endedAt && expectedBackAt > demo.now)).toHaveLength(3);
  });

  test('books nothing twice', () => {
    const byResource = new Map<string, Demo['rows']['allocations']>();
    for (const one of demo.rows.allocations) if (one.firm) byResource.set(one.resourceId, [...(byResource.get(one.resourceId) ?? []), one]);
    for (const taken of byResource.values()) {
      taken.sort((a, b) => +a.startsAt - +b.startsAt);
      for (const [index, one] of taken.slice(1).entries()) expect(overlaps(taken[index]!, one)).toBe(false);
    }
  });

  test('is as large as it is said to be', () => {
    const { rows } = demo;
    expect([rows.rooms.length, rows.gearUnits.length, rows.persons.length, rows.clients.length, rows.projects.length]).toEqual([
      4, 60, 14, 40, 25,
    ]);
    const past = rows.bookings.filter(({ startsAt }) => startsAt < demo.now).length / 52;
    expect(past).toBeGreaterThan(32);
    expect(past).toBeLessThan(38);
  });

  test('has a log that tells the same: every record is made once, and ends as it stands', () => {
    const last = new Map(demo.log.sort((a, b) => +a.at - +b.at).map((entry) => [entry.entityId, entry]));
    const made = new Set<string>();
    for (const { entityId, before, at } of demo.log) {
      expect(before === null).toBe(!made.has(entityId));
      expect(at <= demo.now).toBe(true);
      made.add(entityId);
    }
    for (const { id, state, version } of demo.rows.bookings) expect(last.get(id)!.after).toMatchObject({ state, version });
    for (const { id, stage, version } of demo.rows.projects) expect(last.get(id)!.after).toMatchObject({ stage, version });
  });
});

test('it is seeded once, can be signed in to, and comes alive again when it is started weeks later', async () => {
  const url = await anotherDatabase();
  const now = new Date('2026-11-24T09:52Z');
  const { signIns } = await seedDemo(url, { now });
  expect(signIns.map(({ role }) => role)).toEqual([
    'owner',
    'studio_manager',
    'coordinator',
    'coordinator',
    'producer',
    'finance',
    'crew',
    'client',
  ]);
  expect(new Set(signIns.map(({ password }) => password)).size).toBe(8);
  expect((await seedDemo(url, { now })).signIns).toEqual([]);

  const db = connect(url);
  try {
    const accounts = await db.account.findMany({ include: { user: true } });
    for (const { email, password } of signIns) {
      const account = accounts.find(({ user }) => user.email === email)!;
      expect(await verifyPassword({ hash: account.password!, password })).toBe(true);
    }
    const studio = await db.studio.findFirstOrThrow();
    const [log] = await db.$queryRaw<{ changes: number; least: number; most: number }[]>`
      SELECT count(*)::int AS changes, min(revision)::int AS least, max(revision)::int AS most FROM change`;
    expect(log).toEqual({ changes: Number(studio.revision), least: 1, most: Number(studio.revision) });

    expect(await refreshDemo(url, { now: new Date(+now + 60_000) })).toBe(0);

    const later = new Date('2026-12-06T03:20Z');
    expect(await refreshDemo(url, { now: later })).toBeGreaterThan(60);
    const open = await db.booking.findMany({
      where: { endsAt: { lt: new Date(+later - 30 * 60_000) }, state: { in: ['confirmed', 'in_session', 'hold', 'tentative', 'inquiry'] } },
    });
    expect(open).toEqual([]);
    const running = await db.booking.findMany({ where: { state: 'in_session' } });
    expect(running.map((one) => phaseAt({ ...one, state: one.state as BookingState }, later)).sort()).toEqual(['on_air', 'on_air', 'over']);
    const out = await db.checkout.findMany({ where: { returnedAt: null } });
    expect(out.filter(({ dueAt }) => dueAt <= later)).toHaveLength(1);
    expect(out.filter(({ dueAt }) => dueAt > later).length).toBeGreaterThanOrEqual(5);
    expect(await db.maintenance.count({ where: { endedAt: null } })).toBe(3);
    expect(await refreshDemo(url, { now: new Date(+later + 60_000) })).toBe(0);
    // The studio was set up by Callboard; all that came after, people did.
    expect(await db.change.count({ where: { NOT: [{ actor: { startsWith: 'member:' } }, { actor: 'system:set-up' }] } })).toBe(0);
  } finally {
    await db.$disconnect();
  }
}, 120_000);
