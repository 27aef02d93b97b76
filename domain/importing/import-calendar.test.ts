import { describe, expect, test } from 'vitest';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { InvalidInput, NotAllowed } from '../kernel/errors.ts';
import { importCalendar, type ImportOptions } from './import-calendar.ts';
import type { ImportSettingsInput } from './import-settings.ts';

const ZONE = 'Europe/Berlin';

const importing = (
  studio: TestStudio,
  text: string | Uint8Array,
  settings: Partial<ImportSettingsInput> = {},
  options: Partial<ImportOptions> = {},
) =>
  importCalendar(
    studio.as('Mara', 'studio_manager').caller,
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    { zone: ZONE, ...settings },
    { fileName: 'calendar.csv', ...options },
  );

const sessions = (studio: TestStudio) =>
  studio.db.booking.findMany({
    where: { studioId: studio.studioId },
    include: { allocations: { include: { resource: true } }, client: true },
    orderBy: [{ startsAt: 'asc' }, { title: 'asc' }],
  });

const CSV = `Start,End,Room,Title,Client,Status
2030-05-02 10:00,2030-05-02 12:00,Studio A,"Harbour Nights, ep. 41",Saltwater Audio,Booked
2030-05-02 11:00,2030-05-02 13:00,studio a,Tidewater mix,Tidewater Records,Booked
2030-05-02 12:00,2030-05-02 14:00,Studio A,Voice pickups,Saltwater Audio,Hold
2030-05-02 10:00,2030-05-02 12:00,Vocal Booth,Quill ch. 3,Quill House,Booked
2030-05-02 10:00,2030-05-02 12:00,Studio A,"Harbour Nights, ep. 41",Saltwater Audio,Booked
2030-05-03 00:00,2030-05-04 00:00,,Company day,,Closed
2030-05-03 10:00,2030-05-03 12:00,Vocal Booth,Too late,Quill House,Booked
2030-05-32 10:00,2030-05-04 12:00,Studio A,No such day,,Booked
2030-05-05 12:00,2030-05-05 10:00,Studio A,Backwards,,Booked
0202-05-05 12:00,0202-05-05 13:00,Studio A,Long ago,,Booked
2030-05-06 12:00,2030-05-06 13:00,Studio A,Odd word,,Perhaps
2030-05-06 12:00,2030-05-06 13:00,,Nowhere,,Booked
`;
const STATUS = { Booked: 'confirmed', Hold: 'hold', Closed: 'closed' } as const;

