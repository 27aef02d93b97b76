import { applyEdit, saveEdit } from '../activity/save-edit.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transact.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { ROOM_TWIN } from './room-inputs.ts';
import { sortedHours, type OpenHours, type RoomKind } from './room-rules.ts';
import { visibleRooms } from './scheduling-policy.ts';

/** A room as changed and logged: the resource that sessions take, the room it is, and when it is open. */
export interface RoomRecord {
  id: string;
  name: string;
  archivedAt: Date | null;
  createdAt: Date;
  version: number;
  kind: RoomKind;
  capacity: number;
  areaSquareMetres: number | null;
  features: string[];
  hourlyRateMinor: number;
  defaultSetupMinutes: number;
  defaultTeardownMinutes: number;
  position: number;
  openingHours: OpenHours[];
}

/**
 * Reads a room and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockRoom(tx: Tx, roomId: string): Promise<RoomRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM resource WHERE studio_id = ${tx.studioId}::uuid AND id = ${roomId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.room.findFirst({
    where: { AND: [visibleRooms(tx.actor), { id: roomId }] },
    include: { resource: true, openingHours: true },
  });
  if (!found) throw new NotFound('room', roomId);
  const { resource, openingHours, studioId: _studio, ...room } = found;
  const { name, archivedAt, createdAt, version } = resource;
  return { ...room, name, archivedAt, createdAt, version, openingHours: sortedHours(openingHours) };
}

interface RoomChange {
  kind: string;
  before: RoomRecord;
  after: RoomRecord;
  expectedVersion?: number | undefined;
}

const editOf = (tx: Tx, change: RoomChange) => ({
  area: 'scheduling' as const,
  entity: 'room',
  ...change,
  save: async ({ id, name, archivedAt, createdAt: _created, version, openingHours, ...data }: RoomRecord) => {
    const where = { studioId_id: { studioId: tx.studioId, id } };
    await refusingTwin(tx.db.resource.update({ where, data: { name, archivedAt, version } }), 'name', ROOM_TWIN);
    await tx.db.room.update({ where, data });
    if (openingHours !== change.before.openingHours) await saveHours(tx, id, openingHours);
  },
});

/** @throws StaleEdit · InvalidInput when another room has the name */
export const changeRoom = (tx: Tx, change: RoomChange): Promise<{ id: string; version: number }> => saveEdit(tx, editOf(tx, change));

/** The same as a part of a larger act, which records it. */
export const applyToRoom = (tx: Tx, change: RoomChange): Promise<ChangeEntry | null> => applyEdit(tx, editOf(tx, change));

export async function saveHours(tx: Tx, roomId: string, hours: readonly OpenHours[]): Promise<void> {
  await tx.db.openingHours.deleteMany({ where: { studioId: tx.studioId, roomId } });
  if (hours.length > 0)
    await tx.db.openingHours.createMany({ data: hours.map((one) => ({ id: newId(), studioId: tx.studioId, roomId, ...one })) });
}
