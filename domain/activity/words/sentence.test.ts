import { expect, test, vi } from 'vitest';
import { closeRooms } from '../../scheduling/close-rooms.ts';
import { editBooking } from '../../scheduling/edit-booking.ts';
import { cancelBooking, confirmBooking } from '../../scheduling/booking-steps.ts';
import { extendBooking } from '../../scheduling/extend-booking.ts';
import { moveBooking } from '../../scheduling/move-booking.ts';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { DEEDS } from '../../testing/studio-deeds.ts';
import { undoAct } from '../take-back-act.ts';
import { readNames } from './read-names.ts';
import { hasWords, sentenceOf } from './sentence.ts';
import { fieldsOf } from './told.ts';

vi.setConfig({ testTimeout: 120_000 });

async function sentences(studio: TestStudio): Promise<string[]> {
  const changes = (await studio.changes()).map((change) => ({ ...change, before: fieldsOf(change.before), after: fieldsOf(change.after) }));
  const names = await readNames(
    studio.db,
    studio.studioId,
    changes.flatMap(({ before, after }) => [before, after]),
  );
  return changes.map((change) => sentenceOf(change, names));
}

test('the life of a session reads like sentences', async () => {
  const studio = await aStudio({
    zone: 'Europe/Berlin',
    people: ['Ines', 'Jo'],
    gear: { SM7B: 3, U87: 1 },
    kits: { 'Camera kit 1': ['C300'] },
  });
  const { caller } = studio.ana;
  const clientId = crypto.randomUUID();
  await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: 'Saltwater Audio' } });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Harbour Nights', state: 'hold' });
  await confirmBooking(caller, { bookingId });
  await moveBooking(caller, { bookingId, startsAt: studio.at('14:00'), endsAt: studio.at('16:00'), roomId: studio.rooms.B! });
  await moveBooking(studio.ben.caller, { bookingId, startsAt: studio.at('2030-05-02 14:00'), endsAt: studio.at('2030-05-02 17:00') });
  await extendBooking(caller, { bookingId, endsAt: studio.at('2030-05-02 18:00') });
  await editBooking(caller, {
    bookingId,
    title: 'Harbour Nights, ep. 42',
    clientId,
    people: [{ personId: studio.people.Ines!, duty: 'mix' }, { personId: studio.people.Jo! }],
    gear: [{ modelId: studio.models.SM7B!, quantity: 2 }, { kitId: studio.kits['Camera kit 1']! }],
    roles: [{ skill: 'camera', quantity: 2 }],
  });
  await editBooking(caller, {
    bookingId,
    people: [{ personId: studio.people.Ines! }],
    gear: [{ modelId: studio.models.SM7B!, quantity: 3 }],
  });
  await editBooking(caller, { bookingId, setupMinutes: 30, note: 'Bring the long table', clientId: null });
  await moveBooking(caller, {
    bookingId,
    startsAt: studio.at('2030-05-02 14:00'),
    endsAt: studio.at('2030-05-02 18:00'),
    roomId: studio.rooms.A!,
  });
  await cancelBooking(caller, { bookingId });
  await undoAct(caller, {});
  await closeRooms(caller, {
    title: 'painting',
    startsAt: studio.at('2030-05-03 08:00'),
    endsAt: studio.at('2030-05-04 18:00'),
    rooms: [studio.rooms.A!, studio.rooms.B!],
  });
  expect(await sentences(studio)).toEqual([
    'Ana put Harbour Nights on hold, Wed 1 May 10:00–12:00 in A',
    'Ana confirmed Harbour Nights',
    'Ana moved Harbour Nights from Wed 1 May 10:00 to 14:00 and into B',
    'Ben moved Harbour Nights from Wed 1 May 14:00–16:00 to Thu 2 May 14:00–17:00',
    'Ana let Harbour Nights end at 18:00 instead of 17:00',
    'Ana renamed Harbour Nights to Harbour Nights, ep. 42, put Ines (mix) and Jo on it, added SM7B × 2 and Camera kit 1 to it, ' +
      'asked for 2 × camera in it and gave it the client Saltwater Audio',
    'Ana took Jo off Harbour Nights, ep. 42, took Ines’s duty in it away, took Camera kit 1 out of it and gave it 3 SM7B instead of 2',
    'Ana took the client of Harbour Nights, ep. 42 away, changed the setup of it from 0 to 30 min and changed the note of it',
    'Ana moved Harbour Nights, ep. 42 from B into A',
    'Ana called Harbour Nights, ep. 42 off',
    'Ana took it back: set Harbour Nights, ep. 42 to confirmed',
    'Ana closed A and B for painting, Fri 3 May 08:00–Sat 4 May 18:00',
  ]);
});

test('every deed of a studio leaves changes that somebody has found words for', async () => {
  const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2, U87: 1 }, kits: { 'Kit 1': ['C300'] } });
  for (let round = 0; round < 3; round += 1)
    for (const [index, deed] of Object.values(DEEDS).entries()) await deed(studio, index + round * 7, index * 15).catch(() => undefined);
  const changes = await studio.changes();
  const kinds = new Map(changes.map(({ entity, kind }) => [`${entity} ${kind}`, { entity, kind }]));
  expect(kinds.size).toBeGreaterThan(25);
  expect([...kinds.values()].filter((one) => !hasWords(one))).toEqual([]);
  for (const sentence of await sentences(studio)) {
    expect(sentence).toMatch(/^\S+ [a-z]/);
    expect(sentence).not.toMatch(/undefined|null|\[object|Invalid|  | $|[0-9a-f]{8}-[0-9a-f]{4}-/);
  }
});
