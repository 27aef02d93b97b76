import { expect, test, vi } from 'vitest';
import { aStudio } from '../../testing/a-studio.ts';
import { InvalidInput } from '../../kernel/errors.ts';
import { closeRooms } from '../close-rooms.ts';
import { archiveSessionType } from '../house/archive-session-type.ts';
import { createSessionType } from '../house/create-session-type.ts';
import { tickCheckItem } from '../house/tick-check-item.ts';
import { calendar, change, repeat, skipped } from './testing/a-series.ts';
import { createSeries } from './create-series.ts';
import { previewSeries } from './preview-series.ts';
import { RuleRefused } from './rule-refused.ts';
import { SeriesClashes } from './series-clashes.ts';

// The first of a file also waits for its database.
vi.setConfig({ testTimeout: 90_000 });

const refusalOf = async (act: Promise<unknown>): Promise<unknown> => act.then(() => null).catch((error: unknown) => error);

test('a weekly podcast is booked with its room and people in one step', async () => {
  const studio = await aStudio({ people: ['Jo'], gear: { SM7B: 2 } });
  const made = await repeat(studio, {
    people: [{ personId: studio.people.Jo! }],
    gear: [{ modelId: studio.models.SM7B!, quantity: 2 }],
  });
  expect(made).toMatchObject({ booked: 4, skipped: 0 });
  expect(await calendar(studio, made.id)).toEqual([
    '2030-05-02T10:00 confirmed A Harbour Nights',
    '2030-05-09T10:00 confirmed A Harbour Nights',
    '2030-05-16T10:00 confirmed A Harbour Nights',
    '2030-05-23T10:00 confirmed A Harbour Nights',
  ]);
  const [first] = await studio.db.booking.findMany({
    where: { seriesId: made.id },
    include: { allocations: true },
    orderBy: { startsAt: 'asc' },
  });
  expect(first).toMatchObject({ occurrence: '2030-05-02T10:00', priceMinor: 9_000, createdByName: 'Ana' });
  expect(first!.allocations).toHaveLength(4);
  // All of it is one act of the log, the series first.
  const changes = await studio.changes();
  expect(changes.map(({ entity, kind }) => `${entity} ${kind}`)).toEqual(['series repeated', ...Array(4).fill('booking booked')]);
  expect(new Set(changes.map(({ actId }) => actId)).size).toBe(1);
});

test('each date is judged before anything is saved: what stands there, whose it is, until when', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await studio.ben.book({ room: 'A', from: '2030-05-09 09:30', to: '2030-05-09 11:00', title: 'Tidewater' });
  const input = { rule: 'FREQ=WEEKLY;COUNT=3', firstTime: '2030-05-02T10:00', lengthMinutes: 60, rooms: [studio.rooms.A!] };
  const { dates, words, total, priceMinor } = await previewSeries(studio.ana.caller, input);
  expect(words).toBe('Every week on Thursday at 10:00, 3 times');
  expect({ total, priceMinor }).toEqual({ total: 3, priceMinor: 27_000 });
  expect(
    dates.map(({ occurrence, clashes }) => [
      occurrence,
      clashes.map(({ resourceName, what, by, endsAt }) => [resourceName, what, by, endsAt]),
    ]),
  ).toEqual([
    ['2030-05-02T10:00', []],
    ['2030-05-09T10:00', [['A', 'Tidewater', 'Ben', studio.at('2030-05-09 11:00')]]],
    ['2030-05-16T10:00', []],
  ]);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(1);
});

