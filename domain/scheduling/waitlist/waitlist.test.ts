import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, StepNotPossible } from '../../kernel/errors.ts';
import { plusMinutes } from '../../kernel/time-range.ts';
import { aWaitlist, endOffers } from '../../testing/a-waitlist.ts';
import { cancelBooking, confirmBooking, markNoShow } from '../booking-steps.ts';
import { closeRooms } from '../close-rooms.ts';
import { moveBooking } from '../move-booking.ts';
import { reopenRooms } from '../reopen-rooms.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { addToWaitlist } from './add-to-waitlist.ts';
import { acceptWaitlistOffer, declineWaitlistOffer, withdrawFromWaitlist } from './answer-waitlist-offer.ts';
import { editWaitlistEntry } from './edit-waitlist-entry.ts';
import { reopenWaitlistEntry } from './reopen-waitlist-entry.ts';
import { NEXT_WAITLIST_STATES, WAITLIST_STATES } from './waitlist-states.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const TOMORROW = { from: '2030-05-02 09:00', to: '2030-05-02 18:00' };
const kinds = async ({ changes }: { changes(): Promise<{ entity: string; kind: string }[]> }) =>
  (await changes()).filter(({ entity }) => entity === 'waitlist_entry').map(({ kind }) => kind);

test('a session is called off: who waited longest is offered the slot, it is kept for them, and accepting books it', async () => {
  const { studio, wait, work, stateOf, openOffer } = await aWaitlist();
  const { id: bookingId } = await studio.ana.book({ room: 'A', ...TOMORROW });
  const [first, second] = [await wait('First'), await wait('Second')];
  await work();
  expect([await stateOf(first), await stateOf(second)]).toEqual(['waiting', 'waiting']);

  await cancelBooking(studio.ana.caller, { bookingId: bookingId as string });
  await work();
  expect([await stateOf(first), await stateOf(second)]).toEqual(['offered', 'offered']);
  const offer = (await openOffer(first))!;
  expect(offer.endsAt).toEqual(plusMinutes(studio.clock.now(), 120));
  const kept = await studio.booking(offer.bookings[0]!.bookingId);
  expect(kept).toMatchObject({ state: 'hold', title: 'First', startsAt: studio.at('2030-05-02 09:00') });
  // The second is offered what the first left.
  expect((await studio.booking((await openOffer(second))!.bookings[0]!.bookingId)).startsAt).toEqual(studio.at('2030-05-02 10:00'));

  await acceptWaitlistOffer(studio.ben.caller, { entryId: first });
  expect(await stateOf(first)).toBe('accepted');
  expect((await studio.booking(kept.id)).allocations).toMatchObject([{ firm: true }]);
  await acceptWaitlistOffer(studio.ben.caller, { entryId: first });
  const acts = (await studio.changes()).filter(({ kind }) => kind === 'waitlist_accepted');
  expect(acts).toHaveLength(1);
});

test('one slot, three who want it: declined, it goes to the next; not answered in time, to the one after', async () => {
  const { studio, wait, work, stateOf, openOffer } = await aWaitlist();
  const { id } = await studio.ana.book({ room: 'A', from: '2030-05-02 09:00', to: '2030-05-02 10:00' });
  await studio.ana.book({ room: 'A', from: '2030-05-02 10:00', to: '2030-05-02 18:00' });
  const all = [await wait('One'), await wait('Two'), await wait('Three')];
  await cancelBooking(studio.ana.caller, { bookingId: id as string });
  await work();
  expect(await Promise.all(all.map(stateOf))).toEqual(['offered', 'waiting', 'waiting']);

  await declineWaitlistOffer(studio.ana.caller, { entryId: all[0]!, keepsWaiting: true });
  await work();
  expect(await Promise.all(all.map(stateOf))).toEqual(['waiting', 'offered', 'waiting']);

  studio.clock.set(plusMinutes((await openOffer(all[1]!))!.endsAt, 1));
  await endOffers(studio);
  await endOffers(studio);
  await work();
  expect(await Promise.all(all.map(stateOf))).toEqual(['waiting', 'expired', 'offered']);

  // Whoever let it pass waits again at their old place, and is not offered the same once more.
  await reopenWaitlistEntry(studio.ana.caller, { entryId: all[1]! });
  await withdrawFromWaitlist(studio.ana.caller, { entryId: all[2]! });
  await work();
  expect(await Promise.all(all.map(stateOf))).toEqual(['waiting', 'waiting', 'withdrawn']);
  expect(await kinds(studio)).toEqual([
    'waitlist_added',
    'waitlist_added',
    'waitlist_added',
    'waitlist_offered',
    'waitlist_declined',
    'waitlist_offered',
    'waitlist_expired',
    'waitlist_offered',
    'waitlist_reopened',
    'waitlist_withdrawn',
  ]);
});

