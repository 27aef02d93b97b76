import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { DomainError, NotFound } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { archiveRoom } from '../scheduling/archive-room.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, pencilBooking } from '../scheduling/booking-steps.ts';
import { closeRooms } from '../scheduling/close-rooms.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { reopenRooms } from '../scheduling/reopen-rooms.ts';
import { reorderRooms } from '../scheduling/reorder-rooms.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { readOwnActs } from './read-acts.ts';
import { redoAct, undoAct } from './take-back-act.ts';
import { ChangedSince, NotUndoable } from './undo-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('a move is taken back and done again, with its gear, and the log says what took what back', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 }, people: ['Ines'] });
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }], people: ['Ines'] });
  const before = await studio.booking(bookingId);
  await studio.ben.book({ room: 'B', from: '14:00', to: '16:00', gear: [{ unit: studio.units.SM7B![0]! }] });
  await moveBooking(caller, { bookingId, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') });
  expect(await readOwnActs(caller)).toMatchObject({ undo: { what: 'moved Session from Wed 1 May 10:00 to 14:00' }, redo: null });

  await undoAct(caller, {});
  const back = await studio.booking(bookingId);
  expect(back).toMatchObject({ startsAt: before.startsAt, endsAt: before.endsAt, priceMinor: before.priceMinor, version: 3 });
  // The unit it had at first is free there, and it has it again.
  expect(new Set(back.allocations.map((one) => one.resourceId))).toEqual(new Set(before.allocations.map((one) => one.resourceId)));
  expect(await readOwnActs(caller)).toMatchObject({
    undo: { what: expect.stringMatching(/^booked Session/) },
    redo: { what: expect.stringMatching(/^moved Session/) },
  });

  await redoAct(caller, {});
  expect((await studio.booking(bookingId)).startsAt).toEqual(studio.at('14:00'));
  const log = await studio.changes();
  expect(log.map(({ kind, undoes }) => [kind, undoes])).toEqual([
    ['booked', null],
    ['booked', null],
    ['moved', null],
    ['undone', 3n],
    ['redone', 4n],
  ]);
});

test('a session that was called off comes back only where its room is free, with the ways out', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  await cancelBooking(studio.ana.caller, { bookingId });
  const other = await studio.ben.book({ room: 'A', from: '11:00', to: '13:00', title: 'Ben’s' });
  const refused = (await refusal(undoAct(studio.ana.caller, {}))) as ResourceTaken;
  expect(refused).toBeInstanceOf(ResourceTaken);
  expect(refused.clashes).toMatchObject([{ resourceName: 'A', what: 'Ben’s', by: 'Ben' }]);
  expect(refused.alternatives.length).toBeGreaterThanOrEqual(3);
  expect((await studio.booking(bookingId)).state).toBe('cancelled');
  await cancelBooking(studio.ben.caller, { bookingId: other.id });
  await undoAct(studio.ana.caller, {});
  expect(await studio.booking(bookingId)).toMatchObject({ state: 'confirmed', allocations: [{ firm: true }] });
});

test('what somebody else changed since is not taken away unseen: the refusal says who and what', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await moveBooking(caller, { bookingId, startsAt: studio.at('13:00'), endsAt: studio.at('15:00') });
  await extendBooking(studio.ben.caller, { bookingId, endsAt: studio.at('16:00') });
  const refused = (await refusal(undoAct(caller, {}))) as ChangedSince;
  expect(refused).toBeInstanceOf(ChangedSince);
  expect(refused.changes).toMatchObject([{ by: 'Ben', sentence: 'Ben let Pilot end at 16:00 instead of 15:00' }]);
  expect((await studio.booking(bookingId)).endsAt).toEqual(studio.at('16:00'));
  // A title is another matter, and stays Ben's.
  await extendBooking(studio.ben.caller, { bookingId, endsAt: studio.at('15:00') });
  await editBooking(studio.ben.caller, { bookingId, title: 'The pilot' });
  await undoAct(caller, {});
  expect(await studio.booking(bookingId)).toMatchObject({ title: 'The pilot', startsAt: studio.at('10:00'), endsAt: studio.at('12:00') });
  // What somebody put work into is not taken away with its booking.
  expect(await refusal(undoAct(caller, {}))).toBeInstanceOf(ChangedSince);
});

test('lists are given back one by one: gear that a colleague added meanwhile stays', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 }, people: ['Ines', 'Jo'] });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', people: ['Ines'] });
  await editBooking(studio.ana.caller, { bookingId, people: [{ personId: studio.people.Jo! }] });
  await editBooking(studio.ben.caller, { bookingId, gear: [{ modelId: studio.models.SM7B! }] });
  await undoAct(studio.ana.caller, {});
  const ids = (await studio.booking(bookingId)).allocations.map((one) => one.resourceId).sort();
  expect(ids).toEqual([studio.rooms.A!, studio.people.Ines!, ...studio.units.SM7B!].sort());
});

