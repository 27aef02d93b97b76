import { importCalendarText, type ImportAnswer } from '../../domain/importing/import-calendar-text.ts';
import { DATE_ORDERS, IMPORT_STATES, MOST_SESSIONS_AT_ONCE, MOST_TEXT, type ImportField } from '../../domain/importing/import-rules.ts';
import type { ImportCounts, Outcome } from '../../domain/importing/report-rules.ts';
import { builder } from '../builder.ts';
import { HEADS } from '../shared/access.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const FormatEnum = builder.enumType('CalendarFormat', {
  description: 'How a calendar is written.',
  values: {
    csv: { description: 'A table with a header, its cells between commas, semicolons or tabs.' },
    ics: { description: 'iCalendar.' },
  } as const,
});

const FIELD_WORDS: Record<ImportField, string> = {
  start: 'When it begins; with `date` only the time of day.',
  end: 'When it ends.',
  duration: 'How long it takes, instead of an end.',
  date: 'The day, where times have a column of their own.',
  endDate: 'The day of the end.',
  room: 'The room, by its name.',
  title: 'The title.',
  client: 'The client, by name.',
  status: 'A word that says what it becomes; see `words`.',
  note: 'A note.',
  uid: 'What tells the line apart where it comes from.',
};
const FieldEnum = builder.enumType('ImportField', {
  description: 'What a column of a calendar can hold. In iCalendar, properties take the place of columns.',
  values: Object.fromEntries(Object.entries(FIELD_WORDS).map(([field, description]) => [field, { description }])) as Record<
    ImportField,
    { description: string }
  >,
});

const StateEnum = builder.enumType('ImportedState', {
  description: 'What a line becomes: a session in this state, a closure, or nothing.',
  values: Object.fromEntries(
    IMPORT_STATES.map((state) => [
      state,
      {
        description:
          state === 'closed'
            ? 'Its room is closed; without a room the whole house.'
            : state === 'skip'
              ? 'It is left out.'
              : `A session that is ${state.replace('_', ' ')}.`,
      },
    ]),
  ) as Record<(typeof IMPORT_STATES)[number], { description: string }>,
});

const DatesEnum = builder.enumType('DateOrder', {
  description: 'The order of year, month and day in dates such as 03/04/2026.',
  values: Object.fromEntries(DATE_ORDERS.map((order) => [order, { description: [...order].join(', ') }])) as Record<
    (typeof DATE_ORDERS)[number],
    { description: string }
  >,
});

const UnitEnum = builder.enumType('DurationUnit', {
  description: 'The unit of lengths that are bare numbers.',
  values: { minutes: { description: 'Minutes.' }, hours: { description: 'Hours.' } } as const,
});

const OUTCOME_WORDS: Record<Outcome, string> = {
  booked: 'A session, in the state that its line says.',
  kept: 'It overlaps what is firm, so it stands beside it as tentative; a closure closes only what is free.',
  closed: 'Rooms are closed.',
  already: 'An earlier import brought it.',
  duplicate: 'The file has it twice.',
};
const OutcomeEnum = builder.enumType('ImportOutcome', {
  description: 'What became of a line that could be used.',
  values: Object.fromEntries(Object.entries(OUTCOME_WORDS).map(([outcome, description]) => [outcome, { description }])) as Record<
    Outcome,
    { description: string }
  >,
});

const ColumnInput = builder.inputType('ImportColumnInput', {
  description: 'Which column holds a field.',
  fields: (t) => ({
    field: t.field({ type: FieldEnum, required: true, description: 'The field.' }),
    column: t.string({ required: true, description: 'The column, as the header names it.' }),
  }),
});
const WordInput = builder.inputType('ImportWordInput', {
  description: 'What a word in the status column means.',
  fields: (t) => ({
    word: t.string({ required: true, description: 'The word, in any case.' }),
    state: t.field({ type: StateEnum, required: true, description: 'What its lines become.' }),
  }),
});

const Column = builder.objectRef<ImportAnswer['columns'][number]>('ImportColumn').implement({
  access: 'carried',
  description: 'Which column was read as which field.',
  fields: (t) => ({
    field: t.field({ type: FieldEnum, description: 'The field.', resolve: ({ field }) => field as ImportField }),
    column: t.exposeString('column', { description: 'The column, as the header names it.' }),
  }),
});

const COUNT_WORDS: Record<keyof ImportCounts, string> = {
  rows: 'Everything that the file holds: the sum of all others. A repeating event counts once for each time.',
  booked: OUTCOME_WORDS.booked,
  kept: OUTCOME_WORDS.kept,
  closed: OUTCOME_WORDS.closed,
  already: OUTCOME_WORDS.already,
  duplicate: OUTCOME_WORDS.duplicate,
  skipped: 'Left out, as `words` say.',
  unusable: 'Nothing can be made of it; see `unusable`.',
};
const Counts = builder.objectRef<ImportCounts>('ImportCounts').implement({
  access: 'carried',
  description: 'How many lines became what.',
  fields: (t) =>
    Object.fromEntries(
      Object.entries(COUNT_WORDS).map(([name, description]) => [name, t.exposeInt(name as keyof ImportCounts, { description })]),
    ),
});

