import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, NotFound, StaleEdit } from '../kernel/errors.ts';
import { aStudio } from '../testing/a-studio.ts';
import { editSavedView } from './edit-saved-view.ts';
import { removeSavedView } from './remove-saved-view.ts';
import { viewQuery } from './saved-view-rules.ts';
import { saveView } from './save-view.ts';
import { visibleViews } from './scheduling-policy.ts';

/** Ana and Ben as members with records: views belong to members. */
async function colleagues() {
  const studio = await aStudio();
  for (const { caller } of [studio.ana, studio.ben]) {
    const { actor } = caller;
    if (actor.kind !== 'member') throw new Error('A coordinator is a member.');
    await studio.db.user.create({ data: { id: actor.userId, name: actor.name, email: `${actor.userId}@studio.example` } });
    await studio.db.member.create({ data: { id: actor.memberId, studioId: studio.studioId, userId: actor.userId, role: actor.role } });
  }
  const seenBy = (one: typeof studio.ana) => studio.db.savedView.findMany({ where: visibleViews(one.actor), select: { name: true } });
  return { studio, seenBy };
}

test('a view is one’s own until it is shared, and then everybody’s to use but not to change', async () => {
  const { studio, seenBy } = await colleagues();
  const { id: viewId, version } = await saveView(studio.ana.caller, {
    name: 'Edit bays',
    query: 'view=month&day=2030-05-01&open=x&by=people',
  });
  expect(await studio.db.savedView.findUniqueOrThrow({ where: { id: viewId } })).toMatchObject({ query: 'view=month&by=people' });
  expect(await seenBy(studio.ben)).toEqual([]);
  await expect(editSavedView(studio.ben.caller, { viewId, name: 'Mine' })).rejects.toBeInstanceOf(NotFound);

  await editSavedView(studio.ana.caller, { viewId, expectedVersion: version, shared: true });
  expect(await seenBy(studio.ben)).toEqual([{ name: 'Edit bays' }]);
  await expect(removeSavedView(studio.ben.caller, { viewId })).rejects.toBeInstanceOf(NotAllowed);
  await expect(editSavedView(studio.ana.caller, { viewId, expectedVersion: version, shared: false })).rejects.toBeInstanceOf(StaleEdit);

  await removeSavedView(studio.ana.caller, { viewId });
  expect(await seenBy(studio.ana)).toEqual([]);
});

test('what nobody else may see of a view is not in the log either', async () => {
  const { studio } = await colleagues();
  await saveView(studio.ana.caller, { name: 'Sessions of Copper Line', query: 'q=copper' });
  const [change] = await studio.changes();
  expect(JSON.stringify(change!.after)).not.toContain('Copper');
});

test('two views of one member have different names, and nobody keeps a hundred and one', async () => {
  const { studio } = await colleagues();
  await saveView(studio.ana.caller, { name: 'Week', query: 'view=week' });
  await expect(saveView(studio.ana.caller, { name: 'WEEK', query: '' })).rejects.toBeInstanceOf(InvalidInput);
  await saveView(studio.ben.caller, { name: 'Week', query: 'view=week' });
  const { actor } = studio.ana;
  const memberId = actor.kind === 'member' ? actor.memberId : '';
  await studio.db.savedView.createMany({
    data: Array.from({ length: 99 }, (_, index) => ({
      id: crypto.randomUUID(),
      studioId: studio.studioId,
      memberId,
      name: `View ${index}`,
      query: '',
    })),
  });
  await expect(saveView(studio.ana.caller, { name: 'One more', query: '' })).rejects.toThrow(/Remove one first/);
});

test('boards and clients keep no views', async () => {
  const { studio } = await colleagues();
  const client = studio.as('Callum', 'client', { clientId: crypto.randomUUID() });
  await expect(saveView(client.caller, { name: 'Mine', query: '' })).rejects.toBeInstanceOf(NotAllowed);
});

test('the query of a view knows its own keys alone, in one order', () => {
  expect(viewQuery('by=gear&view=week&evil=1&day=2030-01-01')).toBe(viewQuery('view=week&by=gear'));
});
