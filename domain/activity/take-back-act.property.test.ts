import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, pencilBooking } from '../scheduling/booking-steps.ts';
import { closeRooms } from '../scheduling/close-rooms.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { reopenRooms } from '../scheduling/reopen-rooms.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { redoAct, undoAct } from './take-back-act.ts';
import { NotUndoable } from './undo-errors.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

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
    // One that is not firm takes nothing: which unit of a model it would get is looked up anew, and one that is free comes first.
    allocations: allocations
      .map(({ resourceId, ...one }) => ({ resourceId: one.firm ? resourceId : null, ...one }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
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