test('a date that clashes is refused by its date until somebody decides; then it is skipped, moved, held or given another room', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  for (const day of ['02', '09', '16', '23'])
    await studio.ben.book({ room: 'A', from: `2030-05-${day} 10:30`, to: `2030-05-${day} 11:30` });
  const refused = await refusalOf(repeat(studio));
  expect(refused).toBeInstanceOf(SeriesClashes);
  expect((refused as SeriesClashes).dates.map(({ occurrence }) => occurrence)).toHaveLength(4);
  expect((refused as SeriesClashes).message).toContain('2030-05-02 10:00');
  expect(await studio.db.series.count({ where: { studioId: studio.studioId } })).toBe(0);

  const { id } = await repeat(studio, {
    decisions: [
      { occurrence: '2030-05-02T10:00', decision: 'skip' },
      { occurrence: '2030-05-09T10:00', decision: 'hold' },
      { occurrence: '2030-05-16T10:00', decision: 'move', startsAt: studio.at('2030-05-16 12:00') },
      { occurrence: '2030-05-23T10:00', decision: 'move', rooms: [studio.rooms.B!] },
    ],
  });
  expect(await calendar(studio, id)).toEqual([
    '2030-05-09T10:00 hold A Harbour Nights',
    '2030-05-16T12:00 confirmed A Harbour Nights',
    '2030-05-23T10:00 confirmed B Harbour Nights',
  ]);
  // Whoever skips what clashes is told when it is free.
  expect(await skipped(studio, id)).toEqual(['2030-05-02T10:00 clash A: Session, booked by Ben']);
});

test('what clashes may be skipped as a whole; it is remembered with what stood in the way, and told', async () => {
  const studio = await aStudio();
  await closeRooms(studio.system, { title: 'Whit Monday', startsAt: studio.at('2030-05-16 00:00'), endsAt: studio.at('2030-05-17 00:00') });
  const { id, booked } = await repeat(studio, { onClash: 'skip' });
  expect(booked).toBe(3);
  expect(await skipped(studio, id)).toEqual(['2030-05-16T10:00 clash A: a closure']);
  const told = (await studio.changes()).find(({ kind }) => kind === 'series_clash');
  expect(told).toMatchObject({
    entity: 'series',
    entityId: id,
    after: expect.objectContaining({ occurrence: '2030-05-16T10:00', what: 'A: a closure' }),
  });
});

test('a series does not clash with itself', async () => {
  const studio = await aStudio();
  const refused = await refusalOf(
    repeat(studio, { rule: 'FREQ=DAILY;COUNT=3', lengthMinutes: 1_380, setupMinutes: 60, teardownMinutes: 30 }),
  );
  expect(refused).toMatchObject({
    code: 'RULE_REFUSED',
    fault: 'meets_itself',
    dates: expect.arrayContaining(['2030-05-02T10:00', '2030-05-03T10:00']),
  });
  // Nor does one of its sessions with another that was moved.
  const moved = await refusalOf(
    repeat(studio, { decisions: [{ occurrence: '2030-05-02T10:00', decision: 'move', startsAt: studio.at('2030-05-09 10:30') }] }),
  );
  expect(moved).toBeInstanceOf(SeriesClashes);
});

test('one without an end is booked as far as the studio looks ahead, a short one to its end', async () => {
  const studio = await aStudio();
  expect((await repeat(studio, { rule: 'FREQ=WEEKLY' })).booked).toBe(27);
  await studio.db.studio.update({ where: { id: studio.studioId }, data: { seriesMonthsAhead: 1 } });
  expect((await repeat(studio, { rule: 'FREQ=WEEKLY', room: 'B' })).booked).toBe(5);
  expect((await repeat(studio, { rule: 'FREQ=WEEKLY;COUNT=60', room: 'B', firstTime: '2030-05-02T14:00' })).booked).toBe(60);
});

