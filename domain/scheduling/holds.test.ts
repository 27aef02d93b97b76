import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError, NotAllowed, StepNotPossible } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { changeStudioSettings } from '../studio/change-studio-settings.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { cancelBooking, confirmBooking, holdBooking, pencilBooking } from './booking-steps.ts';
import { challengeHold } from './challenge-hold.ts';
import { editBooking } from './edit-booking.ts';
import { extendBooking } from './extend-booking.ts';
import { extendHold } from './extend-hold.ts';
import { readHoldChain } from './hold-chains.ts';
import { placesOf } from './hold-rules.ts';
import { joinHolds, partHold } from './join-holds.ts';
import { lapseDueHolds } from './lapse-holds.ts';
import { moveBooking } from './move-booking.ts';
import { releaseHold } from './release-hold.ts';
import { swapHolds } from './swap-holds.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const stored = async ({ db, studioId }: TestStudio) =>
  db.booking.findMany({ where: { studioId, state: 'hold' }, orderBy: [{ holdRank: 'asc' }, { heldAt: 'asc' }] });
const line = async (studio: TestStudio) => (await stored(studio)).map(({ title, holdRank }) => `${holdRank} ${title}`);
const kinds = async (studio: TestStudio) =>
  (await studio.changes()).map(({ kind, after }) => `${kind} ${(after as { title: string }).title}`);
const hold = (studio: TestStudio, title: string, from = '14:00', to = '16:00', room: string | string[] = 'A') =>
  studio.ana.book({ room, from: `2030-05-20 ${from}`, to: `2030-05-20 ${to}`, state: 'hold', title });

test('three clients hold one slot: ranked as they came, and a release moves up who waited', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const [first, , third] = [await hold(studio, 'First'), await hold(studio, 'Second'), await hold(studio, 'Third', '15:00', '17:00')];
  await hold(studio, 'Elsewhere', '14:00', '16:00', 'B');
  expect(await line(studio)).toEqual(['1 First', '1 Elsewhere', '2 Second', '3 Third']);

  await releaseHold(caller, { bookingId: first.id });
  await releaseHold(caller, { bookingId: first.id });
  expect(await line(studio)).toEqual(['1 Elsewhere', '1 Second', '2 Third']);
  expect((await kinds(studio)).slice(4)).toEqual(['hold_released First', 'hold_promoted Second', 'hold_promoted Third']);
  const promoted = (await studio.changes()).at(-1)!;
  expect(promoted.after).toMatchObject({ because: { bookingId: first.id, title: 'First' } });

  // Who moves into somebody's slot stands behind them; who leaves lets the others up.
  await moveBooking(caller, {
    bookingId: third.id,
    startsAt: studio.at('2030-05-20 15:00'),
    endsAt: studio.at('2030-05-20 17:00'),
    roomId: studio.rooms.B!,
  });
  expect(await line(studio)).toEqual(['1 Elsewhere', '1 Second', '2 Third']);
  expect(
    await refusal(
      releaseHold(caller, { bookingId: (await studio.ana.book({ room: 'B', from: '2030-05-21 10:00', to: '2030-05-21 11:00' })).id }),
    ),
  ).toBeInstanceOf(StepNotPossible);
});

