import { expect, test } from 'vitest';
import { houseRules, USUAL_POLICY } from './house-defaults-rules.ts';
import { EVERYTHING, lengthWords, NO_TERMS, type Asking, type Rule, type Wish } from './house-rules.ts';
import { askedAgain, judge } from './judge-rules.ts';
import { contradiction, wrongWith, type WrittenRule } from './rule-terms-rules.ts';

const at = (wall: string): Date => new Date(wall.includes('T') ? `${wall}:00Z` : `2030-05-14T${wall}:00Z`);
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1_080 }));
const A = { id: 'A', name: 'Studio A', kind: 'podcast_room' as const, hours: { openingHours: [], exceptions: [] } };
const officeA = { ...A, hours: { openingHours: OFFICE, exceptions: [] } };

const wish = (from: string, to: string, more: Partial<Wish> = {}): Wish => ({
  state: 'confirmed',
  startsAt: at(from),
  endsAt: at(to),
  rooms: [A],
  clientId: null,
  projectId: null,
  sessionTypeId: null,
  sessionType: null,
  booker: 'member:1',
  ...more,
});
const asking = (more: Partial<Asking> = {}): Asking => ({ at: at('08:00'), zone: 'UTC', audience: 'staff', counted: new Map(), ...more });
const rule = (kind: Rule['kind'], more: Partial<Rule> = {}): Rule => ({
  ...EVERYTHING,
  ...NO_TERMS,
  id: kind,
  name: kind,
  kind,
  effect: 'refuses',
  binds: 'everybody',
  ...more,
});
const said = (rules: Rule[], one: Wish, more: Partial<Asking> = {}) =>
  judge(rules, one, asking(more)).map(({ kind, nearest }) => [
    kind,
    nearest && `${nearest.startsAt.toISOString().slice(5, 16)}–${nearest.endsAt.toISOString().slice(5, 16)}`,
  ]);

test('steps are counted from midnight and from opening; the nearest step is offered', () => {
  const half = rule('increment', { minutes: 30 });
  expect(said([half], wish('10:00', '11:30'))).toEqual([]);
  expect(said([half], wish('10:10', '11:00'))).toEqual([['increment', '05-14T10:00–05-14T11:00']]);
  expect(said([half], wish('10:20', '11:20'))).toEqual([['increment', '05-14T10:30–05-14T11:30']]);
  const late = { ...A, hours: { openingHours: OFFICE.map((one) => ({ ...one, opensMinute: 570 })), exceptions: [] } };
  expect(said([rule('increment', { minutes: 60 })], wish('10:30', '11:30', { rooms: [late] }))).toEqual([]);
  expect(said([rule('increment', { minutes: 60 })], wish('10:30', '11:30'))).toEqual([['increment', '05-14T11:00–05-14T12:00']]);
});

test('length is mended at the end; notice goes later, the horizon earlier', () => {
  expect(said([rule('length', { minMinutes: 120 })], wish('10:00', '11:00'))).toEqual([['length', '05-14T10:00–05-14T12:00']]);
  expect(said([rule('length', { maxMinutes: 120 })], wish('10:00', '16:00'))).toEqual([['length', '05-14T10:00–05-14T12:00']]);
  expect(said([rule('notice', { minutes: 180 })], wish('09:00', '10:00'))).toEqual([['notice', '05-14T11:00–05-14T12:00']]);
  expect(said([rule('horizon', { minutes: 180 })], wish('12:00', '13:00'))).toEqual([['horizon', '05-14T11:00–05-14T12:00']]);
  expect(said([rule('blackout', { startsAt: at('12:00'), endsAt: at('14:00') })], wish('11:30', '13:00'))).toEqual([
    ['blackout', '05-14T10:30–05-14T12:00'],
  ]);
});

test('all rules are named at once, and the nearest time keeps all of them', () => {
  const rules = [
    rule('notice', { minutes: 90 }),
    rule('increment', { minutes: 60 }),
    rule('length', { minMinutes: 120 }),
    rule('blackout', { startsAt: at('10:00'), endsAt: at('12:00') }),
  ];
  const found = said(rules, wish('09:10', '10:10'));
  expect(found.map(([kind]) => kind)).toEqual(['notice', 'increment', 'length', 'blackout']);
  expect(new Set(found.map(([, nearest]) => nearest))).toEqual(new Set(['05-14T12:00–05-14T14:00']));
});

