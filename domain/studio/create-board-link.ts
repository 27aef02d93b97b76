import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { boardLinkChange } from './board-link-record.ts';
import { studioPolicy } from './studio-policy.ts';

export const boardPrivacy = z.enum(['everything', 'no_names', 'busy_only']);

export const boardPlace = {
  /** The room whose tablet it is; null for a wall. */
  roomId: field.id('room').nullable(),
  /** Whether people may begin, end and extend sessions of that room on it. */
  mayCheckIn: z.boolean(),
};

/** @throws NotFound · InvalidInput when it may act and hangs in no room */
export async function requireBoardPlace(tx: Tx, { roomId, mayCheckIn }: { roomId: string | null; mayCheckIn: boolean }): Promise<void> {
  if (mayCheckIn && roomId === null) throw invalid('roomId', 'Say in which room it hangs: only there can sessions be checked in.');
  const known = roomId === null || (await tx.db.room.findUnique({ where: { studioId_id: { studioId: tx.studioId, id: roomId } } }));
  if (!known) throw new NotFound('room', roomId!);
}

/**
 * Makes a link that opens the wall board without sign-in, until it is revoked.
 * @throws InvalidInput · NotAllowed
 */
export const createBoardLink = command(
  'studio.create_board_link',
  z.object({
    name: field.name('board'),
    privacy: boardPrivacy,
    roomId: boardPlace.roomId.default(null),
    mayCheckIn: boardPlace.mayCheckIn.default(false),
  }),
  async (tx, input) => {
    studioPolicy.require(tx.actor, 'keep_board_links');
    await requireBoardPlace(tx, input);
    const link = await tx.db.boardLink.create({ data: { id: newId(), studioId: tx.studioId, ...input, createdAt: tx.at } });
    await record(tx, boardLinkChange('created', null, link));
    return { id: link.id };
  },
);
