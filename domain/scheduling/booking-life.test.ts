import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StaleEdit, StepNotPossible } from '../kernel/errors.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { phaseAt, takenBy } from './booking-rules.ts';
import { BOOKING_STATES, FIRST_STATES, NEXT_STATES } from './booking-states.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, markNoShow, pencilBooking } from './booking-steps.ts';
import { editBooking } from './edit-booking.ts';
import { extendBooking } from './extend-booking.ts';
import { moveBooking } from './move-booking.ts';
import { ResourceTaken } from './resource-taken.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('every state can be reached', () => {
  const reached = new Set<string>(FIRST_STATES);
  for (const state of reached) for (const next of NEXT_STATES[state as keyof typeof NEXT_STATES]) reached.add(next);
  expect([...reached].sort()).toEqual([...BOOKING_STATES].sort());
});

test('a session from hold to done: what it takes follows its state, and its early end frees the room', async () => {
  const studio = await aStudio({ people: ['Ines'] });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', teardown: 30, people: ['Ines'], state: 'hold' });
  const { caller } = studio.ana;
  const firm = async () => (await studio.booking(bookingId)).allocations.every((one) => one.firm);
  expect(await firm()).toBe(false);
  await confirmBooking(caller, { bookingId });
  expect(await firm()).toBe(true);

  studio.clock.set(studio.at('10:05'));
  await checkInBooking(caller, { bookingId });
  await checkInBooking(caller, { bookingId });
  studio.clock.set(studio.at('11:00'));
  await completeBooking(caller, { bookingId });
  await studio.ben.book({ room: 'A', from: '11:30', to: '12:00' });

  expect(await refusal(cancelBooking(caller, { bookingId }))).toBeInstanceOf(StepNotPossible);
  expect((await studio.changes()).map((change) => change.kind)).toEqual(['booked', 'confirmed', 'checked_in', 'completed', 'booked']);
});

test('confirming a hold that was overtaken is refused, and a cancelled session makes room', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const hold = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', state: 'hold' });
  const firm = await studio.ben.book({ room: 'A', from: '11:00', to: '13:00', title: 'First' });
  expect(await refusal(confirmBooking(caller, { bookingId: hold.id }))).toBeInstanceOf(ResourceTaken);
  await cancelBooking(caller, { bookingId: firm.id });
  await confirmBooking(caller, { bookingId: hold.id });
  expect(await refusal(studio.ben.book({ room: 'A', from: '11:00', to: '12:00' }))).toBeInstanceOf(ResourceTaken);
});

test('moving brings people and gear along, into another room too, and changes the price', async () => {
  const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2 } });
  const { caller } = studio.ana;
  const cheap = await studio.addRoom('Closet', 1_000);
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', people: ['Ines'], gear: [{ model: 'SM7B' }] });
  await moveBooking(caller, { bookingId, startsAt: studio.at('14:00'), endsAt: studio.at('16:00'), roomId: cheap });
  const moved = await studio.booking(bookingId);
  expect(moved.priceMinor).toBe(2_000);
  expect(moved.allocations.map((one) => one.startsAt)).toEqual(Array(3).fill(studio.at('14:00')));
  expect(moved.allocations.map((one) => one.resourceId)).toContain(cheap);
  await studio.ben.book({ room: 'A', from: '10:00', to: '11:00', people: ['Ines'], gear: [{ model: 'SM7B', quantity: 2 }] });
});

test('a session moved over its own old time does not clash with itself', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  await moveBooking(studio.ana.caller, { bookingId, startsAt: studio.at('10:30'), endsAt: studio.at('12:30') });
  await extendBooking(studio.ana.caller, { bookingId, endsAt: studio.at('13:00') });
  expect((await studio.booking(bookingId)).endsAt).toEqual(studio.at('13:00'));
});

