import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { requireMember, savedViewChange, VIEW_TWIN } from './saved-view-record.ts';
import { viewQuery } from './saved-view-rules.ts';

const MOST = 100;

export const savedViewFields = {
  name: field.name('view', 60),
  query: field.text(2_000).transform(viewQuery),
  shared: z.boolean(),
};

/**
 * Keeps a view of the schedule under a name, for its member alone or shared with the studio.
 * @throws InvalidInput · NotAllowed
 */
export const saveView = command(
  'scheduling.save_view',
  z.object({ ...savedViewFields, query: savedViewFields.query.default(''), shared: savedViewFields.shared.default(false) }),
  async (tx, input) => {
    const { memberId } = requireMember(tx.actor);
    if ((await tx.db.savedView.count({ where: { studioId: tx.studioId, memberId } })) >= MOST)
      throw invalid('name', `You keep ${MOST} views. Remove one first.`);
    const data = { id: newId(), studioId: tx.studioId, memberId, createdAt: tx.at, ...input };
    const view = await refusingTwin(tx.db.savedView.create({ data }), 'name', VIEW_TWIN);
    await record(tx, savedViewChange('created', null, view));
    return { id: view.id, version: view.version };
  },
);
