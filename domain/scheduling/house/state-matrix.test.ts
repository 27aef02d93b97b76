import { expect, test, vi } from 'vitest';
import { InvalidInput, NotAllowed, StaleEdit, StepNotPossible } from '../../kernel/errors.ts';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { confirmBooking, holdBooking, pencilBooking } from '../booking-steps.ts';
import { checkBooking } from '../check-booking.ts';
import { moveBooking } from '../move-booking.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { readPolicy } from './booking-policy.ts';
import { changeBookingPolicy } from './booking-policy-change.ts';
import { PAIR_STATES, USUAL_PAIRS, verdictOf, type PairState, type PairVerdict } from './state-pair-rules.ts';

// Several bookings each, also on a machine that is busy.
vi.setConfig({ testTimeout: 90_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const set = (studio: TestStudio, standing: PairState, wanted: PairState, verdict: PairVerdict) =>
  changeBookingPolicy(studio.system, { matrix: [{ standing, wanted, verdict }] });

test('as it is usually: firm blocks firm, a hold beside firm is told, holds share a slot', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Firm' });
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', title: 'First hold', state: 'hold' });
  const beside = async (state: PairState, from: string, to: string) => {
    const { warnings } = await checkBooking(studio.ben.caller, {
      state,
      startsAt: studio.at(from),
      endsAt: studio.at(to),
      rooms: [studio.rooms.A!],
    });
    return warnings.map(({ kind, name, says }) => `${kind} ${name}: ${says}`);
  };
  expect(await beside('hold', '11:00', '13:00')).toEqual(['beside A: Firm is booked there, entered by Ana.']);
  expect(await beside('hold', '15:00', '17:00')).toEqual([]);
  expect(await beside('tentative', '15:00', '17:00')).toEqual(['beside A: First hold is on hold there, entered by Ana.']);
  expect(await beside('confirmed', '15:00', '17:00')).toEqual(['beside A: First hold is on hold there, entered by Ana.']);
  expect(await beside('confirmed', '16:00', '17:00')).toEqual([]);
  for (const standing of PAIR_STATES) expect(verdictOf(USUAL_PAIRS, standing, 'confirmed') === 'blocks').toBe(standing === 'confirmed');
});

test('a studio that lets nobody hold beside another is kept to it: new, moved and stepped into, with ways out that are free of holds', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await set(studio, 'hold', 'hold', 'blocks');
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', title: 'First', state: 'hold' });
  await studio.ana.book({ room: 'A', from: '16:00', to: '17:00', title: 'Second', state: 'hold' });
  const taken = (await refusal(studio.ben.book({ room: 'A', from: '15:00', to: '16:30', state: 'hold' }))) as ResourceTaken;
  expect(taken).toBeInstanceOf(ResourceTaken);
  expect(taken.clashes.map(({ what, by }) => [what, by])).toEqual([
    ['First', 'Ana'],
    ['Second', 'Ana'],
  ]);
  expect(taken.alternatives.length).toBeGreaterThan(0);
  for (const { kind, startsAt, endsAt, resourceId } of taken.alternatives) {
    const wish = { state: 'hold' as const, startsAt, endsAt, rooms: [kind === 'room' ? resourceId! : studio.rooms.A!] };
    expect((await checkBooking(studio.ben.caller, wish)).clashes).toEqual([]);
  }
  const pencilled = await studio.ben.book({ room: 'A', from: '15:00', to: '16:00', state: 'tentative' });
  expect(await refusal(holdBooking(studio.ben.caller, { bookingId: pencilled.id }))).toBeInstanceOf(ResourceTaken);
  const elsewhere = await studio.ben.book({ room: 'B', from: '15:00', to: '16:00', state: 'hold' });
  const move = { bookingId: elsewhere.id, startsAt: studio.at('15:00'), endsAt: studio.at('16:00'), roomId: studio.rooms.A! };
  expect(await refusal(moveBooking(studio.ben.caller, move))).toBeInstanceOf(ResourceTaken);
  // Two at the same moment: one of them is told of the other.
  const both = await Promise.all(
    ['ana', 'ben'].map((who) => refusal(studio[who as 'ana'].book({ room: 'B', from: '10:00', to: '11:00', state: 'hold' }))),
  );
  expect(both.filter((one) => one instanceof ResourceTaken)).toHaveLength(1);
});

test('where holds block what is firm, who held first may still confirm, and who held later may not', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  await set(studio, 'hold', 'confirmed', 'blocks');
  const first = await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', title: 'First', state: 'hold' });
  studio.clock.set(studio.at('09:01'));
  const second = await studio.ben.book({ room: 'A', from: '15:00', to: '17:00', title: 'Second', state: 'hold' });
  expect(await refusal(studio.ben.book({ room: 'A', from: '14:30', to: '15:30' }))).toBeInstanceOf(ResourceTaken);
  expect(await refusal(confirmBooking(studio.ben.caller, { bookingId: second.id }))).toBeInstanceOf(ResourceTaken);
  // What is settled by it is told before: the one behind lets go.
  const { warnings } = await confirmBooking(studio.ana.caller, { bookingId: first.id });
  expect(warnings).toMatchObject([{ kind: 'beside', says: 'Second is on hold there, entered by Ben.' }]);
  expect(await refusal(pencilBooking(studio.ben.caller, { bookingId: second.id }))).toBeInstanceOf(StepNotPossible);
});

test('cells are changed by two at once, and what is firm stays firm', async () => {
  const studio = await aStudio();
  const owner = studio.as('Olga', 'owner').caller;
  const cell = (standing: PairState, wanted: PairState, verdict: PairVerdict) => ({ standing, wanted, verdict });
  await changeBookingPolicy(owner, { expectedVersion: 1, matrix: [cell('hold', 'hold', 'warns')] });
  await changeBookingPolicy(owner, { expectedVersion: 1, outsideHoursStaff: 'refuses', matrix: [cell('inquiry', 'hold', 'warns')] });
  expect(await refusal(changeBookingPolicy(owner, { expectedVersion: 1, matrix: [cell('hold', 'hold', 'blocks')] }))).toBeInstanceOf(
    StaleEdit,
  );
  const policy = await readPolicy(studio.db, studio.studioId);
  expect(policy).toMatchObject({
    version: 3,
    outsideHoursStaff: 'refuses',
    pairs: { hold: { hold: 'warns' }, inquiry: { hold: 'warns' } },
  });
  expect(await refusal(changeBookingPolicy(owner, { matrix: [cell('confirmed', 'confirmed', 'allows')] }))).toBeInstanceOf(InvalidInput);
  expect(await refusal(changeBookingPolicy(studio.ana.caller, { inPast: 'allows' }))).toBeInstanceOf(NotAllowed);
  await changeBookingPolicy(owner, { inPast: 'allows' });
  await studio.ana.book({ room: 'A', from: '05:00', to: '06:00' });
});