test('a hold lapses after the studio’s days, when it was told otherwise at that moment, and never when it shall not', async () => {
  const studio = await aStudio();
  const [usual, never, longer] = [await hold(studio, 'Usual'), await hold(studio, 'Never'), await hold(studio, 'Longer')];
  await extendHold(studio.ana.caller, { bookingId: never.id, expiresAt: null });
  await extendHold(studio.ana.caller, { bookingId: longer.id, expiresAt: studio.at('2030-05-12 18:00') });
  expect((await studio.booking(usual.id)).holdExpiresAt).toEqual(studio.at('2030-05-08 09:00'));
  expect(await refusal(extendHold(studio.ana.caller, { bookingId: usual.id, expiresAt: studio.at('2030-04-30 18:00') }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const lapse = () => lapseDueHolds(studio.system);

  studio.clock.set('2030-05-08T09:00:00Z');
  await Promise.all([lapse(), lapse(), lapse()]);
  expect(await line(studio)).toEqual(['1 Never', '2 Longer']);
  studio.clock.set('2030-05-12T18:00:00Z');
  await lapse();
  studio.clock.set('2030-06-12T18:00:00Z');
  await lapse();
  expect(await line(studio)).toEqual(['1 Never']);
  const told = (await kinds(studio)).filter((kind) => kind.startsWith('hold_expired'));
  expect(told).toEqual(['hold_expired Usual', 'hold_expired Longer']);
});

test('a challenge: those before must decide by a deadline; the reminder comes once, and then they are released', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const [first, second, third] = [await hold(studio, 'First'), await hold(studio, 'Second'), await hold(studio, 'Third')];
  expect(await refusal(challengeHold(caller, { byId: first.id }))).toMatchObject({ code: 'INVALID_INPUT' });
  await challengeHold(caller, { byId: third.id });
  await challengeHold(caller, { byId: third.id });
  await challengeHold(caller, { byId: second.id });
  const deadline = studio.at('2030-05-02 09:00');
  expect(await studio.booking(first.id)).toMatchObject({ challengedById: third.id, challengeEndsAt: deadline });
  expect(await studio.booking(second.id)).toMatchObject({ challengedById: third.id, challengeEndsAt: deadline });
  expect((await kinds(studio)).slice(3)).toEqual(['hold_challenged First', 'hold_challenged Second']);

  studio.clock.set('2030-05-02T07:30:00Z');
  await Promise.all([lapseDueHolds(studio.system), lapseDueHolds(studio.system)]);
  await lapseDueHolds(studio.system);
  expect((await kinds(studio)).filter((kind) => kind.startsWith('challenge_ends_soon'))).toEqual([
    'challenge_ends_soon First',
    'challenge_ends_soon Second',
  ]);
  studio.clock.set('2030-05-02T09:00:00Z');
  await Promise.all([lapseDueHolds(studio.system), lapseDueHolds(studio.system)]);
  expect(await line(studio)).toEqual(['1 Third']);
  expect((await kinds(studio)).slice(-4)).toEqual(
    ['hold_forfeited First', 'hold_promoted Second', 'hold_promoted Third', 'hold_forfeited Second', 'hold_promoted Third'].slice(-4),
  );
});

test('a challenge ends with whoever made it', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const [first, second] = [await hold(studio, 'First'), await hold(studio, 'Second')];
  await challengeHold(caller, { byId: second.id });
  await releaseHold(caller, { bookingId: second.id });
  expect(await studio.booking(first.id)).toMatchObject({ challengedById: null, challengeEndsAt: null, holdRank: 1 });
  expect((await kinds(studio)).at(-1)).toBe('challenge_lifted First');
});

test('confirming one settles the others that want its room then, or keeps them where the studio wants it so', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const [, winner] = [await hold(studio, 'First'), await hold(studio, 'Winner'), await hold(studio, 'Behind', '15:30', '18:00')];
  await hold(studio, 'Touches', '16:00', '17:00');
  await confirmBooking(caller, { bookingId: winner.id });
  await confirmBooking(caller, { bookingId: winner.id });
  expect(await line(studio)).toEqual(['1 Touches']);
  expect((await kinds(studio)).slice(4)).toEqual([
    'confirmed Winner',
    'hold_settled First',
    'hold_settled Behind',
    'hold_promoted Touches',
  ]);
  expect((await studio.changes())[5]!.after).toMatchObject({ state: 'cancelled', because: { bookingId: winner.id, title: 'Winner' } });

  const keeping = await aStudio();
  await changeStudioSettings(keeping.system, { confirmingReleasesHolds: false });
  const [one] = [await hold(keeping, 'One'), await hold(keeping, 'Two')];
  await confirmBooking(keeping.ana.caller, { bookingId: one.id });
  expect(await line(keeping)).toEqual(['1 Two']);
  // It stands as a second choice: it becomes firm when the first falls out.
  await cancelBooking(keeping.ana.caller, { bookingId: one.id });
  const [two] = await stored(keeping);
  await confirmBooking(keeping.ana.caller, { bookingId: two!.id });
});

