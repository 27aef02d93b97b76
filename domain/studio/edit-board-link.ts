import { z } from 'zod';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { boardLinkChange, boardLinkFields, lockBoardLink } from './board-link-record.ts';
import { boardPlace, boardPrivacy, requireBoardPlace } from './create-board-link.ts';
import { studioPolicy } from './studio-policy.ts';

const editInput = z.object({
  boardLinkId: field.id('board link'),
  expectedVersion: field.version().optional(),
  name: field.name('board').optional(),
  privacy: boardPrivacy.optional(),
  roomId: boardPlace.roomId.optional(),
  mayCheckIn: boardPlace.mayCheckIn.optional(),
});

/**
 * Renames a board or changes what it shows; boards that hang on the link reconnect with the new setting.
 * @throws InvalidInput · NotFound · NotAllowed · StaleEdit
 */
export const editBoardLink = command('studio.edit_board_link', editInput, async (tx, input) => {
  studioPolicy.require(tx.actor, 'keep_board_links');
  const link = await lockBoardLink(tx, input.boardLinkId);
  const roomId = input.roomId === undefined ? link.roomId : input.roomId;
  // A board that leaves its room may act no more.
  const mayCheckIn = input.mayCheckIn ?? (link.mayCheckIn && roomId !== null);
  const edit = { name: input.name ?? link.name, privacy: input.privacy ?? link.privacy, roomId, mayCheckIn };
  await requireBoardPlace(tx, edit);
  const before = boardLinkFields(link);
  await requireMergeable(tx, {
    entity: 'board_link',
    id: link.id,
    expectedVersion: input.expectedVersion,
    before,
    after: { ...before, ...edit },
  });
  const saved = await tx.db.boardLink.update({ where: { id: link.id }, data: { ...edit, version: { increment: 1 } } });
  await record(tx, boardLinkChange('edited', link, saved));
  return { id: link.id };
});
