import { StaleEdit } from '../../domain/kernel/errors.ts';
import { editSavedView } from '../../domain/scheduling/edit-saved-view.ts';
import { removeSavedView } from '../../domain/scheduling/remove-saved-view.ts';
import { saveView } from '../../domain/scheduling/save-view.ts';
import { visibleViews } from '../../domain/scheduling/scheduling-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

export const SavedView = builder.prismaNode('SavedView', {
  select: { id: true },
  description: 'A view of the schedule that a member keeps under a name. Shared ones are everybody’s to use.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the view.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleViews(context.caller.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    query: t.exposeString('query', { description: 'As it stands in the address of the schedule, such as `view=month&by=people`.' }),
    shared: t.exposeBoolean('shared', { description: 'Whether the whole studio may use it.' }),
    own: t.boolean({
      description: 'Whether it is the caller’s own, to be changed and removed.',
      select: { memberId: true },
      resolve: ({ memberId }, _args, { caller: { actor } }) => actor.kind === 'member' && actor.memberId === memberId,
    }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
  }),
});

builder.queryField('savedViews', (t) =>
  t.prismaField({
    type: [SavedView],
    access: STAFF,
    description: 'The caller’s views of the schedule and those that others share, by name; a member keeps a hundred at most.',
    resolve: (query, _root, _args, { caller }) =>
      caller.db.savedView.findMany({ ...query, where: visibleViews(caller.actor), orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 1_000 }),
  }),
);

mutation('saveView', {
  description: 'Keeps a view of the schedule under a name. For every member of the studio.',
  access: STAFF,
  type: SavedView,
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is called; the caller’s own views have different names.' }),
    query: t.string({
      description: 'As it stands in the address; the day and what it does not know are left out. The plain day if not given.',
    }),
    shared: t.boolean({ description: 'Whether the whole studio may use it; false if not given.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await saveView(caller, withoutNulls(input));
    return caller.db.savedView.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editSavedView', {
  description: 'Renames one’s own view, changes what it shows, shares it or takes it back.',
  access: STAFF,
  type: SavedView,
  errors: [StaleEdit],
  input: (t) => ({
    viewId: idField(t, 'SavedView', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at.' }),
    name: t.string({ description: 'What it is called.' }),
    query: t.string({ description: 'What it shows, as it stands in the address.' }),
    shared: t.boolean({ description: 'Whether the whole studio may use it.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editSavedView(caller, withoutNulls(input));
    return caller.db.savedView.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const Removed = builder.objectRef<{ id: string }>('RemovedView').implement({
  access: 'carried',
  description: 'A view that is not there any more.',
  fields: (t) => ({ viewId: t.id({ description: 'Which it was.', resolve: ({ id }) => encodeId('SavedView', id) }) }),
});

mutation('removeSavedView', {
  description: 'Forgets a view of one’s own.',
  access: STAFF,
  type: Removed,
  input: (t) => ({ viewId: idField(t, 'SavedView', { required: true, description: 'Which.' }) }),
  resolve: (caller, input) => removeSavedView(caller, input),
});