test('a session that becomes a hold later stands behind, and pencilled it leaves the line', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const asked = await studio.ana.book({ room: 'A', from: '2030-05-20 14:00', to: '2030-05-20 15:00', state: 'inquiry', title: 'Asked' });
  await hold(studio, 'First');
  await holdBooking(caller, { bookingId: asked.id });
  expect(await line(studio)).toEqual(['1 First', '2 Asked']);
  expect((await studio.booking(asked.id)).holdExpiresAt).toEqual(studio.at('2030-05-08 09:00'));
  await pencilBooking(caller, { bookingId: asked.id });
  expect(await studio.booking(asked.id)).toMatchObject({ holdRank: null, heldAt: null, holdExpiresAt: null });
});

test('heads may raise and lower a hold, runners make two joint; both by choice, and neither by others', async () => {
  const studio = await aStudio();
  const owner = studio.as('Olga', 'owner').caller;
  const [first, second, third] = [await hold(studio, 'First'), await hold(studio, 'Second'), await hold(studio, 'Third')];
  expect(await refusal(swapHolds(studio.ana.caller, { bookingId: third.id, withId: second.id }))).toBeInstanceOf(NotAllowed);
  await swapHolds(owner, { bookingId: third.id, withId: second.id, seenRank: 3 });
  await swapHolds(owner, { bookingId: third.id, withId: second.id, seenRank: 3 });
  expect(await line(studio)).toEqual(['1 First', '2 Third', '3 Second']);

  expect(await refusal(joinHolds(studio.as('Pim', 'producer').caller, { bookingId: second.id, withId: first.id }))).toBeInstanceOf(
    NotAllowed,
  );
  await joinHolds(studio.ana.caller, { bookingId: second.id, withId: first.id });
  expect(await line(studio)).toEqual(['1 First', '1 Second', '2 Third']);
  await partHold(studio.ana.caller, { bookingId: second.id });
  expect(await line(studio)).toEqual(['1 First', '2 Third', '3 Second']);
  expect((await stored(studio)).map(({ jointHoldId }) => jointHoldId)).toEqual([null, null, null]);
  await joinHolds(studio.ana.caller, { bookingId: second.id, withId: first.id });
  await releaseHold(studio.ana.caller, { bookingId: first.id });
  expect(await line(studio)).toEqual(['1 Third', '2 Second']);
});

test('an edit is not stale because others changed the place in line meanwhile', async () => {
  const studio = await aStudio();
  const [first] = [await hold(studio, 'First')];
  const second = await hold(studio, 'Second');
  const expectedVersion = second.version as number;
  await releaseHold(studio.ana.caller, { bookingId: first.id });
  await editBooking(studio.ben.caller, { bookingId: second.id, expectedVersion, title: 'Second, renamed' });
  expect(await line(studio)).toEqual(['1 Second, renamed']);
});

