import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followChanges } from '../../activity/follow-changes.ts';
import { DomainError } from '../../kernel/errors.ts';
import { plusMinutes } from '../../kernel/time-range.ts';
import { transact } from '../../kernel/transact.ts';
import type { TestStudio } from '../../testing/a-studio.ts';
import { aWaitlist, endOffers, workOn } from '../../testing/a-waitlist.ts';
import { cancelBooking } from '../booking-steps.ts';
import { acceptWaitlistOffer, declineWaitlistOffer } from './answer-waitlist-offer.ts';
import { lookedAt, offerNext } from './offer-next.ts';
import { lockEntry } from './waitlist-record.ts';
import { watchReleases } from './watch-releases.ts';

/** A worker that may be killed at any step: what it had begun is rolled back, and the next one goes on. */
async function killedAt(studio: TestStudio, step: number): Promise<void> {
  let left = step;
  const db = new Proxy(studio.db, {
    get(target, name) {
      if (name !== '$transaction') return Reflect.get(target, name) as unknown;
      return (work: (tx: unknown) => Promise<unknown>, limits: object) =>
        target.$transaction(async (tx) => {
          const done = await work(tx);
          if ((left -= 1) < 0) throw new Error('killed');
          return done;
        }, limits);
    },
  });
  await workOn({ ...studio, db, system: { ...studio.system, db } }).catch((error: unknown) => {
    if ((error as Error).message !== 'killed') throw error;
  });
}

/** No two open offers keep the same at the same time; nobody has two; and whoever is said to be offered something is. */
async function expectSound({ db, studioId }: TestStudio): Promise<void> {
  const twice = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM allocation a
    JOIN waitlist_offer_booking k ON k.booking_id = a.booking_id JOIN waitlist_offer o ON o.id = k.offer_id AND o.outcome = 'open'
    JOIN allocation b ON b.resource_id = a.resource_id AND b.id > a.id AND b.during && a.during
    JOIN waitlist_offer_booking l ON l.booking_id = b.booking_id JOIN waitlist_offer p ON p.id = l.offer_id AND p.outcome = 'open'
    WHERE a.studio_id = ${studioId}::uuid`;
  expect(twice).toEqual([]);
  const entries = await db.waitlistEntry.findMany({ where: { studioId }, include: { offers: { where: { outcome: 'open' } } } });
  for (const { state, offers } of entries) expect(offers).toHaveLength(state === 'offered' ? 1 : 0);
}

test('a room freed by the hour, twelve who wait, four workers at once and one that dies: each hour is offered once, in order', async () => {
  const { studio, wait } = await aWaitlist();
  const booked: string[] = [];
  for (let hour = 9; hour < 15; hour += 1) {
    const wall = (at: number) => `2030-05-02 ${String(at).padStart(2, '0')}:00`;
    booked.push((await studio.ana.book({ room: 'A', from: wall(hour), to: wall(hour + 1) })).id as string);
  }
  const all: string[] = [];
  for (let one = 0; one < 12; one += 1) {
    studio.clock.set(plusMinutes(studio.clock.now(), 1));
    all.push(await wait(`Number ${one}`, { to: 15 }));
  }
  await workOn(studio);
  await Promise.all(booked.map((bookingId) => cancelBooking(studio.ana.caller, { bookingId })));
  await Promise.all([killedAt(studio, 2), workOn(studio), workOn(studio), workOn(studio), workOn(studio)]);
  await workOn(studio);

  const states = await studio.db.waitlistEntry.findMany({
    where: { studioId: studio.studioId },
    orderBy: { createdAt: 'asc' },
    select: { state: true },
  });
  expect(states.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 6 }, () => 'offered'),
    ...Array.from({ length: 6 }, () => 'waiting'),
  ]);
  expect(await studio.db.waitlistOffer.count({ where: { studioId: studio.studioId } })).toBe(6);
  await expectSound(studio);
}, 120_000);

test('something is released while a worker, who looked before, is about to say that nothing is due: it is looked at again', async () => {
  const { studio, wait, work, stateOf } = await aWaitlist();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '2030-05-02 09:00', to: '2030-05-02 18:00' });
  const id = await wait('Patient');
  await work();
  // Something else was released before, which is why a worker looks at it.
  await studio.db.waitlistEntry.update({ where: { id }, data: { due: true } });
  let noted: Promise<unknown> = Promise.resolve();
  await transact(studio.system, async (tx) => {
    const entry = await lockEntry(tx, id);
    await cancelBooking(studio.ana.caller, { bookingId: bookingId as string });
    noted = followChanges(studio.db, watchReleases, studio.studioId);
    // The note is under way: it waits for this row.
    await expect
      .poll(async () => (await studio.db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`).length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0);
    await lookedAt(tx, entry.id);
  });
  await noted;
  await work();
  expect(await stateOf(id)).toBe('offered');
});

