import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followed, changedInput, inputOf, momentsOf, timesFrom, valuesOfDraft } from './form-values.ts';
import { withType, type SessionTypeChoice } from './preset-values.ts';
import { withWayOut } from './wishes.ts';

test('times typed on the studio’s clock are the moments they came from, over midnights and changes of the clock', () => {
  const start = fc.integer({ min: Date.parse('2030-01-01T00:00:00Z') / 900_000, max: Date.parse('2030-12-31T00:00:00Z') / 900_000 });
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
      (from, quarters, zone) => {
        const startsAt = new Date(from * 900_000);
        const endsAt = new Date((from + quarters) * 900_000);
        const back = momentsOf(timesFrom(startsAt, endsAt, zone), zone)!;
        // In the hour that autumn repeats, a wall clock cannot tell which one is meant.
        expect([0, 3_600_000]).toContain(Math.abs(+back.startsAt - +startsAt));
        expect(Math.abs(+back.endsAt - +endsAt) % 3_600_000).toBe(0);
      },
    ),
  );
});

test('an end at or before the start is on the day after', () => {
  const times = { day: '2030-05-14', fromMinute: 1_320, toMinute: 60, extraDays: 0 };
  expect(momentsOf(times, 'UTC')).toEqual({ startsAt: new Date('2030-05-14T22:00:00Z'), endsAt: new Date('2030-05-15T01:00:00Z') });
  expect(momentsOf({ ...times, fromMinute: null }, 'UTC')).toBeNull();
});

test('only what differs is sent', () => {
  const draft = {
    startsAt: new Date('2030-05-14T10:00:00Z'),
    endsAt: new Date('2030-05-14T11:00:00Z'),
    roomIds: ['A'],
    people: [],
    units: [],
  };
  const values = valuesOfDraft(draft, (id) => id, 'UTC');
  const before = inputOf(values, 'UTC');
  expect(changedInput(before, inputOf({ ...values, note: 'x', toMinute: 720 }, 'UTC'))).toEqual({
    note: 'x',
    endsAt: '2030-05-14T12:00:00.000Z',
  });
});

test('a way out puts what is free in the place of what is taken', () => {
  const wishes = {
    rooms: [{ id: 'A', name: 'Studio A' }],
    people: [{ id: 'ines', name: 'Ines', duty: 'engineer' }],
    gear: [{ id: 'kit 1', name: 'Camera kit 1', kind: 'kit' as const, quantity: 1 }],
  };
  const kit = { kind: 'kit', resourceId: 'kit 3', resourceName: 'Camera kit 3', insteadOfId: 'kit 1' };
  const person = { kind: 'person', resourceId: 'jo', resourceName: 'Jo', insteadOfId: 'ines' };
  expect(withWayOut(wishes, { swaps: [kit] })).toEqual({
    ...wishes,
    gear: [{ id: 'kit 3', name: 'Camera kit 3', kind: 'kit', quantity: 1 }],
  });
  // Where two things are taken, a way out has a stand-in for each.
  expect(withWayOut(wishes, { swaps: [kit, person] })).toEqual({
    rooms: wishes.rooms,
    people: [{ id: 'jo', name: 'Jo', duty: 'engineer' }],
    gear: [{ id: 'kit 3', name: 'Camera kit 3', kind: 'kit', quantity: 1 }],
  });
  expect(withWayOut(wishes, { swaps: [] })).toEqual(wishes);
});

test('a session type brings its gear, roles and length, and another one takes back only what nobody touched', () => {
  const draft = {
    startsAt: new Date('2030-05-14T10:00:00Z'),
    endsAt: new Date('2030-05-14T11:00:00Z'),
    roomIds: ['A'],
    people: [],
    units: [],
  };
  const type = (name: string, more: Partial<SessionTypeChoice>): SessionTypeChoice => ({
    id: name,
    name,
    lengthMinutes: 120,
    setupMinutes: null,
    teardownMinutes: null,
    roomKinds: [],
    gear: [],
    roles: [],
    steps: [],
    roomSetups: [],
    ...more,
  });
  const mic = { id: 'sm7b', kind: 'model', name: 'SM7B', quantity: 2 };
  const podcast = type('Podcast', {
    gear: [mic, { id: 'kit', kind: 'kit', name: 'Camera kit', quantity: 1 }],
    roles: [{ skill: 'mix', quantity: 1, duty: '' }],
  });
  const first = { ...valuesOfDraft(draft, (id) => id, 'UTC') };
  const chosen = { ...first, ...withType(first, null, podcast) };
  expect(chosen).toMatchObject({ toMinute: 720, sessionType: { id: 'Podcast' }, roles: [{ skill: 'mix' }] });
  expect(chosen.gear.map(({ id }) => id)).toEqual(['sm7b', 'kit']);

  // One microphone more, and an hour more: both are theirs now.
  const changed = { ...chosen, toMinute: 780, gear: chosen.gear.map((one) => (one.id === 'sm7b' ? { ...one, quantity: 3 } : one)) };
  const voice = type('Voice', { lengthMinutes: 45, gear: [{ ...mic, quantity: 1 }] });
  const after = { ...changed, ...withType(changed, podcast, voice) };
  expect(after).toMatchObject({ toMinute: 780, roles: [], gear: [{ id: 'sm7b', quantity: 3 }] });
  expect(withType(after, voice, null)).toMatchObject({ sessionType: null, gear: [{ id: 'sm7b', quantity: 3 }] });
});

const NO_SETUP = { sessionType: null, setupMinutes: 0, teardownMinutes: 0 };

test('a form follows what others saved, but for what was touched here: nothing else comes along with the time', () => {
  const blank = { state: 'confirmed' as const, client: null, project: null, people: [], gear: [], roles: [], ...NO_SETUP };
  const times = { day: '2030-05-14', fromMinute: 600, toMinute: 720, extraDays: 0 };
  const theirs = { ...blank, ...times, title: 'Theirs', rooms: [{ id: 'A', name: 'A' }], note: '' };
  const mine = { ...theirs, title: 'Mine', fromMinute: 840, toMinute: 960, note: 'mine' };
  expect(followed(theirs, mine, new Set(['startsAt', 'endsAt', 'note']))).toEqual({
    ...theirs,
    fromMinute: 840,
    toMinute: 960,
    note: 'mine',
  });
  expect(followed(theirs, mine, new Set(['endsAt']))).toEqual({ ...theirs, toMinute: 960 });
  expect(followed(theirs, mine, new Set(['title']))).toEqual({ ...theirs, title: 'Mine' });
});