/** What anybody may do to holds, refused or not; numbers choose among what there is. */
const ACTS: Record<string, (studio: TestStudio, pick: number, minutes: number) => Promise<unknown>> = {
  hold: (studio, pick, minutes) => book(studio, pick, minutes),
  holdToo: (studio, pick, minutes) => book(studio, pick + 1, minutes),
  release: async (studio, pick) => releaseHold(studio.ben.caller, { bookingId: await among(studio, pick) }),
  confirm: async (studio, pick) => confirmBooking(studio.ana.caller, { bookingId: await among(studio, pick) }),
  pencil: async (studio, pick) => pencilBooking(studio.ana.caller, { bookingId: await among(studio, pick) }),
  holdAgain: async (studio, pick) => holdBooking(studio.ben.caller, { bookingId: await among(studio, pick, true) }),
  cancel: async (studio, pick) => cancelBooking(studio.ben.caller, { bookingId: await among(studio, pick, true) }),
  extend: async (studio, pick, minutes) =>
    extendBooking(studio.ana.caller, { bookingId: await among(studio, pick), endsAt: plusMinutes(studio.at('2030-05-20 14:00'), minutes) }),
  move: async (studio, pick, minutes) => {
    const startsAt = plusMinutes(studio.at('2030-05-20 12:00'), minutes);
    const roomId = Object.values(studio.rooms)[pick % 3]!;
    return moveBooking(studio.ben.caller, { bookingId: await among(studio, pick), startsAt, endsAt: plusMinutes(startsAt, 120), roomId });
  },
  rooms: async (studio, pick) =>
    editBooking(studio.ana.caller, {
      bookingId: await among(studio, pick),
      rooms: Object.values(studio.rooms).slice(pick % 2, 2 + (pick % 2)),
    }),
  challenge: async (studio, pick) => challengeHold(studio.ana.caller, { byId: await among(studio, pick) }),
  join: async (studio, pick) =>
    joinHolds(studio.ana.caller, { bookingId: await among(studio, pick), withId: await among(studio, pick * 7 + 1) }),
  part: async (studio, pick) => partHold(studio.ana.caller, { bookingId: await among(studio, pick) }),
  swap: async (studio, pick) =>
    swapHolds(studio.system, { bookingId: await among(studio, pick), withId: await among(studio, pick * 5 + 1) }),
  lapse: (studio) => lapseDueHolds(studio.system),
};

const among = async (studio: TestStudio, pick: number, any = false): Promise<string> => {
  const all = await studio.db.booking.findMany({
    where: { studioId: studio.studioId, ...(any ? {} : { state: 'hold' }) },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return all[pick % Math.max(1, all.length)]?.id ?? studio.studioId;
};

function book(studio: TestStudio, pick: number, minutes: number) {
  const startsAt = plusMinutes(studio.at('2030-05-20 12:00'), minutes);
  const wall = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');
  const rooms = pick % 4 === 0 ? ['A', 'B'] : [['A', 'B', 'C'][pick % 3]!];
  return studio.ana.book({
    room: rooms,
    from: wall(startsAt),
    to: wall(plusMinutes(startsAt, 60 + (pick % 4) * 45)),
    state: 'hold',
    title: `Hold ${pick}`,
  });
}

/** Every hold of the studio as it is stored, and by the rule from what the database says of rooms and times alone. */
async function placesIn(studio: TestStudio) {
  const whole = { startsAt: new Date('2030-05-01'), endsAt: new Date('2030-07-01') };
  const slots = Object.values(studio.rooms).map((roomId) => ({ roomIds: [roomId], ...whole }));
  const holds = await readHoldChain(studio.db, studio.studioId, slots);
  const places = placesOf(holds);
  const inDatabase = holds.map(({ id, holdRank, jointHoldId, challengedById }) => ({ id, holdRank, jointHoldId, challengedById }));
  const byRule = holds.map(({ id }) => {
    const { holdRank, jointHoldId, challengedById } = places.get(id)!;
    return { id, holdRank, jointHoldId, challengedById };
  });
  return { stored: inDatabase, byRule };
}

test('whoever does what at the same time: stored places are those of the rule', { timeout: 180_000 }, async () => {
  const act = fc.record({
    name: fc.constantFrom(...Object.keys(ACTS)),
    pick: fc.nat(40),
    minutes: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 15),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 10 }), async (rounds) => {
      const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
      for (const round of rounds) {
        const outcomes = await Promise.allSettled(round.map(({ name, pick, minutes }) => ACTS[name]!(studio, pick, minutes)));
        for (const outcome of outcomes)
          if (outcome.status === 'rejected' && !(outcome.reason instanceof DomainError)) throw outcome.reason as Error;
        studio.clock.set(plusMinutes(studio.clock.now(), 30));
        const { stored: inDatabase, byRule } = await placesIn(studio);
        expect(inDatabase).toEqual(byRule);
      }
    }),
    { numRuns: 12 },
  );
});
