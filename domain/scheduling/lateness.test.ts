import { expect, test } from 'vitest';
import type { BoardPrivacy } from '../kernel/actor.ts';
import { StepNotPossible } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { changeStudioSettings } from '../studio/change-studio-settings.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { checkInBooking, completeBooking, confirmBooking } from './booking-steps.ts';
import { findDelayWays, type DelayWay } from './delay-ways.ts';
import { extendBooking } from './extend-booking.ts';
import { markAllMissed } from './mark-missed.ts';
import { moveBookings } from './move-bookings.ts';
import { moveBooking } from './move-booking.ts';
import { readDelay } from './read-delay.ts';
import { reportLate } from './report-late.ts';
import type { ResourceTaken } from './resource-taken.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const kindsOf = (ways: readonly DelayWay[]) => ways.map(({ kind }) => kind);
const tablet = (studio: TestStudio, room: string, mayCheckIn = true, privacy: BoardPrivacy = 'everything') =>
  studio.callerFor({
    kind: 'board',
    studioId: studio.studioId,
    boardId: newId(),
    name: `Tablet ${room}`,
    role: 'board',
    privacy,
    roomId: studio.rooms[room]!,
    mayCheckIn,
  });

test('a client calls: twenty minutes late; who comes next is known, and each way out that is offered can be taken', async () => {
  const studio = await aStudio({ people: ['Ines'] });
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', teardown: 10, people: ['Ines'], title: 'Late' });
  const next = await studio.ana.book({ room: 'A', from: '16:15', to: '17:00', title: 'Next' });
  await reportLate(caller, { bookingId, expectedStartAt: studio.at('14:20') });
  await reportLate(caller, { bookingId, expectedStartAt: studio.at('14:20') });
  expect((await studio.changes()).map(({ kind }) => kind)).toEqual(['booked', 'booked', 'reported_late']);
  const found = await readDelay(studio.db, studio.studioId, bookingId, studio.clock.now());
  expect(found!.delay).toMatchObject({
    cause: 'expected_late',
    hits: [{ sessionId: next.id, minutes: 15, resourceIds: [studio.rooms.A] }],
  });

  const ways = await findDelayWays(caller, bookingId);
  expect(kindsOf(ways)).toEqual(['keep_end', 'move_next', 'other_room']);
  expect(ways[2]).toMatchObject({ roomName: 'B' });
  const before = (await studio.changes()).length;
  expect(kindsOf(await findDelayWays(studio.as('Cleo', 'crew').caller, bookingId))).toEqual([]);
  // Trying wrote nothing.
  expect(await studio.changes()).toHaveLength(before);

  await moveBookings(caller, { moves: ways[1]!.moves });
  expect(await studio.booking(bookingId)).toMatchObject({
    startsAt: studio.at('14:20'),
    endsAt: studio.at('16:20'),
    expectedStartAt: null,
  });
  expect(await studio.booking(next.id as string)).toMatchObject({ startsAt: studio.at('16:30'), endsAt: studio.at('17:15') });
  expect(await findDelayWays(caller, bookingId)).toEqual([]);
});

test('where the next cannot wait and no room is free, the session can only be shorter', async () => {
  const studio = await aStudio({ rooms: ['A'], people: ['Ines'] });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '14:00', to: '16:00' });
  await studio.ana.book({ room: 'A', from: '16:00', to: '17:00' });
  await studio.ana.book({ room: 'A', from: '17:00', to: '18:00' });
  await reportLate(studio.ana.caller, { bookingId, expectedStartAt: studio.at('14:30') });
  expect(kindsOf(await findDelayWays(studio.ana.caller, bookingId))).toEqual(['keep_end']);
});

test('an overrun: prolonged while nobody waits; otherwise the next moves or goes elsewhere', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '09:30', to: '10:00' });
  studio.clock.set(studio.at('09:30'));
  await checkInBooking(studio.ana.caller, { bookingId });
  studio.clock.set(studio.at('10:02'));
  const [way] = await findDelayWays(studio.ana.caller, bookingId);
  expect(way).toMatchObject({ kind: 'keep_length', moves: [{ endsAt: studio.at('10:20') }] });
  await studio.ana.book({ room: 'A', from: '10:10', to: '11:00', title: 'Next' });
  expect(kindsOf(await findDelayWays(studio.ana.caller, bookingId))).toEqual(['move_next', 'other_room']);
});