test('nobody takes back what is not theirs, and a repeat changes nothing', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const actId = (await studio.changes())[0]!.actId!;
  expect(await refusal(undoAct(studio.ben.caller, { actId }))).toBeInstanceOf(NotFound);
  expect(await refusal(undoAct(studio.ben.caller, {}))).toBeInstanceOf(NotUndoable);
  const answers = await Promise.all([1, 2, 3].map(() => undoAct(studio.ana.caller, { actId })));
  expect(new Set(answers.map((answer) => answer.actId)).size).toBe(1);
  expect(await studio.changes()).toHaveLength(2);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(0);
});

test('pressed twice in haste, two acts are taken back, and two done again', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await editBooking(caller, { bookingId, title: 'Two' });
  await editBooking(caller, { bookingId, title: 'Three' });
  await Promise.all([undoAct(caller, {}), undoAct(caller, {})]);
  expect((await studio.booking(bookingId)).title).toBe('Pilot');
  await Promise.all([redoAct(caller, {}), redoAct(caller, {})]);
  expect((await studio.booking(bookingId)).title).toBe('Three');
});

test('an act is named by itself or by the version it made, and one that was done again can be taken back again', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id, version } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const moved = await moveBooking(caller, { bookingId: id, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') });
  await editBooking(caller, { bookingId: id, title: 'Pilot' });
  await undoAct(caller, { recordId: id, version: moved.version });
  expect(await studio.booking(id)).toMatchObject({ title: 'Pilot', startsAt: studio.at('10:00') });
  const { actId } = (await studio.changes())[1]!;
  await redoAct(caller, { actId: (await studio.changes())[3]!.actId! });
  await undoAct(caller, { actId: actId! });
  expect((await studio.booking(id)).startsAt).toEqual(studio.at('10:00'));
  expect(await refusal(undoAct(studio.ben.caller, { recordId: id, version }))).toBeInstanceOf(NotFound);
});

test('rooms: their order is taken back whole, and an archived room comes back', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
  const olga = studio.as('Olga', 'owner');
  const order = async () =>
    (await studio.db.room.findMany({ where: { studioId: studio.studioId }, orderBy: { position: 'asc' } })).map(({ id }) => id);
  const first = await order();
  await reorderRooms(olga.caller, { roomIds: [...first].reverse() });
  await archiveRoom(olga.caller, { roomId: first[0]! });
  await undoAct(olga.caller, {});
  expect((await studio.db.resource.findUniqueOrThrow({ where: { id: first[0]! } })).archivedAt).toBeNull();
  await undoAct(olga.caller, {});
  expect(await order()).toEqual(first);
  await redoAct(olga.caller, {});
  expect(await order()).toEqual([...first].reverse());
});

type Deed = (studio: TestStudio, who: 'ana' | 'ben', pick: number, minutes: number) => Promise<unknown>;
const sessionOf = async (studio: TestStudio, pick: number) => {
  const all = await studio.db.booking.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } });
  return all[pick % Math.max(1, all.length)] ?? { id: studio.studioId, startsAt: studio.clock.now(), endsAt: studio.clock.now() };
};
const wall = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');
const step =
  (command: typeof confirmBooking): Deed =>
  async (studio, who, pick) =>
    command(studio[who].caller, { bookingId: (await sessionOf(studio, pick)).id });
const book: Deed = (studio, who, pick, minutes) =>
  studio[who].book({
    room: pick % 2 ? 'A' : ['A', 'B'],
    from: wall(plusMinutes(studio.at('10:00'), minutes)),
    to: wall(plusMinutes(studio.at('11:00'), minutes)),
    setup: pick % 20,
    teardown: pick % 30,
    people: pick % 3 ? ['Ines'] : [],
    gear: pick % 4 ? [{ model: 'SM7B', quantity: 1 + (pick % 2) }] : [],
    state: pick % 5 ? 'confirmed' : 'hold',
  });
const DEEDS: Deed[] = [
  book,
  book,
  book,
  async (studio, who, pick, minutes) => {
    const { id: bookingId, startsAt, endsAt } = await sessionOf(studio, pick);
    const roomId = studio.rooms[pick % 2 ? 'A' : 'B']!;
    const rooms = await studio.db.bookingRequirement.count({ where: { bookingId, resource: { kind: 'room' } } });
    return moveBooking(studio[who].caller, {
      bookingId,
      startsAt: plusMinutes(startsAt, minutes),
      endsAt: plusMinutes(endsAt, minutes + (pick % 3) * 15),
      ...(rooms === 1 ? { roomId } : {}),
    });
  },
  async (studio, who, pick) =>
    editBooking(studio[who].caller, {
      bookingId: (await sessionOf(studio, pick)).id,
      title: `Take ${pick}`,
      ...(pick % 2 ? { people: pick % 4 === 1 ? [] : [{ personId: studio.people.Jo!, duty: 'mix' }] } : {}),
      ...(pick % 3 ? { gear: [{ modelId: studio.models.SM7B!, quantity: 1 + (pick % 2) }] } : {}),
      ...(pick % 5 ? {} : { roles: [{ skill: 'mix', quantity: 2 }] }),
      setupMinutes: pick % 40,
    }),
  async (studio, who, pick, minutes) => {
    const { id: bookingId, endsAt } = await sessionOf(studio, pick);
    return extendBooking(studio[who].caller, { bookingId, endsAt: plusMinutes(endsAt, minutes) });
  },
  step(confirmBooking),
  step(holdBooking),
  step(pencilBooking),
  step(checkInBooking),
  step(completeBooking),
  step(cancelBooking),
  (studio, who, pick, minutes) =>
    closeRooms(studio[who].caller, {
      title: 'Painting',
      startsAt: plusMinutes(studio.at('08:00'), minutes),
      endsAt: plusMinutes(studio.at('09:00'), minutes),
      rooms: [studio.rooms[pick % 2 ? 'A' : 'B']!],
    }),
  async (studio, who, pick) => {
    const all = await studio.db.closure.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } });
    return all.length > 0 ? reopenRooms(studio[who].caller, { closureId: all[pick % all.length]!.id }) : undefined;
  },
];