describe('a calendar comes in', () => {
  test('what is free is booked, what overlaps is kept and named with both rows, what is unusable with its reason', async () => {
    const studio = await aStudio({ rooms: ['Studio A'], zone: ZONE });
    const report = await importing(studio, CSV, { status: STATUS });

    expect(report.counts).toEqual({ rows: 12, booked: 3, kept: 2, closed: 1, already: 0, duplicate: 1, skipped: 0, unusable: 5 });
    expect(report.roomsCreated).toEqual(['Vocal Booth']);
    expect(report.clientsCreated.sort()).toEqual(['Quill House', 'Saltwater Audio', 'Tidewater Records']);
    expect(report.clashes.map(({ row, with: other }) => [row.line, other.line, other.title])).toEqual([
      [3, 2, 'Harbour Nights, ep. 41'],
      [8, 7, 'Company day'],
    ]);
    expect(report.unusable.map(({ line, column, value }) => [line, column, value])).toEqual([
      [9, 'Start', '2030-05-32 10:00'],
      [10, 'End', '2030-05-05 10:00'],
      [11, 'Start', '0202-05-05 12:00'],
      [12, 'Status', 'Perhaps'],
      [13, 'Room', ''],
    ]);
    for (const { reason } of report.unusable) expect(reason).toMatch(/Correct|Map|Name|Fill|Write|map/);

    const made = await sessions(studio);
    expect(made.map(({ title, state, startsAt, client }) => [title, state, startsAt.toISOString(), client?.name])).toEqual([
      ['Harbour Nights, ep. 41', 'confirmed', '2030-05-02T08:00:00.000Z', 'Saltwater Audio'],
      ['Quill ch. 3', 'confirmed', '2030-05-02T08:00:00.000Z', 'Quill House'],
      ['Tidewater mix', 'tentative', '2030-05-02T09:00:00.000Z', 'Tidewater Records'],
      ['Voice pickups', 'hold', '2030-05-02T10:00:00.000Z', 'Saltwater Audio'],
      ['Too late', 'tentative', '2030-05-03T08:00:00.000Z', 'Quill House'],
    ]);
    const closure = await studio.db.closure.findFirstOrThrow({ where: { studioId: studio.studioId }, include: { allocations: true } });
    expect(closure.allocations.map(({ firm }) => firm)).toEqual([true, true]);

    const changes = await studio.changes();
    expect(changes.map(({ revision }) => Number(revision))).toEqual(changes.map((_one, index) => index + 1));
    expect(changes.at(-1)).toMatchObject({ entity: 'import', kind: 'imported', after: { booked: 3, kept: 2, unusable: 5 } });
    expect(changes.filter(({ entity }) => entity === 'booking')).toHaveLength(5);
  });

  test('a dry run says the same and writes nothing', async () => {
    const studio = await aStudio({ rooms: ['Studio A'], zone: ZONE });
    const dry = await importing(studio, CSV, { status: STATUS }, { dryRun: true });
    expect(await studio.changes()).toEqual([]);
    expect(await studio.db.resource.count({ where: { studioId: studio.studioId } })).toBe(1);
    const run = await importing(studio, CSV, { status: STATUS });
    expect({ ...dry, dryRun: false }).toEqual(run);
  });

  test('a second time brings nothing in again, and names the same clashes', async () => {
    const studio = await aStudio({ rooms: ['Studio A'], zone: ZONE });
    const first = await importing(studio, CSV, { status: STATUS });
    const before = await sessions(studio);
    const second = await importing(studio, CSV, { status: STATUS });
    expect(second.counts).toMatchObject({ booked: 0, kept: 0, closed: 0, already: 6, duplicate: 1, unusable: 5 });
    expect(second.clashes).toEqual(first.clashes);
    expect(second.roomsCreated).toEqual([]);
    expect(await sessions(studio)).toEqual(before);
  });

  test('broken off in the middle, it goes on where it stood', async () => {
    const studio = await aStudio({ zone: ZONE });
    const lines = Array.from({ length: 600 }, (_one, n) => {
      const at = new Date(Date.UTC(2030, 5, 1) + n * 3_600_000).toISOString();
      return `${at},60 min,Studio ${n % 3},Session ${n}`;
    });
    const text = ['Start,Duration,Room,Title', ...lines].join('\n');
    const stop = new AbortController();
    const broken = await importing(studio, text, {}, { signal: stop.signal, onProgress: (done) => done > 0 && stop.abort() });
    expect(broken.complete).toBe(false);
    expect(broken.counts.booked).toBeGreaterThan(0);
    const rest = await importing(studio, text);
    expect(rest.counts.already + rest.counts.booked).toBe(600);
    expect(rest.counts.already).toBe(broken.counts.booked);
    expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(600);
  });

  test('two of the same at once bring everything in once', async () => {
    const studio = await aStudio({ rooms: [], zone: ZONE });
    const reports = await Promise.all([1, 2, 3].map(() => importing(studio, CSV, { status: STATUS })));
    expect(reports.reduce((sum, { counts }) => sum + counts.booked, 0)).toBe(3);
    expect(await sessions(studio)).toHaveLength(5);
    expect(await studio.db.room.count({ where: { studioId: studio.studioId } })).toBe(2);
  });

  test('what the studio has booked already stays, and is named as the other side', async () => {
    const studio = await aStudio({ rooms: ['Studio A'], zone: ZONE });
    await studio.ana.book({ room: 'Studio A', from: '2030-05-02 09:00', to: '2030-05-02 11:00', title: 'Rehearsal', teardown: 30 });
    const report = await importing(studio, CSV, { status: STATUS });
    expect(report.clashes[0]).toMatchObject({ row: { line: 2 }, with: { line: null, title: 'Rehearsal', room: 'Studio A' } });
  });

  test('coordinators may not', async () => {
    const studio = await aStudio();
    const asked = importCalendar(studio.ana.caller, new TextEncoder().encode(CSV), { zone: ZONE }, { fileName: 'x.csv' });
    await expect(asked).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('files as people have them', () => {
  test('semicolons, a mark at the start, quotes over lines, day first, twelve hours, and times that pass midnight', async () => {
    const studio = await aStudio({ rooms: [], zone: ZONE });
    const text =
      '\uFEFFDatum;Von;Bis;Raum;Titel\r\n13/05/2030;10:00 PM;2:00 AM;Halle;"Nacht;\r\nDreh ""Eins"""\r\n14.05.2030;9.30;11h;Halle;Früh\r\n';
    const report = await importing(studio, text, { map: { date: 'Datum', start: 'Von', end: 'Bis', room: 'Raum', title: 'Titel' } });
    expect(report).toMatchObject({ delimiter: ';', counts: { booked: 2, unusable: 0 } });
    const [night, early] = await sessions(studio);
    expect(night).toMatchObject({
      title: 'Nacht; Dreh "Eins"',
      startsAt: new Date('2030-05-13T20:00Z'),
      endsAt: new Date('2030-05-14T00:00Z'),
    });
    expect(early).toMatchObject({ title: 'Früh', startsAt: new Date('2030-05-14T07:30Z'), endsAt: new Date('2030-05-14T09:00Z') });
    expect(report.outcomes.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('Latin-1 is read as such', async () => {
    const studio = await aStudio({ rooms: [], zone: ZONE });
    const bytes = Uint8Array.from(Buffer.from('Start,End,Room,Title\n2030-05-02 10:00,2030-05-02 11:00,Küche,Müller\n', 'latin1'));
    const report = await importing(studio, bytes);
    expect(report.encoding).toBe('Windows-1252');
    expect(report.roomsCreated).toEqual(['Küche']);
  });

  test('wall times that the clocks skip or show twice are placed by a rule and named', async () => {
    const studio = await aStudio({ rooms: [], zone: ZONE });
    const text = 'Start,End,Room,Title\n2030-03-31 02:30,2030-03-31 05:00,A,Spring\n2030-10-27 02:30,2030-10-27 05:00,A,Autumn\n';
    const report = await importing(studio, text);
    expect((await sessions(studio)).map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2030-03-31T01:30:00.000Z',
      '2030-10-27T00:30:00.000Z',
    ]);
    expect(report.notes.map(({ line }) => line)).toEqual([2, 3]);
  });

  test.each([
    ['', /empty/],
    ['Start,End,Room,Title\n', /no line/],
    ['PK\u0003\u0004…', /workbook/],
    ['Start,End,Room,Title\n03/04/2030,05/04/2030,A,x', null],
    ['Start,End,Room,Title\n03/13/2030,13/04/2030,A,x', /Day and month|day first/],
  ])('a file that cannot be used: %j', async (text, message) => {
    const studio = await aStudio();
    const asked = importing(studio, text);
    if (message) await expect(asked).rejects.toThrow(message);
    else expect((await asked).unusable[0]!.reason).toMatch(/either way round/);
  });

  test('a column that is mapped twice or is not there', async () => {
    const studio = await aStudio();
    const refused = await importing(studio, CSV, { map: { start: 'Start', end: 'Start', room: 'Raum', title: 'Title' } }).catch(
      (error) => error,
    );
    expect(refused).toBeInstanceOf(InvalidInput);
    expect(refused.issues.map(({ path }: { path: string }) => path)).toEqual(['map.end', 'map.room']);
  });
});

const ICS = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Studio time
X-LIC-LOCATION:Europe/Berlin
END:VTIMEZONE
BEGIN:VEVENT
UID:a@x
DTSTART;TZID=Studio time:20300325T100000
DTEND;TZID=Studio time:20300325T120000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Studio time:20300408T100000
SUMMARY:Choir
LOCATION:Studio A
END:VEVENT
BEGIN:VEVENT
UID:a@x
RECURRENCE-ID;TZID=Studio time:20300415T100000
DTSTART;TZID=Studio time:20300415T140000
DURATION:PT1H30M
SUMMARY:Choir\\, moved
LOCATION:Studio A
END:VEVENT
BEGIN:VEVENT
UID:b@x
DTSTART;VALUE=DATE:20300402
SUMMARY:House closed
CATEGORIES:Closure
END:VEVENT
BEGIN:VEVENT
UID:c@x
DTSTART;TZID=Moon/Base:20300402T100000
DTEND;TZID=Moon/Base:20300402T110000
SUMMARY:Far away
LOCATION:Studio A
END:VEVENT
BEGIN:VEVENT
UID:d@x
DTSTART:20300501T080000Z
DTEND:20300501T090000Z
RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30
SUMMARY:Never
LOCATION:Studio A
END:VEVENT
BEGIN:VEVENT
UID:e@x
DTSTART:20300601T080000Z
DTEND:20300601T090000Z
RRULE:FREQ=MONTHLY;BYDAY=1SA
SUMMARY:First Saturday
LOCATION:Studio B
STATUS:TENTATIVE
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

test('an iCalendar file: zones, repetition over a change of clocks, exceptions, whole days', async () => {
  const studio = await aStudio({ rooms: [], zone: ZONE, now: '2030-01-15T00:00Z' });
  const report = await importing(studio, ICS, { map: { status: 'CATEGORIES' }, until: '2030-08-31' }, { fileName: 'house.ics' });
  const made = await sessions(studio);
  expect(
    made.map(({ title, startsAt, endsAt }) => `${title} ${startsAt.toISOString().slice(0, 16)} ${endsAt.toISOString().slice(11, 16)}`),
  ).toEqual([
    'Choir 2030-03-25T09:00 11:00',
    'Choir 2030-04-01T08:00 10:00',
    'Choir, moved 2030-04-15T12:00 13:30',
    'First Saturday 2030-06-01T08:00 09:00',
    'First Saturday 2030-07-06T08:00 09:00',
    'First Saturday 2030-08-03T08:00 09:00',
  ]);
  expect(report.counts).toMatchObject({ booked: 6, closed: 1, unusable: 1 });
  expect(report.unusable[0]).toMatchObject({ line: 30, column: 'DTSTART', value: '2030-04-02T10:00:00' });
  expect(report.notes.map(({ text }) => text)).toContain('This repeats beyond 2030-08-31; it was written out up to that day.');
  const closure = await studio.db.closure.findFirstOrThrow({ where: { studioId: studio.studioId } });
  expect([closure.startsAt, closure.endsAt]).toEqual([new Date('2030-04-01T22:00Z'), new Date('2030-04-02T22:00Z')]);
});
