import { z } from 'zod';
import { saveEdit } from '../activity/save-edit.ts';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { field } from '../kernel/input.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { lockSavedView, VIEW_TWIN } from './saved-view-record.ts';
import { savedViewFields } from './save-view.ts';

const editInput = z.object({
  viewId: field.id('saved view'),
  expectedVersion: field.version().optional(),
  ...z.object(savedViewFields).partial().shape,
});

/**
 * Renames one's own view, changes what it shows, shares it or takes it back.
 * @throws InvalidInput · NotFound · NotAllowed · StaleEdit
 */
export const editSavedView = command('scheduling.edit_saved_view', editInput, async (tx, { viewId, expectedVersion, ...fields }) => {
  const before = await lockSavedView(tx, viewId);
  return saveEdit(tx, {
    area: 'scheduling',
    entity: 'saved_view',
    kind: 'edited',
    before,
    after: { ...before, ...given(fields) },
    expectedVersion,
    save: ({ id, studioId, name, query, shared, version }) =>
      refusingTwin(
        tx.db.savedView.update({ where: { studioId_id: { studioId, id } }, data: { name, query, shared, version } }),
        'name',
        VIEW_TWIN,
      ),
  });
});
