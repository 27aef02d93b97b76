import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, OnceKeyReused } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scopes.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { importCalendar } from './import-calendar.ts';
import { importCalendarText } from './import-calendar-text.ts';
import { MOST_SESSIONS_AT_ONCE } from './import-rules.ts';

const CALENDAR = `Start,End,Room,Title,Client,Status
2030-05-02 10:00,2030-05-02 12:00,A,Harbour Nights,Saltwater Audio,Booked
2030-05-02 11:00,2030-05-02 13:00,A,Tidewater mix,Tidewater Records,Booked
2030-05-32 10:00,2030-05-04 12:00,A,No such day,,Booked
`;
const wish = { calendar: CALENDAR, zone: 'Europe/Berlin', words: [{ word: 'Booked', state: 'confirmed' as const }] };
const mara = (studio: TestStudio) => studio.as('Mara', 'studio_manager').caller;
const program = (studio: TestStudio, scopes: readonly Scope[]) =>
  studio.callerFor({
    kind: 'key',
    studioId: studio.studioId,
    keyId: newId(),
    name: 'Import',
    role: 'studio_manager',
    scopes,
    generation: 1,
  });

test('a calendar sent as text becomes what the same file becomes, and is told alike', async () => {
  const [sent, uploaded] = [await aStudio({ rooms: ['A'] }), await aStudio({ rooms: ['A'] })];
  const answer = await importCalendarText(mara(sent), { ...wish, fileName: 'calendar.csv' });
  const {
    map,
    encoding: _encoding,
    complete: _complete,
    ...report
  } = await importCalendar(
    mara(uploaded),
    new TextEncoder().encode(CALENDAR),
    { zone: wish.zone, status: { Booked: 'confirmed' } },
    { fileName: 'calendar.csv' },
  );
  expect(answer).toEqual({ ...report, columns: Object.entries(map).map(([field, column]) => ({ field, column })) });
  expect(answer.counts).toMatchObject({ rows: 3, booked: 1, kept: 1, unusable: 1 });
  expect(answer.clashes).toMatchObject([{ row: { line: 3 }, with: { line: 2, title: 'Harbour Nights' } }]);
  const told = async (studio: TestStudio) => (await studio.changes()).map(({ entity, kind }) => `${entity} ${kind}`);
  expect(await told(sent)).toEqual(await told(uploaded));
});

test('a repeat under the same key is answered as before; in another call the same lines are there already', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const caller = { ...mara(studio), onceKey: 'monday' };
  const [first, second] = await Promise.all([importCalendarText(caller, wish), importCalendarText(caller, wish)]);
  const plain = (answer: object): unknown => JSON.parse(JSON.stringify(answer));
  expect(plain(second)).toEqual(plain(first));
  const written = await studio.changes();
  expect(plain(await importCalendarText(caller, wish))).toEqual(plain(first));
  expect(await studio.changes()).toEqual(written);
  await expect(importCalendarText(caller, { ...wish, zone: 'Europe/Paris' })).rejects.toBeInstanceOf(OnceKeyReused);

  const next = await importCalendarText(mara(studio), { ...wish, dryRun: true });
  expect(next.counts).toMatchObject({ booked: 0, already: 2 });
  expect(await studio.changes()).toEqual(written);
});

test('a key makes clients only with the scope for them, and names those that are missing', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  for (const dryRun of [true, false])
    await expect(importCalendarText(program(studio, ['scheduling_write']), { ...wish, dryRun })).rejects.toThrow(
      /needs the scope clients_write\. .*Saltwater Audio, Tidewater Records\./,
    );
  expect(await studio.changes()).toEqual([]);
  await importCalendarText(program(studio, ['scheduling_write', 'clients_write']), wish);
  // They are there by now.
  const more = wish.calendar.replaceAll('2030-05-02', '2030-06-02');
  expect((await importCalendarText(program(studio, ['scheduling_write']), { ...wish, calendar: more })).counts).toMatchObject({
    booked: 1,
  });
  await expect(importCalendarText(studio.ana.caller, wish)).rejects.toBeInstanceOf(NotAllowed);
});

test('more than one call takes is refused with the way out, and faults stand at the fields they came in', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const issuesOf = async (input: Partial<Parameters<typeof importCalendarText>[1]>) => {
    const refused = await importCalendarText(mara(studio), { ...wish, ...input }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInput);
    return (refused as InvalidInput).issues;
  };
  const minute = (n: number) => new Date(Date.UTC(2030, 0, 1, 0, n * 10)).toISOString();
  const lines = Array.from({ length: MOST_SESSIONS_AT_ONCE + 1 }, (_, n) => `${minute(n)},${minute(n + 1)},A,Take ${n}`);
  expect(await issuesOf({ calendar: `Start,End,Room,Title\n${lines.join('\n')}` })).toEqual([
    { path: 'calendar', message: expect.stringContaining('Send it in parts under the same header') },
  ]);
  expect(await issuesOf({ calendar: 'x'.repeat(500_001) })).toMatchObject([{ path: 'calendar' }]);
  const columns = [
    { field: 'title' as const, column: 'Title' },
    { field: 'start' as const, column: 'Begin' },
  ];
  expect(await issuesOf({ columns })).toEqual([{ path: 'columns.1.column', message: expect.stringContaining('no column “Begin”') }]);
  expect(await issuesOf({ columns: columns.slice(0, 1) })).toMatchObject([{ path: 'columns' }]);
  expect(await issuesOf({ format: 'ics' })).toMatchObject([{ path: 'format' }]);
  expect(await studio.changes()).toEqual([]);
});
