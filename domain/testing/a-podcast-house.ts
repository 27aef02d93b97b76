import type { bookFound } from '../scheduling/finding/book-found.ts';
import type { FindTimeInput } from '../scheduling/finding/find-inputs.ts';
import type { Found } from '../scheduling/finding/find-types.ts';
import { aStudio, type TestStudio } from './a-studio.ts';

/** A found answer as it is sent back to be booked. */
export const bookingOf = (found: Found, request?: FindTimeInput): Parameters<typeof bookFound>[1] => ({
  pieces: found.pieces.map((piece) => ({
    title: piece.name || 'Found',
    startsAt: piece.startsAt,
    endsAt: piece.endsAt,
    setupMinutes: piece.setupMinutes,
    teardownMinutes: piece.teardownMinutes,
    rooms: piece.rooms.map(({ id }) => id),
    people: piece.people.map(({ id, duty }) => ({ personId: id, duty })),
    gear: piece.gear.map(({ kind, id, quantity }) =>
      kind === 'model' ? { modelId: id, quantity } : kind === 'kit' ? { kitId: id } : { unitId: id },
    ),
    roles: piece.openRoles,
    unitIds: piece.gear.flatMap(({ unitIds }) => unitIds),
  })),
  request,
});

/** A podcast house with an edit bay; on Wednesday, 1 May 2030, at nine. */
export async function aPodcastHouse() {
  const studio = await aStudio({
    rooms: ['Studio A', 'Studio B', 'Edit bay'],
    gear: { SM7B: 2 },
    kits: { 'Camera kit 1': ['C300'], 'Camera kit 2': ['C300'] },
  });
  const { db, rooms } = studio;
  await studio.addPerson('Kasper', ['technical producer']);
  await studio.addPerson('Jo', ['picture edit']);
  await db.room.update({ where: { id: rooms['Edit bay']! }, data: { kind: 'edit_bay', capacity: 2, hourlyRateMinor: 8_600 } });
  await db.room.update({
    where: { id: rooms['Studio B']! },
    data: { features: ['Remote guests'], defaultSetupMinutes: 30, defaultTeardownMinutes: 15 },
  });
  return studio;
}

/** Two hours of Studio B with microphones, a camera kit and a producer, and an edit later in the same week. */
export const interview = ({ rooms, models }: TestStudio): FindTimeInput => ({
  pieces: [
    {
      name: 'Interview',
      minutes: 120,
      rooms: [{ roomId: rooms['Studio B']! }],
      gear: [{ modelId: models.SM7B!, quantity: 2 }, { kitCategory: 'camera kits' }],
      people: [{ skill: 'Technical producer', quantity: 1 }],
    },
    { name: 'Edit', minutes: 90, rooms: [{ kind: 'edit_bay' }], people: [{ skill: 'picture edit' }], link: { after: 0, within: 'week' } },
  ],
  from: '2030-05-01',
  to: '2030-05-06',
  fromMinute: 9 * 60,
  toMinute: 18 * 60,
  weekdays: [1, 2, 3, 4, 5],
});