type Side = ImportAnswer['clashes'][number]['with'];
const ClashSide = builder.objectRef<Side>('ImportClashSide').implement({
  access: 'carried',
  description: 'One side of a clash.',
  fields: (t) => ({
    line: t.exposeInt('line', { nullable: true, description: 'Its line in the file, from 1; null for what the studio had already.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    room: t.exposeString('room', { description: 'The room that both want.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
  }),
});
const Clash = builder.objectRef<ImportAnswer['clashes'][number]>('ImportClash').implement({
  access: 'carried',
  description: 'A line that overlaps what is firm, and what it overlaps.',
  fields: (t) => ({
    row: t.field({ type: ClashSide, description: 'The line, which was kept as tentative.', resolve: ({ row }) => row }),
    with: t.field({ type: ClashSide, description: 'What is firm there.', resolve: (clash) => clash.with }),
  }),
});
const Unusable = builder.objectRef<ImportAnswer['unusable'][number]>('UnusableLine').implement({
  access: 'carried',
  description: 'A line that nothing can be made of; all others were brought in.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Its line in the file, from 1.' }),
    column: t.exposeString('column', { nullable: true, description: 'The column that is wrong; null where it is the line as a whole.' }),
    value: t.exposeString('value', { description: 'What stands there.' }),
    reason: t.exposeString('reason', { description: 'What is wrong, and how to mend it.' }),
  }),
});
const Note = builder.objectRef<ImportAnswer['notes'][number]>('ImportNote').implement({
  access: 'carried',
  description: 'What was read otherwise than it stands in the file.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Its line in the file, from 1.' }),
    text: t.exposeString('text', { description: 'What was done.' }),
  }),
});
const Line = builder.objectRef<ImportAnswer['outcomes'][number]>('ImportedLine').implement({
  access: 'carried',
  description: 'A line that could be used.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Its line in the file, from 1.' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'What became of it.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    room: t.exposeString('room', { nullable: true, description: 'Its room; null for the whole house.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    sameAs: t.exposeInt('sameAs', { nullable: true, description: 'The line that was first, of a duplicate.' }),
  }),
});

const Report = builder.objectRef<ImportAnswer>('CalendarImport').implement({
  access: 'carried',
  description: 'What an import did, or would do.',
  fields: (t) => ({
    dryRun: t.exposeBoolean('dryRun', { description: 'True when nothing was written.' }),
    format: t.expose('format', { type: FormatEnum, description: 'How the calendar was read.' }),
    zone: t.exposeString('zone', { description: 'The zone of wall times that name none.' }),
    columns: t.expose('columns', { type: [Column], description: 'Which columns were read as what, given or guessed.' }),
    counts: t.field({ type: Counts, description: 'How many lines became what.', resolve: ({ counts }) => counts }),
    roomsCreated: t.exposeStringList('roomsCreated', { description: 'Rooms that were made, by name.' }),
    clientsCreated: t.exposeStringList('clientsCreated', { description: 'Clients that were made, by name.' }),
    lines: t.expose('outcomes', { type: [Line], description: 'What became of each line that could be used, in order.' }),
    clashes: t.expose('clashes', { type: [Clash], description: 'Lines that overlap what is firm, with both sides.' }),
    unusable: t.expose('unusable', { type: [Unusable], description: 'Lines that nothing can be made of, with the reason.' }),
    notes: t.expose('notes', { type: [Note], description: 'What was read otherwise than it stands in the file.' }),
  }),
});

mutation('importCalendar', {
  description:
    'Brings in a calendar: missing rooms and clients are made, what is free is booked, what overlaps is kept as tentative and named with both ' +
    `sides, lines that cannot be used are named with the reason. At most ${MOST_SESSIONS_AT_ONCE} sessions and ${MOST_TEXT} characters in one ` +
    'call, and 1 MB as every request; more comes in parts under the same header, or as a file of up to 20 MB in the app (Settings → Import). ' +
    'Each line has an identity: nothing is brought in twice. All of it is written, or on a refusal nothing. Requires the role owner or studio ' +
    'manager. A key needs the scope `scheduling_write`, and `clients_write` where clients are to be made.',
  access: HEADS,
  type: Report,
  input: (t) => ({
    calendar: t.string({ required: true, description: 'The text of the file.' }),
    fileName: t.string({ description: 'Its name, for the log.' }),
    format: t.field({ type: FormatEnum, description: 'Seen from the text if not given.' }),
    zone: t.string({ required: true, description: 'IANA name of the zone of wall times that name none, such as Europe/Berlin.' }),
    columns: t.field({ type: [ColumnInput], description: 'Which column holds what; guessed from the header if not given.' }),
    words: t.field({ type: [WordInput], description: 'What words in the status column mean, beside those that are understood anyway.' }),
    dates: t.field({ type: DatesEnum, description: 'The order of dates such as 03/04/2026; needed only where no date of the file tells.' }),
    durationUnit: t.field({
      type: UnitEnum,
      description: 'The unit of lengths that are bare numbers; needed only where none of the file tells.',
    }),
    defaultRoom: t.string({ description: 'The room of lines that name none.' }),
    until: t.field({ type: 'Date', description: 'The last day to which repeating events are written out; a year from now if not given.' }),
    dryRun: t.boolean({ description: 'True to be told what it would do, and write nothing.' }),
  }),
  resolve: (caller, input) => importCalendarText(caller, withoutNulls(input)),
});
