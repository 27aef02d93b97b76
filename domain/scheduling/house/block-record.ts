import type { TimeBlock } from '../../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import { applyEdit, saveEdit } from '../../activity/save-edit.ts';
import { InvalidInput, NotFound, type InputIssue } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/transact.ts';
import { refusingTwin } from '../../kernel/unique.ts';
import { DAY_MINUTES } from '../room-rules.ts';

/** A block as it is changed and logged, with its rooms in id order. */
export type BlockRecord = Omit<TimeBlock, 'studioId'> & { roomIds: string[] };

export const BLOCK_TWIN = 'Another block has this name. Choose another.';

/**
 * Reads a block; the house is locked.
 * @throws NotFound
 */
export async function readBlock(tx: Tx, blockId: string): Promise<BlockRecord> {
  const found = await tx.db.timeBlock.findFirst({
    where: { studioId: tx.studioId, id: blockId },
    include: { rooms: { select: { roomId: true }, orderBy: { roomId: 'asc' } } },
  });
  if (!found) throw new NotFound('block', blockId);
  const { studioId: _studio, rooms, ...block } = found;
  return { ...block, roomIds: rooms.map(({ roomId }) => roomId) };
}

interface BlockChange {
  kind: string;
  before: BlockRecord;
  after: BlockRecord;
  expectedVersion?: number | undefined;
}

const editOf = (tx: Tx, change: BlockChange) => ({
  area: 'scheduling' as const,
  entity: 'time_block',
  ...change,
  save: async ({ id, roomIds, ...data }: BlockRecord) => {
    await refusingTwin(tx.db.timeBlock.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }), 'name', BLOCK_TWIN);
    if (roomIds.join() !== change.before.roomIds.join()) await saveBlockRooms(tx, id, roomIds);
  },
});

/** @throws StaleEdit · InvalidInput when another block has the name */
export const changeBlock = (tx: Tx, change: BlockChange): Promise<{ id: string; version: number }> => saveEdit(tx, editOf(tx, change));

/** The same as a part of a larger act, which records it. */
export const applyToBlock = (tx: Tx, change: BlockChange): Promise<ChangeEntry | null> => applyEdit(tx, editOf(tx, change));

export async function saveBlockRooms(tx: Tx, blockId: string, roomIds: readonly string[]): Promise<void> {
  await tx.db.timeBlockRoom.deleteMany({ where: { studioId: tx.studioId, blockId } });
  if (roomIds.length > 0)
    await tx.db.timeBlockRoom.createMany({ data: roomIds.map((roomId) => ({ studioId: tx.studioId, blockId, roomId })) });
}

/**
 * The block is a part of a day, and its rooms are the studio's.
 * @throws InvalidInput · NotFound
 */
export async function requireSensible(tx: Tx, block: BlockRecord): Promise<void> {
  const { kind, startsMinute, endsMinute, slotMinutes, roomIds } = block;
  const minutes = endsMinute - startsMinute;
  const issues: InputIssue[] = [];
  if (minutes <= 0) issues.push({ path: 'endsMinute', message: 'A block ends after it begins; past midnight add a day to the end.' });
  if (minutes > DAY_MINUTES) issues.push({ path: 'endsMinute', message: 'A block lasts a day at the most.' });
  if (kind === 'hourly' && slotMinutes === null) issues.push({ path: 'slotMinutes', message: 'Say how long one of its slots is.' });
  if (kind !== 'hourly' && slotMinutes !== null) issues.push({ path: 'slotMinutes', message: 'Only an hourly block has slots.' });
  if (slotMinutes !== null && minutes > 0 && slotMinutes > minutes)
    issues.push({ path: 'slotMinutes', message: 'A slot is not longer than the whole block.' });
  if (issues.length > 0) throw new InvalidInput(issues);
  const known = await tx.db.room.findMany({ where: { studioId: tx.studioId, id: { in: roomIds } }, select: { id: true } });
  const missing = roomIds.find((id) => !known.some((room) => room.id === id));
  if (missing) throw new NotFound('room', missing);
}