test.each([
  [{ rule: 'FREQ=MINUTELY' }, { part: 'FREQ', fault: 'too_dense' }],
  [{ rule: 'FREQ=WEEKLY;BYDAY=XX' }, { part: 'BYDAY', fault: 'malformed' }],
  [{ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, { part: 'BYMONTHDAY', fault: 'never' }],
  [{ rule: 'FREQ=WEEKLY;UNTIL=20300101' }, { part: 'UNTIL', fault: 'ended' }],
  [{ rule: 'FREQ=DAILY;COUNT=100000' }, { part: 'COUNT', fault: 'too_many', limit: 99_999 }],
  [
    { rule: 'FREQ=HOURLY', lengthMinutes: 30 },
    { part: 'RRULE', fault: 'too_many', limit: 1_000 },
  ],
])('%o is refused with the part and the mend', async (wish, expected) => {
  const studio = await aStudio();
  const refused = await refusalOf(repeat(studio, wish));
  expect(refused).toBeInstanceOf(RuleRefused);
  expect(refused).toMatchObject({ ...expected, message: expect.stringMatching(/\.$/) });
  expect(await studio.changes()).toEqual([]);
});

test.each([
  [{ zone: 'Europe/Atlantis' }, 'zone'],
  [{ firstTime: '2030-02-30T10:00' }, 'firstTime'],
  [{ firstTime: '2029-05-02T10:00' }, 'firstTime'],
  [{ lengthMinutes: 0 }, 'lengthMinutes'],
  [{ decisions: [{ occurrence: '2030-05-03T10:00', decision: 'skip' as const }] }, 'decisions.0.occurrence'],
  [
    {
      decisions: ['2030-05-02T10:00', '2030-05-09T10:00', '2030-05-16T10:00', '2030-05-23T10:00'].map((occurrence) => ({
        occurrence,
        decision: 'skip' as const,
      })),
    },
    'decisions',
  ],
])('%o is refused at its field', async (wish, path) => {
  const studio = await aStudio();
  expect(await refusalOf(repeat(studio, wish))).toMatchObject({ code: 'INVALID_INPUT', issues: [expect.objectContaining({ path })] });
});

test('a retry with the same key books once; crew may not book at all', async () => {
  const studio = await aStudio();
  const input = {
    title: 'Morning show',
    rule: 'FREQ=DAILY;COUNT=3',
    firstTime: '2030-05-02T06:00',
    lengthMinutes: 60,
    rooms: [studio.rooms.A!],
  };
  const once = { ...studio.ana.caller, onceKey: 'series-1' };
  expect(await createSeries(once, input)).toEqual(await createSeries(once, input));
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(3);
  expect(await refusalOf(createSeries(studio.as('Cy', 'crew').caller, input))).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('sessions of one kind bring its gear, roles, setup and check list; another kind brings its own list to what is still to come', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 } });
  const typeOf = (name: string, more: object = {}) =>
    createSessionType(studio.system, { name, lengthMinutes: 60, steps: [`${name}: first`, `${name}: then`], ...more });
  const interview = await typeOf('Interview', {
    setupMinutes: 30,
    gear: [{ modelId: studio.models.SM7B!, quantity: 2 }],
    roles: [{ skill: 'mix', duty: 'Engineer' }],
  });
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY;COUNT=3', sessionTypeId: interview.id });
  const sessions = () =>
    studio.db.booking.findMany({
      where: { seriesId: id },
      include: { requirements: true, checkItems: { orderBy: { position: 'asc' } } },
      orderBy: { startsAt: 'asc' },
    });
  for (const session of await sessions()) {
    expect(session).toMatchObject({ sessionTypeId: interview.id, setupMinutes: 30 });
    expect(session.requirements.map(({ modelId, skill }) => modelId ?? skill)).toEqual(
      expect.arrayContaining([studio.models.SM7B!, 'mix']),
    );
    expect(session.checkItems.map(({ text }) => text)).toEqual(['Interview: first', 'Interview: then']);
  }

  const [first] = await sessions();
  await tickCheckItem(studio.ana.caller, { bookingId: first!.id, itemId: first!.checkItems[0]!.id, done: true });
  const table = await typeOf('Round table');
  await change(studio, id, { scope: 'all', sessionTypeId: table.id });
  expect((await sessions()).map(({ checkItems }) => checkItems.map(({ text }) => text).sort())).toEqual([
    ['Interview: first', 'Round table: first', 'Round table: then'],
    ['Round table: first', 'Round table: then'],
    ['Round table: first', 'Round table: then'],
  ]);
  await archiveSessionType(studio.system, { sessionTypeId: interview.id });
  expect(await refusalOf(change(studio, id, { scope: 'all', sessionTypeId: interview.id }))).toBeInstanceOf(InvalidInput);
  await change(studio, id, { scope: 'all', sessionTypeId: null });
  expect((await sessions()).map(({ checkItems, sessionTypeId }) => [sessionTypeId, checkItems.length])).toEqual([
    [null, 1],
    [null, 0],
    [null, 0],
  ]);
});
