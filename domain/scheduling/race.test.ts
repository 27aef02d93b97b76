import { expect, test } from 'vitest';
import { aStudio } from '../testing/a-studio.ts';
import { newId } from '../kernel/ids.ts';
import { sqlState } from '../kernel/sql-state.ts';
import { ResourceTaken } from './resource-taken.ts';

test('64 coordinators race for overlapping slots: one winner per slot, every loser gets the typed conflict', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'], gear: { SM7B: 4 }, people: ['Ines', 'Marek', 'Jo'] });
  const slots = [
    { room: 'A', from: '10:00', to: '11:00', people: ['Ines', 'Marek'] },
    { room: 'B', from: '10:00', to: '11:00', people: ['Jo'] },
    { room: 'C', from: '12:00', to: '13:00', people: ['Marek', 'Ines'] },
    { room: 'A', from: '12:00', to: '13:00', people: ['Jo'] },
  ];
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, (_, index) => {
      const slot = slots[index % slots.length]!;
      // Every coordinator wants another part of the slot, all parts overlap, and names things in another order.
      const people = index % 2 ? [...slot.people].reverse() : slot.people;
      const coordinator = studio.as(`Coordinator ${index}`, 'coordinator');
      return coordinator.book({ ...slot, people, setup: index % 3, gear: [{ model: 'SM7B' }] }).catch((error: unknown) => error);
    }),
  );
  const losers = outcomes.filter((outcome) => outcome instanceof Error);
  expect(losers.filter((loser) => !(loser instanceof ResourceTaken))).toEqual([]);
  expect(losers).toHaveLength(60);
  for (const loser of losers as ResourceTaken[]) {
    expect(loser.clashes.length).toBeGreaterThan(0);
    expect(loser.alternatives.length).toBeGreaterThanOrEqual(3);
  }
  const revisions = (await studio.changes()).map((change) => change.revision);
  expect(revisions).toEqual([1n, 2n, 3n, 4n]);
}, 60_000);

test('the database itself refuses an overlap that a careless path writes', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  const closure = await studio.db.closure.create({
    data: { id: newId(), studioId: studio.studioId, title: 'Paint', startsAt: studio.at('10:30'), endsAt: studio.at('12:00') },
  });
  const careless = studio.db.allocation.create({
    data: {
      id: newId(),
      studioId: studio.studioId,
      resourceId: studio.rooms.A!,
      reason: 'closed',
      firm: true,
      startsAt: closure.startsAt,
      endsAt: closure.endsAt,
      closureId: closure.id,
    },
  });
  expect(sqlState(await careless.catch((error: unknown) => error))).toBe('23P01');
});

test('a reference into another studio is refused by its key', async () => {
  const [mine, other] = await Promise.all([aStudio(), aStudio()]);
  const { id } = await mine.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  const foreign = mine.db.bookingRequirement.create({
    data: { id: newId(), studioId: mine.studioId, bookingId: id as string, resourceId: other.rooms.A! },
  });
  expect(sqlState(await foreign.catch((error: unknown) => error))).toBe('23503');
});