test('rules that cannot be kept together offer nothing that breaks one, but say each what it asks', () => {
  const found = said([rule('notice', { minutes: 600 }), rule('horizon', { minutes: 300 })], wish('09:00', '10:00'));
  expect(found).toEqual([['notice', '05-14T18:00–05-14T19:00']]);
});

test('opening hours: closed days, days of exception and nights past midnight', () => {
  const hours = houseRules(USUAL_POLICY, 'staff');
  expect(said(hours, wish('17:00', '19:00', { rooms: [officeA] }))).toEqual([['opening_hours', '05-14T16:00–05-14T18:00']]);
  // A Saturday: the nearest is Friday evening rather than Monday morning.
  expect(said(hours, wish('2030-05-18T10:00', '2030-05-18T12:00', { rooms: [officeA] }))).toEqual([
    ['opening_hours', '05-17T16:00–05-17T18:00'],
  ]);
  const exception = {
    roomId: null,
    name: 'King’s Day',
    firstDay: '2030-05-14',
    lastDay: '2030-05-14',
    opensMinute: null,
    closesMinute: null,
  };
  const shut = { ...officeA, hours: { openingHours: OFFICE, exceptions: [exception] } };
  const [found] = judge(hours, wish('10:00', '12:00', { rooms: [shut] }), asking());
  expect(found).toMatchObject({ says: 'Studio A is closed on Tue 14 May 2030: King’s Day.', effect: 'warns' });
  // The room's own exception comes before the house's.
  const own = { ...exception, roomId: 'A', opensMinute: 1_320, closesMinute: 1_560 };
  const night = { ...officeA, hours: { openingHours: OFFICE, exceptions: [exception, own] } };
  expect(said(hours, wish('23:00', '2030-05-15T01:30', { rooms: [night] }))).toEqual([]);
});

test('what is over refuses, what has begun warns, and what took place may be entered', () => {
  const rules = houseRules(USUAL_POLICY, 'staff');
  const judged = (one: Wish) => judge(rules, one, asking({ at: at('12:00') })).map(({ kind, effect }) => `${kind} ${effect}`);
  expect(judged(wish('09:00', '11:00'))).toEqual(['past refuses']);
  expect(judged(wish('11:00', '13:00'))).toEqual(['past warns']);
  expect(judged(wish('11:50', '13:00'))).toEqual([]);
  expect(judged(wish('09:00', '11:00', { state: 'completed' }))).toEqual([]);
});

test('a quota counts a client’s week from Monday, and finds room in the next', () => {
  const quota = rule('quota', { quotaMost: 2, quotaUnit: 'sessions', quotaPeriod: 'week', quotaOf: 'client' });
  const monday = { startsAt: at('2030-05-13T10:00'), endsAt: at('2030-05-13T12:00') };
  const known = { startsAt: at('2030-05-06T00:00'), endsAt: at('2030-06-10T00:00') };
  const counted = new Map([['quota', { known, sessions: [monday, { startsAt: at('2030-05-15T10:00'), endsAt: at('2030-05-15T12:00') }] }]]);
  expect(said([quota], wish('10:00', '12:00'), { counted })).toEqual([]);
  const [found] = judge([quota], wish('10:00', '12:00', { clientId: 'c' }), asking({ counted }));
  expect(found!.says).toBe('At most 2 sessions a week for one client. 2 are booked in that week.');
  expect(found!.nearest!.startsAt).toEqual(at('2030-05-20T10:00'));
  const hours = { ...quota, quotaUnit: 'hours' as const, quotaMost: 5 };
  expect(
    said([hours], wish('10:00', '12:00', { clientId: 'c' }), { counted: new Map([['quota', { known, sessions: [monday] }]]) }),
  ).toEqual([]);
  expect(said([hours], wish('08:00', '14:00', { clientId: 'c' }), { counted })).toEqual([['quota', null]]);
});

