import { expect, test, vi } from 'vitest';
import { InvalidInput, NotAllowed, StaleEdit } from '../../kernel/errors.ts';
import { aStudio } from '../../testing/a-studio.ts';
import { bookSession } from '../book-session.ts';
import { cancelBooking, checkInBooking } from '../booking-steps.ts';
import { checkBooking } from '../check-booking.ts';
import { editBooking } from '../edit-booking.ts';
import { extendBooking } from '../extend-booking.ts';
import { moveBooking } from '../move-booking.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { archiveRule, restoreRule } from './archive-rule.ts';
import { createBlock } from './create-block.ts';
import { createRule } from './create-rule.ts';
import { editRule } from './edit-rule.ts';
import { RuleBroken } from './rule-broken.ts';

// Several bookings each, also on a machine that is busy.
vi.setConfig({ testTimeout: 90_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('a refusal names every rule with what it allows and the nearest time that keeps them, and only a head may book over them', async () => {
  const studio = await aStudio();
  await createRule(studio.system, { name: 'Whole hours', kind: 'increment', minutes: 60 });
  await createRule(studio.system, { name: 'At least two hours', kind: 'length', minMinutes: 120 });
  await createRule(studio.system, { name: 'Ask early', kind: 'notice', minutes: 180, effect: 'warns' });

  const wish = { title: 'Pilot', startsAt: studio.at('10:15'), endsAt: studio.at('11:15'), rooms: [studio.rooms.A!] };
  const refused = (await refusal(bookSession(studio.ana.caller, wish))) as RuleBroken;
  expect(refused).toBeInstanceOf(RuleBroken);
  expect(refused.rules.map(({ name, kind }) => [name, kind])).toEqual([
    ['Whole hours', 'increment'],
    ['At least two hours', 'length'],
  ]);
  expect(refused.mayOverride).toBe(false);
  // The nearest keeps what only warns as well.
  for (const { nearest } of refused.rules) expect(nearest).toEqual({ startsAt: studio.at('12:00'), endsAt: studio.at('14:00') });
  expect(refused.message).toContain('Whole hours: Sessions begin on steps of 1 h and last whole steps.');
  expect(await checkBooking(studio.ana.caller, wish)).toMatchObject({ broken: refused.rules, mayOverride: false, takes: null });

  const { id, warnings } = await bookSession(studio.ana.caller, { ...wish, ...refused.rules[0]!.nearest! });
  expect(warnings).toEqual([]);
  const early = { ...wish, startsAt: studio.at('11:00'), endsAt: studio.at('13:00'), rooms: [studio.rooms.B!] };
  expect((await checkBooking(studio.ana.caller, early)).warnings).toMatchObject([{ name: 'Ask early', kind: 'notice' }]);

  expect(await refusal(bookSession(studio.ana.caller, { ...wish, overrideReason: 'They pay double' }))).toBeInstanceOf(NotAllowed);
  const olga = studio.as('Olga', 'owner');
  expect((await refusal(bookSession(olga.caller, wish))) as RuleBroken).toMatchObject({ mayOverride: true });
  await bookSession(olga.caller, { ...wish, overrideReason: 'They pay double' });
  const last = (await studio.changes()).at(-1)!;
  expect(last.after).toMatchObject({
    overrode: { reason: 'They pay double', rules: [{ name: 'Whole hours' }, { name: 'At least two hours' }] },
  });
  // A later edit of something else is no matter of the rules.
  await editBooking(studio.ana.caller, { bookingId: last.entityId, title: 'Pilot, paid double' });
  await cancelBooking(studio.ana.caller, { bookingId: id });
});

test('a rule concerns what it says: a room, a kind of room, a client, clients who book for themselves', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const clientId = (await studio.db.client.create({ data: { id: crypto.randomUUID(), studioId: studio.studioId, name: 'Saltwater' } })).id;
  const short = { kind: 'length' as const, maxMinutes: 60 };
  await createRule(studio.system, { name: 'A is for short ones', ...short, roomId: studio.rooms.A! });
  await createRule(studio.system, { name: 'Saltwater pays late', ...short, clientId });
  await createRule(studio.system, { name: 'No stages', ...short, roomKind: 'sound_stage' });
  await createRule(studio.system, { name: 'Clients ask early', kind: 'notice', minutes: 100_000, binds: 'clients' });
  const broken = async (room: string, more: object = {}) =>
    (
      await checkBooking(studio.ana.caller, {
        startsAt: studio.at('10:00'),
        endsAt: studio.at('12:00'),
        rooms: [studio.rooms[room]!],
        ...more,
      })
    ).broken.map(({ name }) => name);
  expect(await broken('A')).toEqual(['A is for short ones']);
  expect(await broken('B')).toEqual([]);
  expect(await broken('B', { clientId })).toEqual(['Saltwater pays late']);

  // Moving into the room asks its rules; whoever changes nothing of that is left in peace.
  const { id } = await studio.ana.book({ room: 'B', from: '10:00', to: '12:00' });
  const intoA = { bookingId: id, startsAt: studio.at('10:00'), endsAt: studio.at('12:00'), roomId: studio.rooms.A! };
  expect(await refusal(moveBooking(studio.ana.caller, intoA))).toBeInstanceOf(RuleBroken);
  await moveBooking(studio.as('Mia', 'studio_manager').caller, { ...intoA, overrideReason: 'B is flooded' });
  await moveBooking(studio.ana.caller, { ...intoA, startsAt: studio.at('13:00'), endsAt: studio.at('15:00') });
});

test('what runs is never refused: an extension past closing or past the longest length is warned about', async () => {
  const studio = await aStudio();
  await createRule(studio.system, { name: 'Two hours', kind: 'length', maxMinutes: 120 });
  const { id } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  expect(await refusal(extendBooking(studio.ana.caller, { bookingId: id, endsAt: studio.at('12:30') }))).toBeInstanceOf(RuleBroken);
  studio.clock.set(studio.at('10:00'));
  await checkInBooking(studio.ana.caller, { bookingId: id });
  const cy = studio.as('Cy', 'crew');
  const { warnings } = await extendBooking(cy.caller, { bookingId: id, endsAt: studio.at('12:30') });
  expect(warnings).toMatchObject([{ name: 'Two hours', effect: 'warns' }]);
});

test('the past is over for new sessions and moves; what took place is entered as completed, and takes its room', async () => {
  const studio = await aStudio();
  const past = { title: 'Forgotten', startsAt: studio.at('06:00'), endsAt: studio.at('08:00'), rooms: [studio.rooms.A!] };
  const refused = (await refusal(bookSession(studio.ana.caller, past))) as RuleBroken;
  expect(refused.rules).toMatchObject([{ kind: 'past', ruleId: null, nearest: { startsAt: studio.at('09:00') } }]);
  const { id } = await bookSession(studio.ana.caller, { ...past, state: 'completed' });
  expect(await studio.booking(id)).toMatchObject({ state: 'completed', checkedInAt: past.startsAt, endedAt: past.endsAt });
  expect(await refusal(bookSession(studio.ana.caller, { ...past, state: 'completed' }))).toBeInstanceOf(ResourceTaken);
  expect(await refusal(bookSession(studio.ana.caller, { ...past, state: 'completed', endsAt: studio.at('12:00') }))).toBeInstanceOf(
    InvalidInput,
  );
  const other = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  expect(
    await refusal(moveBooking(studio.ana.caller, { bookingId: other.id, startsAt: studio.at('05:00'), endsAt: studio.at('06:00') })),
  ).toBeInstanceOf(RuleBroken);
});

test('a quota is kept when two book at the same moment', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C', 'D'] });
  const clientId = (await studio.db.client.create({ data: { id: crypto.randomUUID(), studioId: studio.studioId, name: 'Saltwater' } })).id;
  await createRule(studio.system, {
    name: 'Two a day',
    kind: 'quota',
    quotaMost: 2,
    quotaUnit: 'sessions',
    quotaPeriod: 'day',
    quotaOf: 'client',
  });
  const outcomes = await Promise.all(
    ['A', 'B', 'C', 'D'].map((room) => refusal(studio.ana.book({ room, from: '10:00', to: '12:00', clientId }))),
  );
  expect(outcomes.filter((one) => one === null)).toHaveLength(2);
  for (const one of outcomes) if (one) expect(one).toBeInstanceOf(RuleBroken);
  const broken = outcomes.find((one) => one !== null) as RuleBroken;
  expect(broken.rules[0]!.nearest!.startsAt).toEqual(studio.at('2030-05-02 10:00'));
  // A place that is given back can be taken.
  const [first] = await studio.db.booking.findMany({ where: { studioId: studio.studioId } });
  await cancelBooking(studio.ana.caller, { bookingId: first!.id });
  await studio.ana.book({ room: 'C', from: '14:00', to: '15:00', clientId });
});

