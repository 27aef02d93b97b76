import { expect, test } from 'vitest';
import { type InvalidInput, NotAllowed, NotFound, StepNotPossible } from '../kernel/errors.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { cancelBooking } from '../scheduling/booking-steps.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { checkInKit } from './check-in-kit.ts';
import { checkInUnit } from './check-in-unit.ts';
import { checkOutKit } from './check-out-kit.ts';
import { checkOutUnit } from './check-out-unit.ts';
import { createModel } from './create-model.ts';
import { createUnit } from './create-unit.ts';
import { findUnitByBarcode } from './find-unit.ts';
import { reportUnitMissing } from './report-missing.ts';
import { startMaintenance } from './start-maintenance.ts';
import { archiveUnit } from './archive-unit.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const stays = async (studio: TestStudio, unitId: string) =>
  (await studio.db.allocation.findMany({ where: { studioId: studio.studioId, resourceId: unitId }, orderBy: { startsAt: 'asc' } })).map(
    ({ reason, startsAt, endsAt }) => `${reason} ${startsAt.toISOString().slice(11, 16)}–${endsAt.toISOString().slice(11, 16)}`,
  );

test('a unit goes out, is nobody else’s until it is due, and back early it is free at once', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 }, people: ['Ines'] });
  const { caller } = studio.ana;
  const [unitId, other] = studio.units.SM7B!;
  await checkOutUnit(caller, { unitId: unitId!, personId: studio.people.Ines!, dueAt: studio.at('18:00') });
  expect(await stays(studio, unitId!)).toEqual(['checkout 09:00–18:00']);

  const refused = await refusal(studio.ben.book({ from: '17:00', to: '19:00', gear: [{ unit: unitId! }] }));
  expect(refused).toBeInstanceOf(ResourceTaken);
  expect((refused as ResourceTaken).clashes).toMatchObject([{ reason: 'checkout', what: 'checkout' }]);
  const again = await refusal(checkOutUnit(caller, { unitId: unitId!, holderName: 'Marek', dueAt: studio.at('12:00') }));
  expect(again).toBeInstanceOf(StepNotPossible);
  expect(again).toMatchObject({ from: 'out', possible: expect.arrayContaining(['checked in']) });

  studio.clock.set(studio.at('11:00'));
  expect(await checkInUnit(caller, { unitId: unitId!, conditionIn: 'worn' })).toMatchObject({ maintenanceAdvised: false });
  expect(await stays(studio, unitId!)).toEqual(['checkout 09:00–11:00']);
  await studio.ben.book({ from: '11:00', to: '19:00', gear: [{ unit: unitId! }, { unit: other! }] });
  expect((await studio.changes()).map(({ entity, kind }) => `${entity} ${kind}`)).toEqual([
    'checkout checked_out',
    'checkout checked_in',
    'unit noted_condition_of',
    'booking booked',
  ]);
});

test('for its own session a unit is handed out early and kept longer; others’ sessions refuse it and name what is free', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 }, rooms: ['A'] });
  const [unitId, other] = studio.units.SM7B!;
  const { id: bookingId } = await studio.ana.book({
    room: 'A',
    from: '10:00',
    to: '12:00',
    gear: [{ unit: unitId! }],
    title: 'Long table',
  });
  const lend = { unitId: unitId!, holderName: 'Marek', dueAt: studio.at('13:00') };

  const refused = await refusal(checkOutUnit(studio.ben.caller, lend));
  expect((refused as ResourceTaken).clashes).toMatchObject([{ what: 'Long table', startsAt: studio.at('10:00') }]);
  expect((refused as ResourceTaken).alternatives).toMatchObject([{ kind: 'unit', resourceId: other }]);

  await checkOutUnit(studio.ben.caller, { ...lend, bookingId });
  expect(await stays(studio, unitId!)).toEqual(['checkout 09:00–10:00', 'session 10:00–12:00', 'checkout 12:00–13:00']);
  // The session runs over into the time for which its own gear is out anyway.
  await extendBooking(studio.ana.caller, { bookingId, endsAt: studio.at('12:30') });
  expect(await stays(studio, unitId!)).toEqual(['checkout 09:00–10:00', 'session 10:00–12:30', 'checkout 12:30–13:00']);
  await cancelBooking(studio.ana.caller, { bookingId });
  expect(await stays(studio, unitId!)).toEqual(['checkout 09:00–13:00']);
});

test('back late, what it had stays as it was', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  await checkOutUnit(studio.ana.caller, { unitId, holderName: 'Marek', dueAt: studio.at('10:00') });
  studio.clock.set(studio.at('15:00'));
  await checkInUnit(studio.ana.caller, { unitId });
  expect(await stays(studio, unitId)).toEqual(['checkout 09:00–10:00']);
});

test('back at the very moment it left, it leaves no trace on the schedule', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  await checkOutUnit(studio.ana.caller, { unitId, holderName: 'Marek', dueAt: studio.at('10:00') });
  await checkInUnit(studio.ana.caller, { unitId });
  expect(await stays(studio, unitId)).toEqual([]);
});

