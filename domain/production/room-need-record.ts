import { z } from 'zod';
import type { RoomNeed } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { dayFromColumn, type Day } from '../kernel/zone.ts';
import { ROOM_KINDS } from '../scheduling/room-rules.ts';

/** A need as it is changed and logged. */
export type RoomNeedRecord = Omit<RoomNeed, 'studioId' | 'dueOn'> & { dueOn: Day | null };

export const roomNeedFields = {
  roomId: field.id('room').nullable(),
  roomKind: z.enum(ROOM_KINDS, 'Choose one of the kinds of rooms.').nullable(),
  minutes: z
    .number()
    .int('Give whole minutes.')
    .min(15, 'A room is needed for a quarter of an hour at least.')
    .max(600_000, 'At most 10,000 hours. Split it.'),
  dueOn: field.day().nullable(),
  note: field.text(500),
};

/** @throws NotFound */
export async function lockNeed(tx: Tx, needId: string): Promise<RoomNeedRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM room_need WHERE studio_id = ${tx.studioId}::uuid AND id = ${needId}::uuid FOR UPDATE`;
  const found = await tx.db.roomNeed.findFirst({ where: { studioId: tx.studioId, id: needId } });
  if (!found) throw new NotFound('room need', needId);
  const { studioId: _studio, dueOn, ...need } = found;
  return { ...need, dueOn: dueOn && dayFromColumn(dueOn) };
}

/** @throws InvalidInput unless it is for one room or one kind · NotFound for a room that the studio does not have */
export async function requireOneWish(tx: Tx, { roomId, roomKind }: Pick<RoomNeedRecord, 'roomId' | 'roomKind'>): Promise<void> {
  if ((roomId === null) === (roomKind === null)) throw invalid('roomKind', 'Choose a room, or a kind of room.');
  if (roomId === null) return;
  const room = await tx.db.room.findFirst({
    where: { studioId: tx.studioId, id: roomId },
    select: { resource: { select: { name: true, archivedAt: true } } },
  });
  if (!room) throw new NotFound('room', roomId);
  if (room.resource.archivedAt) throw invalid('roomId', `${room.resource.name} is archived. Choose another room.`);
}

export const roomNeedChange = (kind: string, before: RoomNeedRecord | null, after: RoomNeedRecord | null): ChangeEntry => ({
  area: 'production',
  entity: 'room_need',
  entityId: (after ?? before)!.id,
  kind,
  before,
  after,
});
