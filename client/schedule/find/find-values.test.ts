import { expect, test } from 'vitest';
import { anyRoom, emptyPart, emptyValues, missingOf, partWords, requestOf, thisRoom, withoutPart, type FindValues } from './find-values.ts';
import { waitValues } from './wait-values.ts';

const after = (index: number) => ({ after: index, leastMinutes: 0, mostMinutes: null, within: 'week' as const });

test('a search is asked as it was typed: its last day included, skills apart from people', () => {
  const values: FindValues = {
    ...emptyValues('2030-05-06'),
    until: '2030-05-10',
    parts: [
      {
        ...emptyPart(),
        label: ' Interview ',
        minutes: 120,
        rooms: [thisRoom({ id: 'room-b', name: 'Studio B' })],
        gear: [
          { id: 'sm7b', name: 'SM7B', kind: 'model', quantity: 2 },
          { id: 'category Camera kits', name: 'Camera kits', kind: 'category', quantity: 1 },
        ],
        people: [
          { id: 'skill technical producer', name: 'technical producer', kind: 'skill', quantity: 1, duty: '' },
          { id: 'ines', name: 'Ines', kind: 'person', quantity: 1, duty: 'mix' },
          { id: 'open camera', name: 'camera', kind: 'open', quantity: 2, duty: '' },
        ],
      },
      { ...emptyPart(after(0)), minutes: 90, rooms: [anyRoom('edit_bay')] },
    ],
  };
  expect(missingOf(values)).toBeNull();
  const request = requestOf(values);
  expect([request.from, request.to]).toEqual(['2030-05-06', '2030-05-11']);
  expect(request.pieces).toMatchObject([
    {
      label: 'Interview',
      rooms: [{ roomId: 'room-b' }],
      gear: [{ modelId: 'sm7b', quantity: 2 }, { kitCategory: 'Camera kits' }],
      people: [
        { skill: 'technical producer', quantity: 1 },
        { personId: 'ines', duty: 'mix' },
      ],
      openRoles: [{ skill: 'camera', quantity: 2 }],
      link: null,
    },
    { minutes: 90, rooms: [{ kind: 'edit_bay', features: [] }], link: { after: 0, within: 'week' } },
  ]);
  expect(partWords(values.parts[1]!)).toBe('1 h 30 min · any edit bay');
});

test('a session that is left out takes the links to it along, and those behind it follow whom they followed', () => {
  const parts = [emptyPart(), emptyPart(after(0)), emptyPart(after(0)), emptyPart(after(2))];
  expect(withoutPart(parts, 1).map(({ link }) => link?.after ?? null)).toEqual([null, 0, 1]);
  expect(withoutPart(parts, 0).map(({ link }) => link?.after ?? null)).toEqual([null, null, 1]);
});

test('what is missing is said before anything is asked', () => {
  const values = emptyValues('2030-05-06');
  expect(missingOf({ ...values, parts: [{ ...emptyPart(), minutes: null }] })).toMatch(/how long/);
  expect(missingOf({ ...values, parts: [{ ...emptyPart(), rooms: [] }] })).toMatch(/a room, gear or somebody/);
  expect(missingOf({ ...values, until: '2030-05-05' })).toMatch(/before the first/);
});

test('who waits for a time is offered just that time, to the midnight that ends it', () => {
  const wished = {
    title: 'Late',
    client: null,
    project: null,
    rooms: [{ id: 'a', name: 'Studio A' }],
    people: [],
    gear: [],
    setupMinutes: null,
    teardownMinutes: null,
    startsAt: new Date('2030-05-06T20:00Z'),
    endsAt: new Date('2030-05-06T22:00Z'),
  };
  expect(waitValues(wished, 'Europe/Berlin')).toMatchObject({
    from: '2030-05-06',
    until: '2030-05-06',
    fromMinute: 1_320,
    toMinute: 1_440,
    parts: [{ minutes: 120, rooms: [{ roomId: 'a' }] }],
  });
});
