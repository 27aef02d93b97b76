import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { lockSavedView, savedViewChange } from './saved-view-record.ts';

/**
 * Forgets a view of one's own.
 * @throws NotFound · NotAllowed
 */
export const removeSavedView = command(
  'scheduling.remove_saved_view',
  z.object({ viewId: field.id('saved view') }),
  async (tx, { viewId }) => {
    const view = await lockSavedView(tx, viewId);
    await tx.db.savedView.delete({ where: { studioId_id: { studioId: tx.studioId, id: viewId } } });
    await record(tx, savedViewChange('removed', view, null));
    return { id: viewId };
  },
);