const deeds = fc.array(
  fc.record({ deed: fc.nat(DEEDS.length - 1), pick: fc.nat(60), minutes: fc.integer({ min: -40, max: 40 }).map((n) => n * 15) }),
  {
    minLength: 3,
    maxLength: 14,
  },
);

/** Everything of the sessions and closures, without versions. */
async function stateOf(studio: TestStudio) {
  const where = { where: { studioId: studio.studioId } };
  const bookings = await studio.db.booking.findMany({
    ...where,
    include: { requirements: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  });
  const closures = await studio.db.closure.findMany({ ...where, orderBy: { id: 'asc' } });
  const allocations = await studio.db.allocation.findMany({
    ...where,
    select: { resourceId: true, requirementId: true, bookingId: true, closureId: true, firm: true, startsAt: true, endsAt: true },
    orderBy: [{ resourceId: 'asc' }, { startsAt: 'asc' }, { bookingId: 'asc' }],
  });
  return {
    bookings: bookings.map(({ version: _version, ...rest }) => rest),
    closures: closures.map(({ version: _version, ...rest }) => rest),
    allocations,
  };
}

async function noOverlap(studio: TestStudio): Promise<void> {
  const [{ count }] = await studio.db.$queryRaw<[{ count: bigint }]>`
    SELECT count(*) FROM allocation a JOIN allocation b ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
    WHERE a.firm AND b.firm AND a.studio_id = ${studio.studioId}::uuid`;
  expect(count).toBe(0n);
}

const attempted = (act: Promise<unknown>): Promise<boolean> =>
  act
    .then(() => true)
    .catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return false;
    });

test('so many deeds, all taken back: everything is as it was; all done again: everything is as it became', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (story) => {
      const studio = await aStudio({ people: ['Ines', 'Jo'], gear: { SM7B: 3 } });
      await studio.ben.book({ room: 'A', from: '10:00', to: '11:00', people: ['Jo'], gear: [{ model: 'SM7B' }], title: 'There before' });
      await studio.ben.book({ room: 'B', from: '15:00', to: '16:00', state: 'hold', title: 'Held before' });
      const states = [await stateOf(studio)];
      let revision = (await studio.changes()).length;
      for (const { deed, pick, minutes } of story) {
        await attempted(DEEDS[deed]!(studio, 'ana', pick, minutes));
        const now = (await studio.changes()).length;
        if (now > revision) states.push(await stateOf(studio));
        revision = now;
      }
      // Not only the ends: every stop on the way is where it was.
      for (const state of states.slice(0, -1).reverse()) {
        await undoAct(studio.ana.caller, {});
        expect(await stateOf(studio)).toEqual(state);
      }
      expect(await refusal(undoAct(studio.ana.caller, {}))).toBeInstanceOf(NotUndoable);
      for (const state of states.slice(1)) {
        await redoAct(studio.ana.caller, {});
        expect(await stateOf(studio)).toEqual(state);
      }
      expect(await refusal(redoAct(studio.ana.caller, {}))).toBeInstanceOf(NotUndoable);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 240_000);

test('with a colleague at work in between, taking back is typed or whole, and nothing is ever taken twice', async () => {
  const story = fc.array(
    fc.record({
      who: fc.constantFrom('ana' as const, 'ben' as const),
      act: fc.nat(DEEDS.length + 5),
      pick: fc.nat(60),
      minutes: fc.integer({ min: -40, max: 40 }).map((n) => n * 15),
    }),
    { minLength: 5, maxLength: 18 },
  );
  await fc.assert(
    fc.asyncProperty(story, async (acts) => {
      const studio = await aStudio({ people: ['Ines', 'Jo'], gear: { SM7B: 3 } });
      for (const { who, act, pick, minutes } of acts) {
        const before = await stateOf(studio);
        const deed: Deed = DEEDS[act] ?? ((one, by) => (act % 2 ? undoAct : redoAct)(one[by].caller, {}));
        if (!(await attempted(deed(studio, who, pick, minutes)))) expect(await stateOf(studio)).toEqual(before);
        await noOverlap(studio);
      }
      const revisions = (await studio.changes()).map((change) => Number(change.revision));
      expect(revisions).toEqual(revisions.map((_, index) => index + 1));
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);
