import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusMinutes } from '../kernel/time-range.ts';
import { followAlerts, type AlertFacts } from './alert-list-rules.ts';
import { aRoom, aSession, at, aUnit, outUntil } from './board-samples.ts';
import type { BoardSession } from './board.ts';
import { byStart, roomSessions } from './room-tile-rules.ts';

const NOON = at('12:00');
const ROOMS = ['A', 'B', 'C'].map((id, position) => aRoom({ id, name: `Studio ${id}`, position }));

/** One of a few sessions, as it may stand after somebody changed it: late or over, held, short, without anybody, in two rooms or none. */
const aState = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
  startsIn: fc.integer({ min: -40, max: 40 }).map((quarters) => quarters * 15),
  lasts: fc.constantFrom(30, 60, 180),
  state: fc.constantFrom<BoardSession['state'][]>('confirmed', 'in_session', 'completed', 'hold', 'tentative'),
  roomIds: fc.subarray(['A', 'B', 'C', 'elsewhere']),
  resourceIds: fc.subarray(['Ines', 'C300']),
  lateBy: fc.constantFrom(null, 20, 90),
  staffed: fc.boolean(),
  short: fc.boolean(),
  challenged: fc.boolean(),
});

const sessionOf = ({
  id,
  startsIn,
  lasts,
  lateBy,
  short,
  challenged,
  ...more
}: typeof aState extends fc.Arbitrary<infer State> ? State : never) => {
  const startsAt = plusMinutes(NOON, startsIn);
  return aSession('12:00', '13:00', {
    ...more,
    id,
    startsAt,
    endsAt: plusMinutes(startsAt, lasts),
    expectedStartAt: lateBy === null ? null : plusMinutes(startsAt, lateBy),
    shortages: short ? [{ name: 'SM7B', wanted: 2, has: 0 }] : [],
    openRoles: more.staffed ? [] : ['mixing'],
    challengeEndsAt: challenged ? plusMinutes(startsAt, -60) : null,
  });
};

test('who follows the alerts of a board knows what a first look at it would show', () => {
  const step = fc.record({
    came: fc.uniqueArray(aState, { maxLength: 3, selector: ({ id }) => id }),
    gone: fc.subarray(['1', '2', '3', '4', '5', '6', '7'], { maxLength: 2 }),
    minutes: fc.constantFrom(0, 0, 0, 7),
    gear: fc.boolean(),
    rooms: fc.constantFrom(ROOMS, ROOMS, ROOMS, ROOMS.slice(1)),
    noShowAfterMinutes: fc.constantFrom(30, 30, null),
  });
  const units = [[], [aUnit('1', { checkout: outUntil('11:00') })]];
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const follow = followAlerts();
      let sessions = roomSessions([]);
      let moment = NOON;
      for (const { came, gone, minutes, gear, rooms, noShowAfterMinutes } of steps) {
        const others = sessions.all.filter(({ id }) => !gone.includes(id) && came.every((one) => one.id !== id));
        sessions = roomSessions([...others, ...came.map(sessionOf)].sort(byStart), sessions);
        moment = plusMinutes(moment, minutes);
        const facts: AlertFacts = { rooms, sessions, units: units[Number(gear)]!, noShowAfterMinutes };
        const seen = follow(facts, moment);
        expect(seen).toEqual(followAlerts()({ ...facts, sessions: roomSessions(sessions.all) }, moment));
        expect(follow(facts, moment)).toBe(seen);
      }
    }),
    { numRuns: 300 },
  );
});
