import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidInput, NotFound, StaleEdit, StepNotPossible } from '../kernel/errors.ts';
import { checkInBooking, completeBooking } from '../scheduling/booking-steps.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { RuleBroken } from '../scheduling/house/rule-broken.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { checkInUnit } from './check-in-unit.ts';
import { checkOutUnit } from './check-out-unit.ts';
import { editMaintenance } from './edit-maintenance.ts';
import { finishMaintenance } from './finish-maintenance.ts';
import { reportUnitFound, reportUnitMissing } from './report-missing.ts';
import { reportUnitBroken } from './report-unit-broken.ts';
import { startMaintenance } from './start-maintenance.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const gearOf = async (studio: TestStudio, bookingId: string) =>
  (await studio.booking(bookingId)).allocations
    .filter(({ resourceId }) => !Object.values(studio.rooms).includes(resourceId))
    .map(({ resourceId, firm }) => ({ resourceId, firm }));

test('a session whose unit breaks gets a free one of the model, and the log says so', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 } });
  const [first, second] = studio.units.SM7B!;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }] });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: first, firm: true }]);
  await reportUnitBroken(studio.as('Marek', 'crew').caller, { unitId: first!, description: 'No signal' });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: second, firm: true }]);
  expect((await studio.changes()).map(({ entity, kind }) => `${entity} ${kind}`)).toEqual([
    'booking booked',
    'maintenance put_into_maintenance',
    'booking refitted',
    'unit reported_broken',
  ]);
  expect(await studio.db.gearUnit.findUnique({ where: { id: first! } })).toMatchObject({ condition: 'broken' });
});

test('where none is free the session is short, can be run and edited all the same, and is whole again when the unit is back', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }] });
  const { id: maintenanceId } = await startMaintenance(caller, {
    resourceId: unitId,
    kind: 'repair',
    description: 'No signal',
    expectedBackAt: studio.at('2030-05-03 09:00'),
  });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: unitId, firm: false }]);
  await editBooking(caller, { bookingId, title: 'On one microphone' });
  await moveBooking(caller, { bookingId, startsAt: studio.at('11:00'), endsAt: studio.at('13:00') });
  await checkInBooking(caller, { bookingId });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: unitId, firm: false }]);
  // A new session is refused: it would be short from the start.
  expect(await refusal(studio.ben.book({ from: '14:00', to: '15:00', gear: [{ model: 'SM7B' }] }))).toBeInstanceOf(ResourceTaken);

  await finishMaintenance(caller, { maintenanceId, costMinor: 12_000 });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: unitId, firm: true }]);
  await finishMaintenance(caller, { maintenanceId });
  expect(await studio.db.maintenance.findUnique({ where: { id: maintenanceId } })).toMatchObject({ costMinor: 12_000, version: 2 });
  await studio.ben.book({ from: '14:00', to: '15:00', gear: [{ model: 'SM7B' }] });
});

test('moved beyond the repair, a short session has its unit again', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }] });
  await reportUnitBroken(studio.ana.caller, { unitId, description: 'No signal', expectedBackAt: studio.at('18:00') });
  await moveBooking(studio.ana.caller, { bookingId, startsAt: studio.at('18:00'), endsAt: studio.at('19:00') });
  expect(await gearOf(studio, bookingId)).toEqual([{ resourceId: unitId, firm: true }]);
});

test('a unit asked for by name, or in a kit, is stood in for until it is back', async () => {
  const studio = await aStudio({ gear: { SM7B: 3 }, kits: { 'Podcast kit': ['SM7B'] } });
  const [first, second, third, packed] = studio.units.SM7B!;
  const { caller } = studio.ana;
  const named = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ unit: first! }] });
  const kit = await studio.ana.book({ room: 'B', from: '10:00', to: '12:00', gear: [{ kit: 'Podcast kit' }] });
  const repair = { description: 'No signal', expectedBackAt: studio.at('20:00') };
  const one = await reportUnitBroken(caller, { unitId: first!, ...repair });
  await reportUnitBroken(caller, { unitId: packed!, ...repair });
  expect(await gearOf(studio, named.id)).toEqual([{ resourceId: second, firm: true }]);
  expect(await gearOf(studio, kit.id)).toEqual([{ resourceId: third, firm: true }]);
  await editBooking(caller, { bookingId: named.id, note: 'Close-miked' });
  await checkInBooking(caller, { bookingId: kit.id });
  expect(await gearOf(studio, named.id)).toEqual([{ resourceId: second, firm: true }]);
  expect(await gearOf(studio, kit.id)).toEqual([{ resourceId: third, firm: true }]);

  await finishMaintenance(caller, { maintenanceId: one.id });
  await editBooking(caller, { bookingId: named.id, note: 'Close-miked, again' });
  expect(await gearOf(studio, named.id)).toEqual([{ resourceId: first, firm: true }]);
});