test('whatever releases a slot is noticed: a move, a no-show, a closure lifted, a hold let go', async () => {
  const { studio, wait, work, stateOf } = await aWaitlist({ rooms: ['A', 'B'] });
  const { ana, rooms } = studio;
  const request = { pieces: [{ minutes: 60, rooms: [{ roomId: rooms.A! }] }] };
  const { id: moved } = await ana.book({ room: 'A', from: '2030-05-02 09:00', to: '2030-05-02 10:00' });
  const closure = await closeRooms(ana.caller, {
    title: 'Paint',
    startsAt: studio.at('2030-05-02 10:00'),
    endsAt: studio.at('2030-05-02 11:00'),
    rooms: [rooms.A!],
  });
  const { id: held } = await ana.book({ room: 'A', from: '2030-05-02 11:00', to: '2030-05-02 12:00', state: 'hold' });
  const { id: missed } = await ana.book({ room: 'A', from: '2030-05-02 12:00', to: '2030-05-02 13:00' });
  const all: string[] = [];
  for (const title of ['1', '2', '3', '4']) all.push(await wait(title, { ...request, to: 13 }));
  const states = () => Promise.all(all.map(stateOf));
  await work();
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);

  await moveBooking(ana.caller, {
    bookingId: moved as string,
    startsAt: studio.at('2030-05-02 09:00'),
    endsAt: studio.at('2030-05-02 10:00'),
    roomId: rooms.B!,
  });
  await work();
  await reopenRooms(ana.caller, { closureId: closure.id });
  await work();
  await cancelBooking(ana.caller, { bookingId: held as string });
  await work();
  await markNoShow(ana.caller, { bookingId: missed as string });
  await work();
  expect(await states()).toEqual(['offered', 'offered', 'offered', 'offered']);
});

test('what is free already is offered at once, never what somebody holds, and never what begins before one could come', async () => {
  const { studio, wait, work, stateOf, openOffer } = await aWaitlist();
  studio.clock.set('2030-05-02T08:50:00Z');
  await studio.ana.book({ room: 'A', from: '2030-05-02 10:00', to: '2030-05-02 17:00', state: 'hold' });
  const id = await wait('Now');
  await work();
  expect(await stateOf(id)).toBe('offered');
  expect((await studio.booking((await openOffer(id))!.bookings[0]!.bookingId)).startsAt).toEqual(studio.at('2030-05-02 17:00'));
});

test('somebody is booked over an offer: it is lost, they wait on at their place, and are offered the next', async () => {
  const { studio, wait, work, stateOf, openOffer } = await aWaitlist();
  const [first, second] = [await wait('First', { to: 10 }), await wait('Second', { to: 11 })];
  await work();
  const { bookingId } = (await openOffer(first))!.bookings[0]!;
  await studio.ben.book({ room: 'A', from: '2030-05-02 09:00', to: '2030-05-02 10:00' });
  const refused = await refusal(acceptWaitlistOffer(studio.ana.caller, { entryId: first }));
  expect(refused).toBeInstanceOf(ResourceTaken);
  expect(await stateOf(first)).toBe('offered');
  await work();
  expect([await stateOf(first), await stateOf(second)]).toEqual(['waiting', 'offered']);
  expect((await studio.booking(bookingId)).state).toBe('cancelled');
  expect(await kinds(studio)).toContain('waitlist_lost');
});