test('rules are written, changed by two at once, archived and restored, and bad ones are refused with the field', async () => {
  const studio = await aStudio();
  const owner = studio.as('Olga', 'owner').caller;
  const { id: ruleId } = await createRule(owner, { name: 'Short', kind: 'length', maxMinutes: 60 });
  await editRule(owner, { ruleId, expectedVersion: 1, name: 'Shorter' });
  await editRule(owner, { ruleId, expectedVersion: 1, maxMinutes: 45 });
  expect(await refusal(editRule(owner, { ruleId, expectedVersion: 1, maxMinutes: 30 }))).toBeInstanceOf(StaleEdit);
  expect(await refusal(editRule(owner, { ruleId, minMinutes: 90 }))).toMatchObject({ issues: [{ path: 'maxMinutes' }] });
  expect(await refusal(editRule(owner, { ruleId, maxMinutes: null }))).toMatchObject({ issues: [{ path: 'minMinutes' }] });
  expect(await refusal(createRule(owner, { name: 'Long', kind: 'length', minMinutes: 600 }))).toMatchObject({
    message: expect.stringContaining('Shorter'),
  });
  await archiveRule(owner, { ruleId });
  await createRule(owner, { name: 'Long', kind: 'length', minMinutes: 600 });
  expect(await refusal(restoreRule(owner, { ruleId }))).toBeInstanceOf(InvalidInput);
  expect(await refusal(createRule(studio.ana.caller, { name: 'Mine', kind: 'notice', minutes: 60 }))).toBeInstanceOf(NotAllowed);
  const elsewhere = await aStudio();
  expect(await refusal(createRule(owner, { name: 'Foreign', kind: 'notice', minutes: 60, roomId: elsewhere.rooms.A! }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a block sets the price of what is exactly it, also after a move and in the ways out of a clash', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await createBlock(studio.system, {
    name: 'Half day',
    kind: 'half_day',
    startsMinute: 600,
    endsMinute: 840,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    priceMinor: 30_000,
  });
  const { id } = await studio.ana.book({ room: 'A', from: '10:00', to: '14:00' });
  expect((await studio.booking(id)).priceMinor).toBe(30_000);
  const move = (from: string, to: string) =>
    moveBooking(studio.ana.caller, { bookingId: id, startsAt: studio.at(from), endsAt: studio.at(to) });
  await move('11:00', '15:00');
  expect((await studio.booking(id)).priceMinor).toBe(36_000);
  await move('10:00', '14:00');
  const taken = (await refusal(studio.ben.book({ room: 'A', from: '10:00', to: '14:00' }))) as ResourceTaken;
  expect(taken.alternatives.find(({ kind }) => kind === 'room')!.priceMinor).toBe(30_000);
  const wrong = { name: 'Wrong', kind: 'custom' as const, startsMinute: 600 };
  expect(await refusal(createBlock(studio.system, { ...wrong, endsMinute: 540 }))).toMatchObject({ issues: [{ path: 'endsMinute' }] });
  expect(await refusal(createBlock(studio.system, { ...wrong, endsMinute: 2_100 }))).toMatchObject({ issues: [{ path: 'endsMinute' }] });
  expect(await refusal(createBlock(studio.system, { ...wrong, kind: 'hourly', endsMinute: 900 }))).toMatchObject({
    issues: [{ path: 'slotMinutes' }],
  });
  expect(await refusal(createBlock(studio.system, { ...wrong, endsMinute: 700, name: 'half DAY' }))).toMatchObject({
    issues: [{ path: 'name' }],
  });
});

test('ways out of a clash keep the rules of the house', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await createRule(studio.system, { name: 'Whole hours', kind: 'increment', minutes: 60 });
  await createRule(studio.system, {
    name: 'B is painted',
    kind: 'blackout',
    roomId: studio.rooms.B!,
    startsAt: studio.at('00:00'),
    endsAt: studio.at('2030-05-03 00:00'),
  });
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00' });
  const taken = (await refusal(studio.ben.book({ room: 'A', from: '15:00', to: '17:00' }))) as ResourceTaken;
  expect(taken.alternatives.length).toBeGreaterThan(0);
  for (const { kind, startsAt } of taken.alternatives) {
    expect(kind).toBe('time');
    expect(startsAt.getUTCMinutes()).toBe(0);
  }
});
