import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNIT_ACTS, UNIT_STATES, requireAct, unitStatusAt, type UnitAct, type UnitStanding } from './unit-rules.ts';

const at = (time: string) => new Date(`2030-05-01T${time}:00Z`);
const inPlace: UnitStanding = { missingAt: null, checkout: null, maintenance: null };
const out = { ...inPlace, checkout: { holderName: 'Marek', outAt: at('09:00'), dueAt: at('12:00') } };
const session = { bookingId: 'b', what: 'Harbour Nights', startsAt: at('10:00'), endsAt: at('12:00') };

test('a unit is overdue from the minute it was due', () => {
  expect(unitStatusAt(out, at('11:59'))).toMatchObject({ state: 'out', until: at('12:00'), holderName: 'Marek' });
  expect(unitStatusAt(out, at('12:00'))).toMatchObject({ state: 'overdue', until: at('12:00') });
});

test('a session reserves it for its own time; before that it is available until then', () => {
  const unit = { ...inPlace, reservations: [session] };
  expect(unitStatusAt(unit, at('09:59'))).toMatchObject({ state: 'available', until: at('10:00'), next: session, reservation: null });
  expect(unitStatusAt(unit, at('10:00'))).toMatchObject({ state: 'reserved', until: at('12:00'), reservation: session, next: null });
  expect(unitStatusAt(unit, at('12:00'))).toMatchObject({ state: 'available', until: null });
});

test('what weighs more is shown: retired, missing, in maintenance, out', () => {
  const maintenance = { startsAt: at('09:00'), expectedBackAt: at('18:00') };
  expect(unitStatusAt({ ...out, maintenance }, at('10:00'))).toMatchObject({ state: 'in_maintenance', until: at('18:00') });
  expect(unitStatusAt({ ...out, maintenance, missingAt: at('09:30') }, at('10:00')).state).toBe('missing');
  expect(unitStatusAt({ ...out, archivedAt: at('09:30') }, at('10:00')).state).toBe('retired');
});

test('work that begins now is seen at once by a screen whose clock stands at the minute', () => {
  const maintenance = { startsAt: new Date('2030-05-01T10:00:40Z'), expectedBackAt: at('18:00') };
  expect(unitStatusAt({ ...inPlace, maintenance }, at('10:00')).state).toBe('in_maintenance');
  expect(unitStatusAt({ ...inPlace, maintenance }, at('09:59')).state).toBe('available');
});

test('every state can be left, and every act is possible somewhere', () => {
  const acts = new Set<UnitAct>(UNIT_STATES.flatMap((state) => UNIT_ACTS[state]));
  for (const state of UNIT_STATES) expect(UNIT_ACTS[state].length).toBeGreaterThan(0);
  expect([...acts].sort()).toEqual(
    [
      'archive',
      'check_in',
      'check_out',
      'finish_maintenance',
      'report_broken',
      'report_found',
      'report_missing',
      'restore',
      'start_maintenance',
    ].sort(),
  );
});

test('at any moment a unit is in exactly one state, and only that state’s acts pass', () => {
  const moment = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => new Date(+at('00:00') + minutes * 60_000));
  const range = fc.tuple(moment, moment).filter(([a, b]) => a < b);
  const standing = fc.record({
    archivedAt: fc.option(moment),
    missingAt: fc.option(moment),
    checkout: fc.option(range.map(([outAt, dueAt]) => ({ holderName: 'Marek', outAt, dueAt }))),
    maintenance: fc.option(range.map(([startsAt, expectedBackAt]) => ({ startsAt, expectedBackAt }))),
    reservations: fc.array(
      range.map(([startsAt, endsAt]) => ({ bookingId: null, what: null, startsAt, endsAt })),
      { maxLength: 4 },
    ),
  });
  const every = [...new Set(UNIT_STATES.flatMap((state) => [...UNIT_ACTS[state]]))];
  fc.assert(
    fc.property(standing, moment, (unit, now) => {
      const { state } = unitStatusAt(unit, now);
      const passing = every.filter((act) => {
        try {
          requireAct('SM7B no. 1', unit, act, now);
          return true;
        } catch {
          return false;
        }
      });
      expect(passing.sort()).toEqual([...UNIT_ACTS[state]].sort());
    }),
  );
});
