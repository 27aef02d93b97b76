import type { Db } from '../../domain/kernel/caller.ts';
import { newId } from '../../domain/kernel/ids.ts';

/** A studio with one room, one person and one unit, of its own for each side of a comparison. */
export async function aBenchStudio(db: Db, name: string) {
  const [id, roomId, personId, unitId, modelId] = [newId(), newId(), newId(), newId(), newId()];
  await db.studio.create({ data: { id, name, kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
  await db.resource.createMany({
    data: [
      { id: roomId, studioId: id, kind: 'room', name: 'Studio A' },
      { id: personId, studioId: id, kind: 'person', name: 'Ines Okafor' },
      { id: unitId, studioId: id, kind: 'unit', name: 'SM7B no. 1' },
    ],
  });
  await db.room.create({ data: { id: roomId, studioId: id, kind: 'podcast_room', hourlyRateMinor: 9_000 } });
  await db.person.create({ data: { id: personId, studioId: id } });
  await db.gearModel.create({ data: { id: modelId, studioId: id, name: 'SM7B', category: 'Microphones' } });
  await db.gearUnit.create({ data: { id: unitId, studioId: id, modelId, number: 1, barcode: 'SM7B-1' } });
  return { id, roomId, personId, unitId };
}