test('the clock of spring and autumn: steps and hours are those of the wall', () => {
  const berlin = { zone: 'Europe/Berlin', at: at('2030-03-01T00:00') };
  const half = rule('increment', { minutes: 30 });
  // 03:30 of the day on which 02:00 becomes 03:00.
  expect(said([half], wish('2030-03-31T01:30', '2030-03-31T02:30'), berlin)).toEqual([]);
  const hours = houseRules(USUAL_POLICY, 'staff');
  const sunday = { ...A, hours: { openingHours: [{ weekday: 7, opensMinute: 60, closesMinute: 240 }], exceptions: [] } };
  // From 01:00 to 04:00 are two hours that day.
  expect(said(hours, wish('2030-03-31T00:00', '2030-03-31T02:00', { rooms: [sunday] }), berlin)).toEqual([]);
  expect(said(hours, wish('2030-03-31T00:00', '2030-03-31T02:30', { rooms: [sunday] }), berlin)).toHaveLength(1);
});

test('a change answers only to rules about what it changes', () => {
  const rules = [rule('length', { maxMinutes: 60 }), rule('notice', { minutes: 600 }), rule('blackout', { roomId: 'B' })];
  const before = wish('10:00', '12:00');
  const kinds = (after: Wish) => askedAgain(rules, before, after).map(({ kind }) => kind);
  expect(kinds(before)).toEqual([]);
  expect(kinds(wish('11:00', '13:00'))).toEqual(['notice', 'blackout']);
  expect(kinds(wish('10:00', '13:00'))).toEqual(['length', 'blackout']);
  expect(kinds(wish('10:00', '12:00', { rooms: [{ ...A, id: 'B' }] }))).toEqual(['blackout']);
  expect(askedAgain(rules, { ...before, state: 'cancelled' }, before)).toHaveLength(3);
});

test('rules without a meaning say how to mend them', () => {
  const written = (kind: WrittenRule['kind'], more: Partial<WrittenRule> = {}): WrittenRule => ({
    ...EVERYTHING,
    ...NO_TERMS,
    name: 'Rule',
    kind,
    effect: 'refuses',
    binds: 'everybody',
    ...more,
  });
  const paths = (one: WrittenRule) => wrongWith(one).map(({ path }) => path);
  expect(paths(written('increment', { minutes: 0 }))).toEqual(['minutes']);
  expect(paths(written('increment', { minutes: 1_441 }))).toEqual(['minutes']);
  expect(paths(written('length'))).toEqual(['minMinutes']);
  expect(paths(written('length', { minMinutes: 120, maxMinutes: 60 }))).toEqual(['maxMinutes']);
  expect(paths(written('quota', { quotaMost: 0, quotaUnit: 'hours', quotaPeriod: 'day', quotaOf: 'client' }))).toEqual(['quotaMost']);
  expect(paths(written('quota'))).toEqual(['quotaMost', 'quotaUnit', 'quotaPeriod', 'quotaOf']);
  expect(paths(written('blackout', { startsAt: at('12:00'), endsAt: at('11:00') }))).toEqual(['endsAt']);
  expect(paths(written('notice', { minutes: 60, quotaMost: 3 }))).toEqual(['quotaMost']);
  expect(paths(written('notice', { minutes: 60, roomId: 'A', clientId: 'c' }))).toEqual(['clientId']);

  const long = written('length', { name: 'Half days', minMinutes: 240 });
  expect(contradiction(written('length', { maxMinutes: 120, roomId: 'A' }), [long])).toContain('Half days');
  expect(contradiction(written('length', { maxMinutes: 120, effect: 'warns' }), [long])).toBeNull();
  expect(contradiction(written('increment', { minutes: 60 }), [written('length', { minMinutes: 50, maxMinutes: 55 })])).not.toBeNull();
  expect(contradiction(written('horizon', { minutes: 60 }), [written('notice', { minutes: 120 })])).not.toBeNull();
  expect(contradiction(written('length', { maxMinutes: 60, roomId: 'A' }), [{ ...long, roomId: 'B' }])).toBeNull();
});

test('lengths as people say them', () => {
  expect([30, 60, 90, 240, 1_440, 1_500, 4_320].map(lengthWords)).toEqual([
    '30 min',
    '1 h',
    '1 h 30 min',
    '4 h',
    '1 day',
    '25 h',
    '3 days',
  ]);
});
