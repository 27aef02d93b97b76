import { cancelExport } from '../../domain/exporting/cancel-export.ts';
import { EXPORT_RECORD_NAMES, KEPT_DAYS, labelOf, MOST_UNDER_WAY, type ExportRecord } from '../../domain/exporting/export-rules.ts';
import { exportStateAt, NEXT_EXPORT_STATES, type ExportState } from '../../domain/exporting/export-states.ts';
import { mayOpen, visibleExports } from '../../domain/exporting/exporting-policy.ts';
import { startExport } from '../../domain/exporting/start-export.ts';
import { StepNotPossible } from '../../domain/kernel/errors.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { contains } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const RecordEnum = builder.enumType('ExportRecord', {
  description: 'A kind of records that an export can hold.',
  values: Object.fromEntries(EXPORT_RECORD_NAMES.map((name) => [name, { description: `${labelOf(name)}.` }])) as Record<
    ExportRecord,
    { description: string }
  >,
});

const STATE_WORDS: Record<ExportState, string> = {
  waiting: 'For a worker.',
  running: 'It is being written.',
  done: 'Its file can be fetched.',
  failed: 'It could not be written; `fault` says why.',
  cancelled: 'Somebody stopped it or took its file away.',
  expired: 'Its file is not kept any more.',
};
const StateEnum = builder.enumType('ExportState', {
  description: 'Where an export stands.',
  values: Object.fromEntries(Object.entries(STATE_WORDS).map(([state, description]) => [state, { description }])) as Record<
    ExportState,
    { description: string }
  >,
});

const STANDING = { state: true, expiresAt: true } as const;

export const Export = builder.prismaNode('Export', {
  select: { id: true },
  description:
    'A file of the studio’s records, a JSON text per line, packed with gzip: first what it is and of which revision, last how many there are. ' +
    'Visible to who asked for it, and to owners.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the export.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleExports(context.caller.actor)] }),
  fields: (t) => ({
    state: t.field({
      type: StateEnum,
      description: 'Where it stands.',
      select: STANDING,
      resolve: (row, _args, { services }) => exportStateAt(row, services.clock.now()),
    }),
    nextStates: t.field({
      type: [StateEnum],
      description: 'The states that may follow.',
      select: STANDING,
      resolve: (row, _args, { services }) => [...NEXT_EXPORT_STATES[exportStateAt(row, services.clock.now())]],
    }),
    records: t.field({
      type: [RecordEnum],
      description: 'The kinds of records that it holds.',
      select: { records: true },
      resolve: ({ records }) => EXPORT_RECORD_NAMES.filter((name) => records.includes(name)),
    }),
    firstDay: t.expose('firstDay', {
      type: 'Date',
      nullable: true,
      description: 'Of what has a time only what lies on this day or later; null from the beginning.',
    }),
    lastDay: t.expose('lastDay', {
      type: 'Date',
      nullable: true,
      description: 'Of what has a time only what lies on this day or before; null to the end.',
    }),
    rowCount: t.exposeInt('rows', { description: 'How many records are written by now.' }),
    expectedRowCount: t.exposeInt('expectedRows', { nullable: true, description: 'How many there will be; null before it begins.' }),
    sizeBytes: t.expose('sizeBytes', { type: 'BigInt', description: 'Length of the packed file by now.' }),
    revision: t.expose('revision', {
      type: 'BigInt',
      nullable: true,
      description: 'The change of the studio’s log up to which it tells, all of it at one moment; null before it begins.',
    }),
    fault: t.exposeString('fault', { description: 'Why it failed, and how to mend it; empty otherwise.' }),
    url: t.string({
      nullable: true,
      description:
        'Where its file is fetched, with the session’s cookie or the API key; ranges are served. Null unless it is done and the caller may still read all that it holds.',
      select: { id: true, requestedBy: true, role: true, scopes: true, ...STANDING },
      resolve: (row, _args, { caller, services, doors }) =>
        exportStateAt(row, services.clock.now()) === 'done' && mayOpen(caller.actor, row) ? doors.exportUrl(row.id) : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    createdByName: t.exposeString('requestedByName', { description: 'Who asked for it.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When a worker began; null before.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was done, failed or cancelled; null before.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: `Until when its file is kept: ${KEPT_DAYS} days.` }),
  }),
});

list('exports', {
  model: 'Export',
  type: Export,
  access: STAFF,
  description: 'The exports that the caller asked for; to an owner all of the studio. Poll it while one is under way.',
  sorts: { CREATED: (direction) => ({ createdAt: direction }) },
  search: (word) => ({ requestedByName: contains(word) }),
  where: ({ actor }) => visibleExports(actor),
});

const WHO = 'For everyone who works for the studio. A key needs the scope `exports_write`.';

mutation('startExport', {
  description:
    `Asks for a file of the studio’s records, as far as the caller may read them and out of one moment; a worker writes it. ` +
    `At most ${MOST_UNDER_WAY} are under way at once. ${WHO}`,
  access: STAFF,
  type: Export,
  input: (t) => ({
    records: t.field({
      type: [RecordEnum],
      description: 'Which kinds; all that the caller may read if not given. A key needs the scope that reads each.',
    }),
    firstDay: t.field({
      type: 'Date',
      description:
        'Of sessions, closures, checkouts, maintenance, expenses, exceptions and changes only what lies on this day of the studio’s calendar or later.',
    }),
    lastDay: t.field({ type: 'Date', description: 'The same for the last day.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await startExport(caller, withoutNulls(input));
    return caller.db.export.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('cancelExport', {
  description: `Stops an export, or takes its file away before its time. ${WHO}`,
  access: STAFF,
  type: Export,
  errors: [StepNotPossible],
  input: (t) => ({ exportId: idField(t, 'Export', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await cancelExport(caller, input);
    return caller.db.export.findUniqueOrThrow({ ...query, where: { id } });
  },
});
