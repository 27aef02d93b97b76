import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { ROOM_TWIN, roomFields } from './room-inputs.ts';
import { saveHours, type RoomRecord } from './room-record.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const createRoomInput = z.object({
  name: roomFields.name,
  kind: roomFields.kind,
  capacity: roomFields.capacity.default(1),
  areaSquareMetres: roomFields.areaSquareMetres.default(null),
  features: roomFields.features.default([]),
  hourlyRateMinor: roomFields.hourlyRateMinor.default(0),
  defaultSetupMinutes: roomFields.defaultSetupMinutes.default(0),
  defaultTeardownMinutes: roomFields.defaultTeardownMinutes.default(0),
  openingHours: roomFields.openingHours.default([]),
});

/**
 * Adds a room, last in the studio's order. Without opening hours it is always open.
 * @throws InvalidInput, also when another room has the name · NotAllowed
 */
export const createRoom = command('scheduling.createRoom', createRoomInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rooms');
  const last = await tx.db.room.findFirst({ where: { studioId: tx.studioId }, orderBy: { position: 'desc' }, select: { position: true } });
  const position = (last?.position ?? -1) + 1;
  const room: RoomRecord = { id: newId(), ...input, position, createdAt: tx.at, archivedAt: null, version: 1 };
  const { id, name, createdAt, archivedAt: _archived, version: _version, openingHours, ...fields } = room;
  const { studioId } = tx;
  await refusingTwin(tx.db.resource.create({ data: { id, studioId, kind: 'room', name, createdAt } }), 'name', ROOM_TWIN);
  await tx.db.room.create({ data: { id, studioId, ...fields } });
  await saveHours(tx, id, openingHours);
  await record(tx, { area: 'scheduling', entity: 'room', entityId: id, kind: 'created', before: null, after: { ...room } });
  return { id, version: 1 };
});