test('a faulty return advises maintenance, or goes straight into it', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 } });
  const [first, second] = studio.units.SM7B!;
  for (const unitId of [first!, second!]) await checkOutUnit(studio.ana.caller, { unitId, holderName: 'Marek', dueAt: studio.at('12:00') });
  studio.clock.set(studio.at('10:00'));
  expect(await checkInUnit(studio.ana.caller, { unitId: first!, conditionIn: 'faulty' })).toMatchObject({ maintenanceAdvised: true });
  const maintenance = { kind: 'repair' as const, description: 'Hum on the output', expectedBackAt: studio.at('20:00') };
  expect(await checkInUnit(studio.ana.caller, { unitId: second!, conditionIn: 'broken', maintenance })).toMatchObject({
    maintenanceAdvised: false,
  });
  expect(await stays(studio, second!)).toEqual(['checkout 09:00–10:00', 'maintenance 10:00–20:00']);
});

test('a kit leaves and returns as a whole, or not at all', async () => {
  const studio = await aStudio({ kits: { 'Camera kit 1': ['C300', 'Lens', 'Battery'] } });
  const kitId = studio.kits['Camera kit 1']!;
  const battery = studio.units.Battery![0]!;
  const { caller } = studio.ana;
  await reportUnitMissing(caller, { unitId: battery });
  const lend = { kitId, holderName: 'Marek', dueAt: studio.at('18:00') };
  expect(await refusal(checkOutKit(caller, lend))).toBeInstanceOf(StepNotPossible);
  expect(await studio.db.checkout.count({ where: { studioId: studio.studioId } })).toBe(0);

  await checkOutKit(caller, { ...lend, withoutUnitIds: [battery] });
  expect(await refusal(checkOutKit(caller, { ...lend, withoutUnitIds: [battery] }))).toBeInstanceOf(StepNotPossible);
  const back = await checkInKit(caller, { kitId, conditions: [{ unitId: studio.units.Lens![0]!, conditionIn: 'broken' }] });
  expect(back).toMatchObject({ maintenanceAdvised: [studio.units.Lens![0]!] });
  expect(await studio.db.checkout.count({ where: { studioId: studio.studioId, returnedAt: null } })).toBe(0);
  expect(await refusal(checkInKit(caller, { kitId }))).toBeInstanceOf(StepNotPossible);
});

test('what is missing, retired, in the workshop or nobody’s to see is refused by name', async () => {
  const [studio, other] = await Promise.all([aStudio({ gear: { SM7B: 3 } }), aStudio({ gear: { SM7B: 1 } })]);
  const [missing, retired, broken] = studio.units.SM7B!;
  const { caller } = studio.ana;
  await reportUnitMissing(caller, { unitId: missing! });
  await archiveUnit(caller, { unitId: retired! });
  await startMaintenance(caller, { resourceId: broken!, kind: 'cleaning', description: 'Dust', expectedBackAt: studio.at('12:00') });
  const lend = { holderName: 'Marek', dueAt: studio.at('18:00') };
  for (const [unitId, from] of [
    [missing!, 'missing'],
    [retired!, 'retired'],
    [broken!, 'in maintenance'],
  ] as const)
    expect(await refusal(checkOutUnit(caller, { unitId, ...lend }))).toMatchObject({ code: 'STEP_NOT_POSSIBLE', from });
  expect(await refusal(checkOutUnit(caller, { unitId: other.units.SM7B![0]!, ...lend }))).toBeInstanceOf(NotFound);
  expect(await refusal(checkOutUnit(studio.as('Fay', 'finance').caller, { unitId: broken!, ...lend }))).toBeInstanceOf(NotAllowed);
  for (const [wrong, path] of [
    [{ dueAt: studio.at('08:00') }, 'dueAt'],
    [{ holderName: '' }, 'holderName'],
    [{ dueAt: new Date('2035-01-01') }, 'dueAt'],
    [{ holderName: 'x'.repeat(10_000) }, 'holderName'],
  ] as const)
    expect(((await refusal(checkOutUnit(caller, { unitId: broken!, ...lend, ...wrong }))) as InvalidInput).issues[0]!.path).toBe(path);
});

test('two who reach for the same unit: one has it, the other learns so', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 } });
  const unitId = studio.units.SM7B![0]!;
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      refusal(checkOutUnit(studio.as(`Nr ${index}`, 'crew').caller, { unitId, holderName: `Nr ${index}`, dueAt: studio.at('18:00') })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome instanceof StepNotPossible)).toHaveLength(11);
});

test('units are numbered and labelled, and found by their label', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: modelId } = await createModel(caller, { name: 'U 87', category: 'Microphones' });
  const made = await Promise.all(Array.from({ length: 5 }, () => createUnit(caller, { modelId })));
  const units = await studio.db.gearUnit.findMany({ where: { modelId }, orderBy: { number: 'asc' }, include: { resource: true } });
  expect(units.map(({ number, resource }) => `${number} ${resource.name}`)).toEqual([1, 2, 3, 4, 5].map((n) => `${n} U 87 no. ${n}`));
  expect(made.map(({ id }) => id).sort()).toEqual(units.map(({ id }) => id).sort());
  expect(await findUnitByBarcode(caller, ` ${units[0]!.barcode.toLowerCase()}\n`)).toBe(units[0]!.id);
  expect(await findUnitByBarcode(caller, 'nothing')).toBeNull();
  const twin = await refusal(createUnit(caller, { modelId, barcode: units[0]!.barcode }));
  expect((twin as InvalidInput).issues[0]!.path).toBe('barcode');
});
