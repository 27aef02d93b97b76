import { readActivity, type ActivityLine as Line, type ActivityPage as Page } from '../../domain/activity/read-activity.ts';
import { readActivityPeople } from '../../domain/activity/read-activity-people.ts';
import { RECORD_TYPES, recordIdOf } from '../../domain/activity/record-ids.ts';
import { AREAS, type Area } from '../../domain/activity/record.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { withoutNulls } from '../shared/mutation.ts';

const carried = { access: 'carried' as const };

const AREA_WORDS: Record<Area, string> = {
  scheduling: 'Sessions, rooms and closures.',
  equipment: 'Gear, checkouts and maintenance.',
  finance: 'Expenses.',
  production: 'Projects.',
  crew: 'People.',
  clients: 'Clients.',
  media: 'Media.',
  studio: 'The studio itself, its members and board links.',
};

export const AreaEnum = builder.enumType('Area', {
  description: 'The functions of the studio that changes belong to.',
  values: Object.fromEntries(AREAS.map((area) => [area, { description: AREA_WORDS[area] }])) as Record<Area, { description: string }>,
});

const ActivityLine = builder.objectRef<Line>('ActivityLine').implement({
  ...carried,
  description: 'Something that somebody did, in words: an act by the first of its changes.',
  fields: (t) => ({
    id: t.id({ description: 'Its number in the log, as text.', resolve: ({ revision }) => String(revision) }),
    revision: t.expose('revision', { type: 'BigInt', description: 'Its number in the studio’s log.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    actorName: t.exposeString('actorName', { description: 'Who did it.' }),
    mine: t.exposeBoolean('mine', { description: 'Whether that was the caller.' }),
    area: t.field({ type: AreaEnum, description: 'The function it belongs to.', resolve: ({ area }) => area as Area }),
    entity: t.exposeString('entity', { description: 'The kind of record: booking, unit, project …' }),
    kind: t.exposeString('kind', { description: 'What happened, in the past tense: booked, moved, undone …' }),
    sentence: t.exposeString('sentence', { description: 'What happened, with who did it, in the studio’s wall time.' }),
    label: t.exposeString('label', { nullable: true, description: 'What the record is called, as it stands in the sentence.' }),
    recordId: t.id({ nullable: true, description: 'The record, for `node`; null for what is none of its own.', resolve: recordIdOf }),
    startsAt: t.expose('startsAt', { type: 'DateTime', nullable: true, description: 'When the session or closure begins.' }),
    more: t.exposeInt('more', { description: 'How many other records the same act changed.' }),
    actId: t.exposeString('actId', { nullable: true, description: 'For `undoAct`.' }),
    takenBackBy: t.exposeString('takenBackBy', { nullable: true, description: 'Who took it back; null while it stands.' }),
    undoable: t.exposeBoolean('undoable', {
      description: 'Whether the caller may try to take it back: `undoAct` says whether it still can be.',
    }),
  }),
});

const ActivityPage = builder.objectRef<Page>('ActivityPage').implement({
  ...carried,
  description: 'A page of the studio’s activity, the latest first.',
  fields: (t) => ({
    lines: t.expose('lines', { type: [ActivityLine], description: 'What happened.' }),
    next: t.expose('next', { type: 'BigInt', nullable: true, description: '`before` of the next page; null on the last one.' }),
  }),
});

builder.queryField('activity', (t) =>
  t.field({
    type: ActivityPage,
    access: STAFF,
    description:
      'What happened in the studio, in words, the latest first, as far as the caller’s role may see it. Live through the subscription `changes`. ' +
      'For everyone who works for the studio; finances for those who see them.',
    args: {
      first: t.arg.int({ description: 'How many at most, 1 to 100; 50 if not given.' }),
      before: t.arg({ type: 'BigInt', description: 'Only what happened before this number: `next` of the page before.' }),
      actor: t.arg.string({ description: 'Only what this one did: a `key` of `activityPeople`.' }),
      area: t.arg({ type: AreaEnum, description: 'Only what belongs to this function.' }),
      kinds: t.arg.stringList({ description: 'Only these kinds: booked, moved, cancelled …' }),
      day: t.arg({ type: 'Date', description: 'Only what happened on this day of the studio’s calendar.' }),
      from: t.arg({ type: 'DateTime', description: 'Only what happened at this moment or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Only what happened before this moment.' }),
      everyChange: t.arg.boolean({ description: 'Each change a line, rather than each act by its first one.' }),
      recordId: idField(t.arg, RECORD_TYPES, { required: false, description: 'Only what happened to this record, each change a line.' }),
    },
    resolve: (_root, { recordId: entityId, ...wishes }, { caller }) => readActivity(caller, withoutNulls({ ...wishes, entityId })),
  }),
);

const ActivityPerson = builder.objectRef<{ key: string; name: string }>('ActivityPerson').implement({
  ...carried,
  description: 'Somebody, or a part of Callboard, that has changed something.',
  fields: (t) => ({
    key: t.exposeString('key', { description: '`actor` of `activity`.' }),
    name: t.exposeString('name', { description: 'Their name as of their latest change.' }),
  }),
});

builder.queryField('activityPeople', (t) =>
  t.field({
    type: [ActivityPerson],
    access: STAFF,
    description: 'Whoever has changed something in the studio, by name: to filter `activity`.',
    resolve: (_root, _args, { caller }) => readActivityPeople(caller),
  }),
);
