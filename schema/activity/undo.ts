import type { Instant } from '../../domain/kernel/clock.ts';
import { readOwnAct, readOwnActs, type OwnAct as Act } from '../../domain/activity/read-acts.ts';
import { redoAct, undoAct } from '../../domain/activity/take-back-act.ts';
import { ChangedSince, NotUndoable, type LaterChange } from '../../domain/activity/undo-errors.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { StillBooked } from '../../domain/scheduling/still-booked.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { ErrorInterface } from '../shared/errors.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { recordIdOf } from '../../domain/activity/record-ids.ts';

const carried = { access: 'carried' as const };

const Later = builder.objectRef<LaterChange>('LaterChange').implement({
  ...carried,
  description: 'A change that came after the act that was to be taken back.',
  fields: (t) => ({
    recordId: t.id({ nullable: true, description: 'The record, for `node`.', resolve: recordIdOf }),
    by: t.exposeString('by', { description: 'Who changed it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    sentence: t.exposeString('sentence', { description: 'What they did, in words.' }),
  }),
});

builder.objectType(ChangedSince, {
  ...carried,
  name: 'ChangedSince',
  interfaces: [ErrorInterface],
  description: 'What the act changed was changed since: taking it back would take that back too. Nothing was written.',
  fields: (t) => ({ changes: t.expose('changes', { type: [Later], description: 'Who changed what since, one for each record.' }) }),
});

builder.objectType(NotUndoable, {
  ...carried,
  name: 'NotUndoable',
  interfaces: [ErrorInterface],
  description: 'There is nothing to take back, or not in one step.',
});

const TakenBack = builder.objectRef<Act & { tookBack: string }>('TakenBackAct').implement({
  ...carried,
  description: 'An act that was taken back, or done again.',
  fields: (t) => ({
    actId: t.exposeString('actId', { description: 'The taking back, which can be taken back in turn.' }),
    tookBack: t.exposeString('tookBack', { description: 'The act that was taken back.' }),
    what: t.exposeString('what', { description: 'What was done, in words.' }),
    recordId: t.id({ nullable: true, description: 'The first record it is about, for `node`.', resolve: recordIdOf }),
  }),
});

const RULES =
  'An act that changed several records is taken back whole or not at all, under the rules of any change: a session comes back only where its ' +
  'room, gear and people are free. Refused when somebody changed the same things since. Requires the role that the act itself takes.';

for (const [name, run, what] of [
  ['undoAct', undoAct, 'Takes back an act of the caller’s own; the latest of the last twelve hours, if none is named.'],
  ['redoAct', redoAct, 'Does again what the caller took back; the latest, if none is named.'],
] as const)
  mutation(name, {
    description: `${what} ${RULES}`,
    access: STAFF,
    type: TakenBack,
    errors: [ChangedSince, NotUndoable, ResourceTaken, StillBooked],
    input: (t) => ({
      actId: t.string({ description: 'Which act.' }),
      bookingId: idField(t, 'Booking', { required: false, description: 'Or the act that made a version of this session …' }),
      version: t.int({ description: '… which one.' }),
      except: t.stringList({ description: 'Acts to pass over in looking for the latest, such as those that were refused.' }),
    }),
    resolve: async (caller, { bookingId: recordId, ...input }) => {
      const done = await run(caller, withoutNulls({ ...input, recordId }));
      return { ...(await readOwnAct(caller, done.actId)), tookBack: done.tookBack };
    },
  });

const OwnAct = builder.objectRef<Act>('OwnAct').implement({
  ...carried,
  description: 'Something that the caller did.',
  fields: (t) => ({
    actId: t.exposeString('actId', { description: 'For `undoAct` or `redoAct`.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }): Instant => at }),
    what: t.exposeString('what', { description: 'What it did, in words.' }),
    recordId: t.id({ nullable: true, description: 'The first record it changed, for `node`.', resolve: recordIdOf }),
  }),
});

const OwnActs = builder.objectRef<{ undo: Act | null; redo: Act | null }>('OwnActs').implement({
  ...carried,
  description: 'What the caller can take back and do again.',
  fields: (t) => ({
    undo: t.expose('undo', { type: OwnAct, nullable: true, description: 'What `undoAct` would take back; null when there is nothing.' }),
    redo: t.expose('redo', { type: OwnAct, nullable: true, description: 'What `redoAct` would do again; null when there is nothing.' }),
  }),
});

builder.queryField('ownActs', (t) =>
  t.field({
    type: OwnActs,
    access: STAFF,
    description: 'What the caller did in the last twelve hours and can take back or do again.',
    resolve: (_root, _args, { caller }) => readOwnActs(caller),
  }),
);