test('a delay is of what has not begun, lies ahead, and can be taken back; it goes when the session begins or is moved past it', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const late = (wall: string) => refusal(reportLate(caller, { bookingId, expectedStartAt: studio.at(wall) }));
  expect(await late('10:00')).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await late('23:00')).toMatchObject({ code: 'INVALID_INPUT' });
  studio.clock.set(studio.at('10:30'));
  expect(await late('10:20')).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await late('10:45')).toBeNull();
  await reportLate(caller, { bookingId, expectedStartAt: null });
  await reportLate(caller, { bookingId, expectedStartAt: null });
  expect((await studio.booking(bookingId)).expectedStartAt).toBeNull();
  await reportLate(caller, { bookingId, expectedStartAt: studio.at('10:45') });
  await moveBooking(caller, { bookingId, startsAt: studio.at('10:40'), endsAt: studio.at('12:00') });
  expect((await studio.booking(bookingId)).expectedStartAt).toEqual(studio.at('10:45'));
  await checkInBooking(caller, { bookingId });
  expect((await studio.booking(bookingId)).expectedStartAt).toBeNull();
  expect(await late('11:00')).toBeInstanceOf(StepNotPossible);
});

test('nobody came: where the studio wants it so, the slot is free after its minutes, once, whoever looks', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const reported = await studio.ana.book({ room: 'B', from: '10:00', to: '12:00' });
  studio.clock.set(studio.at('10:01'));
  await reportLate(studio.ana.caller, { bookingId: reported.id as string, expectedStartAt: studio.at('10:20') });
  studio.clock.set(studio.at('10:30'));
  await markAllMissed(studio.system);
  expect((await studio.booking(bookingId)).state).toBe('confirmed');
  await changeStudioSettings(studio.system, { noShowReleases: true });
  await Promise.all([markAllMissed(studio.system), markAllMissed(studio.system), markAllMissed(studio.system)]);
  await markAllMissed(studio.system);
  expect((await studio.changes()).filter(({ kind }) => kind === 'marked_no_show').map(({ entityId }) => entityId)).toEqual([bookingId]);
  await studio.ben.book({ room: 'A', from: '10:30', to: '12:00' });
  expect(await refusal(changeStudioSettings(studio.system, { noShowAfterMinutes: null }))).toMatchObject({ code: 'INVALID_INPUT' });
});

test('the tablet of a room begins, extends and ends what takes place in it, and nothing else; a board that only shows does nothing', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '09:00', to: '10:00' });
  const other = await studio.ana.book({ room: 'B', from: '09:00', to: '10:00' });
  const next = await studio.ana.book({ room: 'A', from: '10:30', to: '11:00', title: 'Secret' });
  const inA = tablet(studio, 'A');
  expect(await refusal(checkInBooking(tablet(studio, 'A', false), { bookingId }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusal(checkInBooking(inA, { bookingId: other.id as string }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusal(confirmBooking(inA, { bookingId: next.id as string }))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await refusal(moveBooking(inA, { bookingId, startsAt: studio.at('09:00'), endsAt: studio.at('09:30') }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await checkInBooking(inA, { bookingId });
  await extendBooking(inA, { bookingId, endsAt: studio.at('10:15') });
  // What stands in the way is named as far as that screen tells.
  const clashOn = async (caller: typeof inA) => {
    const refused = await refusal(extendBooking(caller, { bookingId, endsAt: studio.at('10:45') }));
    expect(refused).toMatchObject({ code: 'RESOURCE_TAKEN', clashes: [{ resourceName: 'A', startsAt: studio.at('10:30'), by: null }] });
    return (refused as ResourceTaken).clashes[0]!;
  };
  for (const privacy of ['everything', 'no_names'] as const)
    expect(await clashOn(tablet(studio, 'A', true, privacy))).toMatchObject({ bookingId: next.id, what: 'Secret' });
  expect(await clashOn(tablet(studio, 'A', true, 'busy_only'))).toMatchObject({ bookingId: null, what: 'another session' });
  await completeBooking(inA, { bookingId });
  await reportLate(inA, { bookingId: next.id as string, expectedStartAt: studio.at('10:35') });
  expect((await studio.changes()).at(-1)).toMatchObject({ kind: 'reported_late', actorName: 'Tablet A' });
});