test('edits of different fields both stand; of the same field the later one is shown both sides', async () => {
  const studio = await aStudio();
  const { id: bookingId, version: expectedVersion } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await editBooking(studio.ana.caller, { bookingId, expectedVersion, title: 'Pilot, take two' });
  await moveBooking(studio.ben.caller, { bookingId, expectedVersion, startsAt: studio.at('11:00'), endsAt: studio.at('13:00') });
  const both = await studio.booking(bookingId);
  expect(both).toMatchObject({ title: 'Pilot, take two', startsAt: studio.at('11:00'), version: 3 });

  const refused = await refusal(editBooking(studio.ben.caller, { bookingId, expectedVersion, title: 'The pilot' }));
  expect(refused).toBeInstanceOf(StaleEdit);
  expect(refused).toMatchObject({
    currentVersion: 3,
    changedBy: 'Ana',
    fields: [{ field: 'title', yours: 'The pilot', theirs: 'Pilot, take two' }],
  });
});

test('lists merge one by one, moves by what they name, and a clash says who and when in words', async () => {
  const studio = await aStudio({ people: ['Ines', 'Jo'], gear: { SM7B: 2, U87: 1 } });
  const { id: bookingId, version: expectedVersion } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', people: ['Ines'] });
  await editBooking(studio.ben.caller, { bookingId, expectedVersion, gear: [{ modelId: studio.models.U87! }] });
  await editBooking(studio.ana.caller, { bookingId, expectedVersion, people: [{ personId: studio.people.Jo! }] });
  await moveBooking(studio.ben.caller, { bookingId, expectedVersion, endsAt: studio.at('13:00') });
  await moveBooking(studio.ana.caller, { bookingId, expectedVersion, roomId: studio.rooms.B! });
  const all = await studio.booking(bookingId);
  expect(all).toMatchObject({ startsAt: studio.at('10:00'), endsAt: studio.at('13:00') });
  expect(all.allocations.map((one) => one.resourceId).sort()).toEqual([studio.rooms.B!, studio.people.Jo!, ...studio.units.U87!].sort());

  const refused = await refusal(
    editBooking(studio.ana.caller, {
      bookingId,
      expectedVersion,
      gear: [{ modelId: studio.models.SM7B!, quantity: 2 }],
      endsAt: studio.at('14:00'),
      note: 'Mine alone',
    }),
  );
  expect(refused).toBeInstanceOf(StaleEdit);
  expect((refused as StaleEdit).fields).toMatchObject([
    { field: 'endsAt', by: 'Ben', yoursText: 'Wed 1 May 14:00', theirsText: 'Wed 1 May 13:00', at: studio.clock.now() },
    { field: 'gear', by: 'Ben', yoursText: 'SM7B × 2', theirsText: 'U87' },
  ]);
  expect((await studio.booking(bookingId)).note).toBe('');
});

test('nobody clashes with what they themselves have just sent, and nobody passes off others’ versions as theirs', async () => {
  const studio = await aStudio();
  const { id: bookingId, version: expectedVersion } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const first = await moveBooking(studio.ana.caller, {
    bookingId,
    expectedVersion,
    startsAt: studio.at('11:00'),
    endsAt: studio.at('13:00'),
  });
  const again = { bookingId, expectedVersion, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') };
  expect(await refusal(moveBooking(studio.ana.caller, again))).toBeInstanceOf(StaleEdit);
  expect(await refusal(moveBooking(studio.ben.caller, { ...again, ownVersions: [first.version] }))).toBeInstanceOf(StaleEdit);
  await moveBooking(studio.ana.caller, { ...again, ownVersions: [first.version] });
  expect((await studio.booking(bookingId)).startsAt).toEqual(studio.at('14:00'));
});

test('adding gear keeps what the session already has', async () => {
  const studio = await aStudio({ gear: { SM7B: 2, U87: 1 } });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }] });
  const before = (await studio.booking(bookingId)).allocations.map((one) => one.resourceId);
  await editBooking(studio.ana.caller, { bookingId, gear: [{ modelId: studio.models.SM7B! }, { modelId: studio.models.U87! }] });
  const after = (await studio.booking(bookingId)).allocations.map((one) => one.resourceId);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after).toHaveLength(3);
});

