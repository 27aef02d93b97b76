import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { boardLinkChange, lockBoardLink } from './board-link-record.ts';
import { studioPolicy } from './studio-policy.ts';

/**
 * Ends a board link for good: boards that hang on it go dark within seconds.
 * @throws NotFound · NotAllowed
 */
export const revokeBoardLink = command('studio.revoke_board_link', z.object({ boardLinkId: field.id('board link') }), async (tx, input) => {
  studioPolicy.require(tx.actor, 'keep_board_links');
  const link = await lockBoardLink(tx, input.boardLinkId);
  const saved = await tx.db.boardLink.update({ where: { id: link.id }, data: { revokedAt: tx.at, version: { increment: 1 } } });
  await record(tx, boardLinkChange('revoked', link, saved));
  return { id: link.id };
});
