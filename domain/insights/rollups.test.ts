import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followChanges, startAfresh, type Follower } from '../activity/follow-changes.ts';
import { DomainError } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { cancelBooking, confirmBooking } from '../scheduling/booking-steps.ts';
import { bookSession } from '../scheduling/book-session.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { studioLife } from '../testing/studio-life.ts';
import { expectedRoomDays } from '../testing/expected-room-days.ts';
import { ROLLUPS } from './rollups.ts';

// Around the night on which Berlin's clocks go forward.
const FIRST_MOMENT = new Date('2030-03-29T00:00:00Z');
const PERSON = 'Ines';

const quarter = fc.integer({ min: 0, max: 4 * 24 * 5 });
const room = fc.constantFrom('A', 'B');
const minutes = fc.constantFrom(15, 45, 90, 240, 600, 1500);

const act = <Name extends string, Fields>(weight: number, name: Name, fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }) => ({
  weight,
  arbitrary: fc.record({ act: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<{ act: Name } & Fields>,
});

/** What a studio does, and what befalls its workers, in any order. */
const event = fc.oneof(
  act(8, 'book', { room, quarter, minutes, project: fc.nat(1), hold: fc.boolean(), setup: fc.nat(40) }),
  act(8, 'move', { which: fc.nat(9), room, quarter, minutes }),
  act(2, 'cancel', { which: fc.nat(9) }),
  act(3, 'confirm', { which: fc.nat(9) }),
  act(2, 'close', { room, quarter, minutes }),
  act(2, 'reopen', { which: fc.nat(3) }),
  act(1, 'repair', { room, minutes }),
  act(1, 'repaired', { which: fc.nat(3) }),
  act(1, 'hours', { room, opens: fc.integer({ min: 0, max: 1439 }), minutes }),
  act(2, 'except', {
    room: fc.constantFrom('A', 'B', null),
    day: fc.integer({ min: 28, max: 34 }),
    opens: fc.option(fc.integer({ min: 0, max: 1439 })),
    minutes,
  }),
  act(1, 'forget', { which: fc.nat(3) }),
  act(1, 'settle', { buffers: fc.boolean(), zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu') }),
  act(2, 'pay', { cost: fc.nat(9_000) }),
  act(2, 'spend', { project: fc.nat(1), amount: fc.nat(50_000) }),
  act(12, 'follow', { most: fc.constantFrom(1, 3, 500), workers: fc.integer({ min: 1, max: 2 }), killed: fc.boolean() }),
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

class Killed extends Error {}

/** Dies after its work is written and before it is committed. */
const dying = (follower: Required<Follower>): Follower => ({
  consumer: follower.consumer,
  begin: (db, studioId) => follower.begin(db, studioId).then(() => Promise.reject(new Killed())),
  apply: (db, studioId, changes) => follower.apply(db, studioId, changes).then(() => Promise.reject(new Killed())),
});

async function live(studio: TestStudio, projects: string[], events: readonly Event[]): Promise<void> {
  const life = studioLife(studio);
  const caller = studio.ana.caller;
  const bookings: string[] = [];
  const closures: string[] = [];
  const repairs: string[] = [];
  const exceptions: string[] = [];
  const from = (one: { quarter: number; minutes: number }) => {
    const startsAt = plusMinutes(FIRST_MOMENT, one.quarter * 15);
    return { startsAt, endsAt: plusMinutes(startsAt, one.minutes) };
  };
  const doOne = async (one: Event): Promise<unknown> => {
    switch (one.act) {
      case 'book': {
        const people = bookings.length % 2 ? [{ personId: studio.people[PERSON]! }] : [];
        const { id } = await bookSession(caller, {
          title: 'Session',
          ...from(one),
          setupMinutes: one.setup,
          teardownMinutes: one.setup % 20,
          state: one.hold ? 'hold' : 'confirmed',
          rooms: [studio.rooms[one.room]!],
          people,
          projectId: projects[one.project]!,
        });
        return bookings.push(id as string);
      }
      case 'move':
        return moveBooking(caller, { bookingId: bookings[one.which % bookings.length]!, ...from(one), roomId: studio.rooms[one.room]! });
      case 'cancel':
        return cancelBooking(caller, { bookingId: bookings[one.which % bookings.length]! });
      case 'confirm':
        return confirmBooking(caller, { bookingId: bookings[one.which % bookings.length]! });
      case 'close':
        return closures.push(await life.close(one.room, from(one).startsAt, from(one).endsAt));
      case 'reopen':
        return life.reopen(closures.splice(one.which % closures.length, 1)[0]!);
      case 'repair':
        return repairs.push(await life.repair(one.room, plusMinutes(studio.clock.now(), one.minutes)));
      case 'repaired': {
        studio.clock.set(plusMinutes(studio.clock.now(), 7));
        return life.repaired(repairs.splice(one.which % repairs.length, 1)[0]!);
      }
      case 'hours':
        return life.setHours(
          one.room,
          [1, 2, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: one.opens, closesMinute: one.opens + Math.min(one.minutes, 1440) })),
        );
      case 'except': {
        const day = new Date(Date.UTC(2030, 2, one.day)).toISOString().slice(0, 10);
        const hours = one.opens === null ? null : { opensMinute: one.opens, closesMinute: one.opens + Math.min(one.minutes, 1440) };
        return exceptions.push(await life.except(one.room, day, hours));
      }
      case 'forget':
        return life.forget(exceptions.splice(one.which % exceptions.length, 1)[0]!);
      case 'settle':
        return life.settle({ zone: one.zone, utilizationCountsBuffers: one.buffers });
      case 'pay':
        return life.payPerson(PERSON, one.cost);
      case 'spend':
        return life.spend(projects[one.project]!, one.amount);
      case 'follow':
        return Promise.all(
          ROLLUPS.flatMap((follower) =>
            Array.from({ length: one.workers }, (_, index) =>
              followChanges(studio.db, one.killed && index === 0 ? dying(follower) : follower, studio.studioId, one.most),
            ),
          ).map((step) => step.catch((error: unknown) => (error instanceof Killed ? null : Promise.reject(error)))),
        );
    }
  };
  for (const one of events) {
    if ((one.act === 'move' || one.act === 'cancel' || one.act === 'confirm') && bookings.length === 0) continue;
    if (one.act === 'reopen' && closures.length === 0) continue;
    if (one.act === 'repaired' && repairs.length === 0) continue;
    if (one.act === 'forget' && exceptions.length === 0) continue;
    // A refusal is part of a studio's day.
    await doOne(one).catch((error: unknown) => (error instanceof DomainError ? null : Promise.reject(error)));
  }
}

const figuresOf = async (studio: TestStudio) => ({
  roomDays: await studio.db.roomDay.findMany({ where: { studioId: studio.studioId }, orderBy: [{ roomId: 'asc' }, { day: 'asc' }] }),
  totals: await studio.db.projectTotals.findMany({ where: { studioId: studio.studioId }, orderBy: { projectId: 'asc' } }),
});

test('whatever happens, figures that followed the log equal those computed from everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 30, maxLength: 60, size: 'max' }), async (events) => {
      const studio = await aStudio({ now: '2030-03-28T09:00:00Z', zone: 'Europe/Berlin', people: [PERSON] });
      const projects = [await studioLife(studio).project('Harbour Nights'), await studioLife(studio).project('Tides')];
      await live(studio, projects, events);
      for (const follower of ROLLUPS) while ((await followChanges(studio.db, follower, studio.studioId, 3)) !== 'caught_up');
      const followed = await figuresOf(studio);
      for (const follower of ROLLUPS) await startAfresh(studio.db, follower, studio.studioId);
      expect(followed).toEqual(await figuresOf(studio));
      expect(followed.roomDays).toEqual(await expectedRoomDays(studio));
    }),
    // A busy machine tries fewer studios rather than none in time.
    { numRuns: Number(process.env.RUNS ?? 15), interruptAfterTimeLimit: 45_000 * (process.env.RUNS ? 10 : 1) },
  );
}, 120_000);

test('two workers never take the same step, and a second one does not wait', async () => {
  const studio = await aStudio();
  const [follower] = ROLLUPS as [Follower];
  await followChanges(studio.db, follower, studio.studioId);
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let entered = (): void => undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  let times = 0;
  const slow: Follower = {
    ...follower,
    apply: async () => {
      times += 1;
      entered();
      await held;
    },
  };
  const first = followChanges(studio.db, slow, studio.studioId);
  await inside;
  await expect(followChanges(studio.db, slow, studio.studioId)).resolves.toBe('busy');
  release();
  await expect(first).resolves.toBe('caught_up');
  await expect(followChanges(studio.db, slow, studio.studioId)).resolves.toBe('caught_up');
  expect(times).toBe(1);
});