test('the phases of a session turn at their minute', () => {
  const at = (time: string) => new Date(`2030-05-01T${time}:00Z`);
  const session = {
    startsAt: at('10:00'),
    endsAt: at('12:00'),
    setupMinutes: 30,
    teardownMinutes: 15,
    state: 'confirmed' as const,
    checkedInAt: null,
    endedAt: null,
  };
  expect(['09:29', '09:30', '09:59', '10:00', '12:14', '12:15'].map((time) => phaseAt(session, at(time)))).toEqual([
    'upcoming',
    'setting_up',
    'setting_up',
    'due',
    'due',
    'past',
  ]);
  expect(phaseAt({ ...session, state: 'in_session' }, at('11:59'))).toBe('on_air');
  expect(phaseAt({ ...session, state: 'in_session' }, at('12:00'))).toBe('over');
  expect(takenBy({ ...session, state: 'completed', endedAt: at('11:00') })).toEqual({ startsAt: at('09:30'), endsAt: at('11:15') });
});

const STEPS = { holdBooking, pencilBooking, confirmBooking, checkInBooking, completeBooking, cancelBooking, markNoShow };

test('whatever is done in whatever order, no two firm allocations of a resource overlap and the log has no gaps', async () => {
  const minute = fc.integer({ min: 0, max: 40 }).map((quarter) => quarter * 15);
  const act = fc.oneof(
    fc.record({
      act: fc.constant('book' as const),
      room: fc.constantFrom('A', 'B'),
      from: minute,
      length: fc.integer({ min: 1, max: 12 }),
      firm: fc.boolean(),
      gear: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      act: fc.constant('move' as const),
      which: fc.nat(20),
      from: minute,
      length: fc.integer({ min: 1, max: 12 }),
      room: fc.constantFrom('A', 'B'),
    }),
    fc.record({
      act: fc.constant('step' as const),
      which: fc.nat(20),
      step: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    }),
  );
  const run = async (studio: TestStudio, acts: (typeof act extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const start = studio.at('08:00');
    const range = (from: number, length: number) => ({
      startsAt: new Date(+start + from * 60_000),
      endsAt: new Date(+start + (from + length * 15) * 60_000),
    });
    const ids: string[] = [];
    for (const one of acts) {
      const bookingId = 'which' in one ? ids[one.which % Math.max(1, ids.length)] : undefined;
      if (one.act === 'book') {
        const { startsAt, endsAt } = range(one.from, one.length);
        const wall = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ');
        const gear = one.gear ? [{ model: 'SM7B', quantity: one.gear }] : [];
        const done = await refusal(
          studio.ana
            .book({ room: one.room, from: wall(startsAt), to: wall(endsAt), state: one.firm ? 'confirmed' : 'hold', gear, teardown: 15 })
            .then(({ id }) => ids.push(id)),
        );
        if (done !== null) expect(done).toBeInstanceOf(ResourceTaken);
      } else if (bookingId) {
        const done =
          one.act === 'move'
            ? await refusal(moveBooking(studio.ben.caller, { bookingId, ...range(one.from, one.length), roomId: studio.rooms[one.room]! }))
            : await refusal(STEPS[one.step](studio.ben.caller, { bookingId }));
        if (done !== null)
          expect(
            [ResourceTaken, StepNotPossible].some((kind) => done instanceof kind),
            String(done),
          ).toBe(true);
      }
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const studio = await aStudio({ now: '2030-05-01T07:00:00Z', rooms: ['A', 'B'], gear: { SM7B: 2 } });
      await run(studio, acts);
      const [{ count }] = await studio.db.$queryRaw<[{ count: bigint }]>`
        SELECT count(*) FROM allocation a JOIN allocation b ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
        WHERE a.firm AND b.firm AND a.studio_id = ${studio.studioId}::uuid`;
      expect(count).toBe(0n);
      const revisions = (await studio.changes()).map((change) => Number(change.revision));
      expect(revisions).toEqual(revisions.map((_, index) => index + 1));
    }),
    { numRuns: 12 },
  );
}, 120_000);