test('a missing unit leaves its sessions to come, and comes back to those that lack it', async () => {
  const studio = await aStudio({ kits: { 'Camera kit 1': ['C300', 'Lens'] }, gear: { SM7B: 1 } });
  const lens = studio.units.Lens![0]!;
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ from: '10:00', to: '12:00', gear: [{ kit: 'Camera kit 1' }, { model: 'SM7B' }] });
  await reportUnitMissing(caller, { unitId: lens });
  await reportUnitMissing(caller, { unitId: lens });
  await reportUnitMissing(caller, { unitId: studio.units.SM7B![0]! });
  await editBooking(caller, { bookingId, note: 'Without the lens' });
  const lacking = (await gearOf(studio, bookingId)).filter(({ firm }) => !firm).map(({ resourceId }) => resourceId);
  expect(lacking.sort()).toEqual([lens, studio.units.SM7B![0]!].sort());
  await reportUnitFound(caller, { unitId: lens, location: 'Behind the couch' });
  expect((await gearOf(studio, bookingId)).filter(({ firm }) => !firm)).toHaveLength(1);
  expect(await refusal(reportUnitFound(caller, { unitId: lens }))).toBeInstanceOf(StepNotPossible);
});

test('a running session keeps its past, and a completed one its own', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', teardown: 60, gear: [{ model: 'SM7B' }] });
  studio.clock.set(studio.at('10:00'));
  await checkInBooking(caller, { bookingId });
  studio.clock.set(studio.at('12:00'));
  await completeBooking(caller, { bookingId });
  studio.clock.set(studio.at('12:30'));
  await reportUnitBroken(caller, { unitId, description: 'Dropped while packing' });
  const [own] = (await studio.booking(bookingId)).allocations.filter(({ resourceId }) => resourceId === unitId);
  expect(own).toMatchObject({ firm: true, endsAt: studio.at('12:30') });
});

test('a room with sessions cannot go into maintenance; the refusal names them', async () => {
  const studio = await aStudio();
  const work = {
    resourceId: studio.rooms.A!,
    kind: 'service' as const,
    description: 'Air conditioning',
    expectedBackAt: studio.at('15:00'),
  };
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', title: 'Harbour Nights' });
  const refused = await refusal(startMaintenance(studio.ana.caller, work));
  expect((refused as ResourceTaken).clashes).toMatchObject([{ what: 'Harbour Nights', bookingId }]);

  const { id: maintenanceId } = await startMaintenance(studio.ana.caller, { ...work, expectedBackAt: studio.at('14:00') });
  expect(await refusal(startMaintenance(studio.ana.caller, work))).toBeInstanceOf(StepNotPossible);
  expect(await refusal(studio.ben.book({ room: 'A', from: '13:00', to: '14:00' }))).toBeInstanceOf(ResourceTaken);
  expect(await refusal(editMaintenance(studio.ana.caller, { maintenanceId, expectedBackAt: studio.at('14:30') }))).toBeInstanceOf(
    ResourceTaken,
  );
  studio.clock.set(studio.at('12:00'));
  await finishMaintenance(studio.ana.caller, { maintenanceId });
  await studio.ben.book({ room: 'A', from: '12:00', to: '14:00' });
});