test('accept, decline and the end of an offer at the same moment: one of them happens', async () => {
  const { studio, wait, work, stateOf } = await aWaitlist();
  const id = await wait('Torn');
  await work();
  studio.clock.set(plusMinutes(studio.clock.now(), 500));
  const caller = studio.ana.caller;
  await Promise.allSettled([
    acceptWaitlistOffer(caller, { entryId: id }),
    declineWaitlistOffer(caller, { entryId: id }),
    endOffers(studio),
    acceptWaitlistOffer(studio.ben.caller, { entryId: id }),
    offerNext(studio.system, {}),
  ]);
  const ended = (await studio.changes()).filter(({ kind }) =>
    ['waitlist_accepted', 'waitlist_declined', 'waitlist_expired'].includes(kind),
  );
  expect(ended).toHaveLength(1);
  expect(ended[0]!.kind).toBe(`waitlist_${await stateOf(id)}`);
  await expectSound(studio);
});

test(
  'whatever people and workers do at once, and wherever workers die, nothing is offered twice or to nobody',
  { timeout: 240_000 },
  async () => {
    const deed = fc.record({ what: fc.nat(6), pick: fc.nat(40), hour: fc.integer({ min: 9, max: 16 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 7 }), async (rounds) => {
        const { studio, wait, openOffer } = await aWaitlist({ rooms: ['A', 'B'] });
        const { db, studioId, ana, ben } = studio;
        const entryAt = async (pick: number) => {
          const all = await db.waitlistEntry.findMany({ where: { studioId }, orderBy: { id: 'asc' } });
          return all.length > 0 ? all[pick % all.length]!.id : studioId;
        };
        const deeds: ((pick: number, hour: number) => Promise<unknown>)[] = [
          (_pick, hour) => wait(`At ${hour}`, { from: hour, to: hour + 2 }),
          (pick, hour) =>
            ben.book({
              room: pick % 2 ? 'A' : 'B',
              from: `2030-05-02 ${String(hour).padStart(2, '0')}:00`,
              to: `2030-05-02 ${hour + 1}:30`,
            }),
          async (pick) => {
            const all = await db.booking.findMany({ where: { studioId }, orderBy: { id: 'asc' } });
            await cancelBooking(ana.caller, { bookingId: all.length > 0 ? all[pick % all.length]!.id : studioId });
          },
          async (pick) => acceptWaitlistOffer(ana.caller, { entryId: await entryAt(pick) }),
          async (pick) => declineWaitlistOffer(ben.caller, { entryId: await entryAt(pick), keepsWaiting: pick % 2 === 0 }),
          (pick) => killedAt(studio, pick % 4),
          async (pick) => {
            const offer = await openOffer(await entryAt(pick));
            if (offer) studio.clock.set(new Date(Math.max(+studio.clock.now(), +offer.endsAt + 1)));
            await endOffers(studio);
          },
        ];
        for (const round of rounds) {
          await Promise.all(
            round.map(({ what, pick, hour }) =>
              deeds[what]!(pick, hour).catch((error: unknown) => {
                if (!(error instanceof DomainError)) throw error;
              }),
            ),
          );
          await Promise.all([workOn(studio), workOn(studio)]);
          await workOn(studio);
          await expectSound(studio);
          // Nobody is left to be looked at.
          expect(await db.waitlistEntry.count({ where: { studioId, state: { in: ['waiting', 'offered'] }, due: true } })).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  },
);