test('the hold that keeps an offer is confirmed on the schedule: that accepts it; called off there, it is lost', async () => {
  const { studio, wait, work, stateOf, openOffer } = await aWaitlist({ rooms: ['A', 'B'] });
  const [first, second] = [await wait('First', { to: 10 }), await wait('Second', { to: 10 })];
  await work();
  const keptFor = async (id: string) => (await openOffer(id))!.bookings[0]!.bookingId;
  await confirmBooking(studio.ben.caller, { bookingId: await keptFor(first) });
  await cancelBooking(studio.ben.caller, { bookingId: await keptFor(second) });
  await work();
  expect(await stateOf(first)).toBe('accepted');
  // It waits again, and as the slot is free it is offered anew.
  expect(await stateOf(second)).toBe('offered');
  expect(await studio.db.waitlistOffer.count({ where: { entryId: second, outcome: 'lost' } })).toBe(1);
});

test('an interview and its edit are kept and booked together, or not at all', async () => {
  const { studio, wait, work, openOffer } = await aWaitlist({ rooms: ['A'], people: ['Jo'] });
  const id = await wait('Podcast', {
    pieces: [
      { label: 'Interview', minutes: 120, rooms: [{}] },
      { label: 'Edit', minutes: 60, people: [{ skill: 'mix' }], link: { after: 0 } },
    ],
  });
  await work();
  const offer = (await openOffer(id))!;
  const titles = await Promise.all(offer.bookings.map(async ({ bookingId }) => (await studio.booking(bookingId)).title));
  expect(titles).toEqual(['Podcast: Interview', 'Podcast: Edit']);
  await studio.ben.book({ people: ['Jo'], from: '2030-05-02 09:00', to: '2030-05-02 18:00' });
  expect(await refusal(acceptWaitlistOffer(studio.ana.caller, { entryId: id }))).toBeInstanceOf(ResourceTaken);
  const states = await Promise.all(offer.bookings.map(async ({ bookingId }) => (await studio.booking(bookingId)).state));
  expect(states).toEqual(['hold', 'hold']);
});

test('days pass: who was never offered anything is told that it is over', async () => {
  const { studio, wait, stateOf } = await aWaitlist();
  await studio.ana.book({ room: 'A', ...TOMORROW });
  const id = await wait('Never');
  studio.clock.set('2030-05-03T00:00:01Z');
  await endOffers(studio);
  expect(await stateOf(id)).toBe('expired');
  expect(await refusal(reopenWaitlistEntry(studio.ana.caller, { entryId: id }))).toBeInstanceOf(InvalidInput);
});

test('bad input is named, steps that are not possible are refused, and clients keep no list', async () => {
  const { studio, wait, work } = await aWaitlist();
  const request = { pieces: [{ minutes: 60, rooms: [{}] }], from: '2030-05-02', to: '2030-05-03' };
  const { caller } = studio.ana;
  expect(await refusal(addToWaitlist(caller, { title: 'X', request }))).toMatchObject({ issues: [{ path: 'clientId' }] });
  expect(await refusal(addToWaitlist(caller, { title: '', contactName: 'Jo', request }))).toMatchObject({ issues: [{ path: 'title' }] });
  expect(
    await refusal(addToWaitlist(caller, { title: 'X', contactName: 'Jo', request: { ...request, from: '2030-04-01', to: '2030-04-02' } })),
  ).toMatchObject({ issues: [{ path: 'request.to' }] });
  expect(await refusal(addToWaitlist(studio.as('C', 'client').caller, { title: 'X', contactName: 'Jo', request }))).toBeInstanceOf(
    NotAllowed,
  );
  const id = await wait('Jo');
  expect(await refusal(acceptWaitlistOffer(caller, { entryId: id }))).toBeInstanceOf(StepNotPossible);
  await editWaitlistEntry(caller, { entryId: id, note: 'Prefers mornings', expectedVersion: 1 });
  await work();
  expect(await refusal(editWaitlistEntry(caller, { entryId: id, note: 'Later' }))).toBeInstanceOf(StepNotPossible);
});

test('every state can be reached from waiting', () => {
  const reached = new Set(['waiting']);
  for (let grew = true; grew;) {
    const before = reached.size;
    for (const state of WAITLIST_STATES) if (reached.has(state)) for (const next of NEXT_WAITLIST_STATES[state]) reached.add(next);
    grew = reached.size > before;
  }
  expect([...reached].sort()).toEqual([...WAITLIST_STATES].sort());
});
