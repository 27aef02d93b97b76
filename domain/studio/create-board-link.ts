import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { boardLinkChange } from './board-link-record.ts';
import { studioPolicy } from './studio-policy.ts';

export const boardPrivacy = z.enum(['everything', 'no_names', 'busy_only']);

/**
 * Makes a link that opens the wall board without sign-in, until it is revoked.
 * @throws InvalidInput · NotAllowed
 */
export const createBoardLink = command(
  'studio.create_board_link',
  z.object({ name: field.name('board'), privacy: boardPrivacy }),
  async (tx, { name, privacy }) => {
    studioPolicy.require(tx.actor, 'keep_board_links');
    const link = await tx.db.boardLink.create({ data: { id: newId(), studioId: tx.studioId, name, privacy, createdAt: tx.at } });
    await record(tx, boardLinkChange('created', null, link));
    return { id: link.id };
  },
);