test('put off, a repair reaches further sessions; two who put it off differently see both sides', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  const { id: bookingId } = await studio.ana.book({ from: '14:00', to: '16:00', gear: [{ model: 'SM7B' }] });
  const { id: maintenanceId } = await reportUnitBroken(studio.ana.caller, {
    unitId,
    description: 'Hum',
    expectedBackAt: studio.at('13:00'),
  });
  expect((await gearOf(studio, bookingId))[0]!.firm).toBe(true);
  await editMaintenance(studio.ana.caller, { maintenanceId, expectedVersion: 1, expectedBackAt: studio.at('18:00') });
  expect((await gearOf(studio, bookingId))[0]!.firm).toBe(false);
  const stale = editMaintenance(studio.ben.caller, { maintenanceId, expectedVersion: 1, expectedBackAt: studio.at('20:00') });
  expect(await refusal(stale)).toBeInstanceOf(StaleEdit);
  await editMaintenance(studio.ben.caller, { maintenanceId, expectedVersion: 1, description: 'Hum, and a bent yoke' });
  const past = editMaintenance(studio.ben.caller, { maintenanceId, expectedBackAt: studio.at('08:00') });
  expect(((await refusal(past)) as InvalidInput).issues[0]!.path).toBe('expectedBackAt');
});

test('whatever happens to gear in whatever order: nothing firm overlaps, every session has or visibly lacks what it asked for', async () => {
  const act = fc.record({
    act: fc.constantFrom('book', 'named', 'move', 'out', 'in', 'broken', 'fixed', 'missing', 'found', 'later'),
    which: fc.nat(30),
    hour: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
      const studio = await aStudio({ rooms: [], gear: { SM7B: 3 } });
      const { caller } = studio.ana;
      const units = studio.units.SM7B!;
      const bookings: string[] = [];
      const open: string[] = [];
      const start = +studio.at('09:00');
      const after = (hours: number) => new Date(start + hours * 3_600_000);
      for (const one of acts) {
        const unitId = units[one.which % units.length]!;
        const bookingId = bookings[one.which % Math.max(1, bookings.length)];
        const maintenanceId = open[one.which % Math.max(1, open.length)];
        const wall = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');
        const range = { from: wall(after(one.hour)), to: wall(after(one.hour + one.length)) };
        const acting: Record<typeof one.act, () => Promise<unknown>> = {
          book: () =>
            studio.ana.book({ ...range, gear: [{ model: 'SM7B', quantity: 1 + (one.which % 2) }] }).then(({ id }) => bookings.push(id)),
          named: () => studio.ana.book({ ...range, gear: [{ unit: unitId }] }).then(({ id }) => bookings.push(id)),
          move: async () =>
            bookingId && moveBooking(caller, { bookingId, startsAt: after(one.hour), endsAt: after(one.hour + one.length) }),
          out: () =>
            checkOutUnit(caller, {
              unitId,
              holderName: 'Marek',
              dueAt: after(24 + one.hour),
              bookingId: bookingId && one.which % 2 ? bookingId : null,
            }),
          in: () => checkInUnit(caller, { unitId }),
          broken: () =>
            reportUnitBroken(caller, { unitId, description: 'Hum', expectedBackAt: after(24 + one.hour) }).then(({ id }) => open.push(id)),
          fixed: async () => maintenanceId && finishMaintenance(caller, { maintenanceId }),
          missing: () => reportUnitMissing(caller, { unitId }),
          found: () => reportUnitFound(caller, { unitId }),
          later: async () => studio.clock.set(new Date(+studio.clock.now() + one.length * 1_800_000)),
        };
        const done = await refusal(acting[one.act]());
        if (done !== null)
          expect(
            [ResourceTaken, RuleBroken, StepNotPossible, InvalidInput, NotFound].some((kind) => done instanceof kind),
            String(done),
          ).toBe(true);
      }
      const [{ count }] = await studio.db.$queryRaw<[{ count: bigint }]>`
        SELECT count(*) FROM allocation a JOIN allocation b ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
        WHERE a.firm AND b.firm AND a.studio_id = ${studio.studioId}::uuid`;
      expect(count).toBe(0n);
      for (const id of bookings) {
        const { requirements, allocations } = await studio.booking(id);
        expect(allocations).toHaveLength(requirements.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(new Set(allocations.map(({ resourceId }) => resourceId)).size).toBe(allocations.length);
      }
      const revisions = (await studio.changes()).map((change) => Number(change.revision));
      expect(revisions).toEqual(revisions.map((_, index) => index + 1));
      const versions = await studio.db.change.groupBy({
        by: ['entityId'],
        where: { studioId: studio.studioId, entity: 'booking' },
        _count: true,
      });
      for (const { entityId, _count } of versions) expect((await studio.booking(entityId)).version).toBe(_count);
    }),
    { numRuns: 12 },
  );
}, 180_000);
