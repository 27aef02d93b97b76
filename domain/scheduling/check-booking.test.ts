import { expect, test } from 'vitest';
import { aStudio } from '../testing/a-studio.ts';
import { checkBooking } from './check-booking.ts';
import { editBooking } from './edit-booking.ts';

test('a check tells what booking would answer, with alternatives that are free, and writes nothing', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', title: 'Harbour Nights' });
  const wish = { startsAt: studio.at('15:00'), endsAt: studio.at('17:00'), rooms: [studio.rooms.A!] };

  const taken = await checkBooking(studio.ben.caller, wish);
  expect(taken).toMatchObject({ clashes: [{ what: 'Harbour Nights', by: 'Ana' }], takes: null, priceMinor: null });
  expect(taken.alternatives.length).toBeGreaterThanOrEqual(3);

  const free = await checkBooking(studio.ben.caller, { ...wish, rooms: [studio.rooms.B!], setupMinutes: 30 });
  expect(free).toMatchObject({ clashes: [], priceMinor: 18_000, takes: { startsAt: studio.at('14:30'), endsAt: studio.at('17:00') } });
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(1);
  expect(await studio.changes()).toHaveLength(1);
});

test('a session does not stand in its own way when it is checked for an edit, and an edit may move it', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { id } = await studio.ana.book({ room: 'A', from: '14:00', to: '16:00' });
  await studio.ana.book({ room: 'A', from: '17:00', to: '18:00', title: 'Next' });
  const longer = (to: string) => ({ bookingId: id, startsAt: studio.at('14:00'), endsAt: studio.at(to) });

  expect((await checkBooking(studio.ana.caller, longer('17:00'))).clashes).toEqual([]);
  expect((await checkBooking(studio.ana.caller, longer('17:30'))).clashes).toMatchObject([{ what: 'Next' }]);

  await editBooking(studio.ana.caller, { ...longer('17:00'), title: 'Longer' });
  expect(await studio.booking(id)).toMatchObject({
    title: 'Longer',
    endsAt: studio.at('17:00'),
    allocations: [{ endsAt: studio.at('17:00') }],
  });
  const backwards = await editBooking(studio.ana.caller, { bookingId: id, startsAt: studio.at('18:00') }).catch((error: unknown) => error);
  expect(backwards).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'endsAt' }] });
});
