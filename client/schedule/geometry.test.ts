import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedIn, columnOf, spanOf } from './columns.ts';
import { daysIn, windowOf } from './views.ts';
import { dragged, intoLanes, momentAt, positionOf, segmentsOf, SNAP } from './geometry.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const stretch = (from: string, to: string) => ({ startsAt: new Date(at(from)), endsAt: new Date(at(to)) });
const DAY = columnOf('2030-05-14', { fromMinute: 480, toMinute: 1_200 }, 'UTC');
const WEEK = daysIn('week', '2030-05-15').map((day) => columnOf(day, { fromMinute: 480, toMinute: 1_200 }, 'UTC'));

describe('columns', () => {
  test('a week goes from Monday to Sunday, and is what is asked of the server for each of its days', () => {
    expect(daysIn('week', '2030-05-15')).toEqual([
      '2030-05-13',
      '2030-05-14',
      '2030-05-15',
      '2030-05-16',
      '2030-05-17',
      '2030-05-18',
      '2030-05-19',
    ]);
    expect(windowOf('week', '2030-05-13')).toEqual({ from: '2030-05-13', to: '2030-05-20' });
    expect(windowOf('day', '2030-05-19')).toEqual({ from: '2030-05-13', to: '2030-05-20' });
  });

  test('a day on which the clock changes has as many hours as it has', () => {
    const spring = columnOf('2030-03-31', { fromMinute: 0, toMinute: 1_440 }, 'Europe/Berlin');
    expect((spring.endsAt - spring.startsAt) / 3_600_000).toBe(23);
    expect(spring.hours.map(({ minute }) => minute / 60)).not.toContain(3);
    const autumn = columnOf('2030-10-27', { fromMinute: 0, toMinute: 1_440 }, 'Europe/Berlin');
    expect((autumn.endsAt - autumn.startsAt) / 3_600_000).toBe(25);
  });

  test('the hours shown are those of the rooms, and reach as far as any session', () => {
    const rooms = [{ openingHours: [{ weekday: 2, opensMinute: 600, closesMinute: 1_080 }] }];
    expect(spanOf(['2030-05-14'], rooms, [], 'UTC')).toEqual({ fromMinute: 600, toMinute: 1_080 });
    expect(
      spanOf(
        ['2030-05-14'],
        rooms,
        [stretch('2030-05-14T08:45', '2030-05-14T09:00'), stretch('2030-05-14T22:00', '2030-05-15T00:30')],
        'UTC',
      ),
    ).toEqual({
      fromMinute: 480,
      toMinute: 1_500,
    });
    expect(spanOf(['2030-05-14'], [], [], 'UTC')).toEqual({ fromMinute: 480, toMinute: 1_200 });
    // What lasts for days says nothing about hours.
    expect(spanOf(['2030-05-14'], rooms, [stretch('2030-05-14T00:00', '2030-05-20T00:00')], 'UTC')).toEqual({
      fromMinute: 600,
      toMinute: 1_080,
    });
  });

  test('a room is closed around its hours, and not where the night before runs on', () => {
    const hours = [
      { weekday: 2, opensMinute: 600, closesMinute: 1_080 },
      { weekday: 1, opensMinute: 1_200, closesMinute: 1_440 + 540 },
    ];
    expect(closedIn(DAY, hours, 'UTC')).toEqual([
      { from: 1 / 12, to: 2 / 12 },
      { from: 10 / 12, to: 1 },
    ]);
    expect(closedIn(DAY, [], 'UTC')).toEqual([]);
    expect(closedIn(DAY, [{ weekday: 5, opensMinute: 0, closesMinute: 1_440 }], 'UTC')).toEqual([{ from: 0, to: 1 }]);
  });
});

describe('places', () => {
  test('a session stands at its hours, cut where the day begins and ends', () => {
    expect(segmentsOf(stretch('2030-05-14T10:00', '2030-05-14T13:00'), [DAY])).toEqual([
      { column: 0, left: 2 / 12, width: 3 / 12, cutStart: false, cutEnd: false },
    ]);
    expect(segmentsOf(stretch('2030-05-14T06:00', '2030-05-14T09:00'), [DAY])).toMatchObject([
      { left: 0, width: 1 / 12, cutStart: true, cutEnd: false },
    ]);
    expect(segmentsOf(stretch('2030-05-15T10:00', '2030-05-15T13:00'), [DAY])).toEqual([]);
    expect(segmentsOf(stretch('2030-05-14T18:00', '2030-05-16T10:00'), WEEK).map(({ column }) => column)).toEqual([1, 2, 3]);
  });

  test('a place in the lane is the quarter of an hour nearest to it, and comes back to itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom([DAY], WEEK), (x, columns) => {
        const moment = momentAt(x, columns);
        expect(moment % SNAP).toBe(0);
        const back = positionOf(moment, columns)!;
        expect(Math.abs(back - x)).toBeLessThanOrEqual(0.5 / 48 / columns.length + 1e-9);
      }),
    );
  });

  test('what overlaps stands one below the other, what only touches side by side', () => {
    const lanes = intoLanes([
      stretch('2030-05-14T10:00', '2030-05-14T12:00'),
      stretch('2030-05-14T11:00', '2030-05-14T13:00'),
      stretch('2030-05-14T13:00', '2030-05-14T14:00'),
    ]);
    expect(lanes.map(({ lane, lanes: of }) => [lane, of])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  test('whatever overlaps, no two stand on one line at one time', () => {
    const one = fc
      .tuple(fc.nat(600), fc.integer({ min: 15, max: 300 }))
      .map(([from, long]) => ({ startsAt: from * 60_000, endsAt: (from + long) * 60_000 }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const placed = intoLanes(all);
        expect(placed).toHaveLength(all.length);
        for (const a of placed)
          for (const b of placed)
            if (a !== b && a.one.startsAt < b.one.endsAt && b.one.startsAt < a.one.endsAt) {
              expect(a.lane).not.toBe(b.lane);
              expect(a.lanes).toBe(b.lanes);
            }
        for (const { lane, lanes } of placed) expect(lane).toBeLessThan(lanes);
      }),
    );
  });

  test('however far an edge is dragged, a quarter of an hour stays', () => {
    const session = { startsAt: at('2030-05-14T10:00'), endsAt: at('2030-05-14T12:00') };
    expect(dragged('move', session, SNAP)).toEqual({ startsAt: session.startsAt + SNAP, endsAt: session.endsAt + SNAP });
    expect(dragged('end', session, -10 * 3_600_000)).toEqual({ startsAt: session.startsAt, endsAt: session.startsAt + SNAP });
    expect(dragged('start', session, 10 * 3_600_000)).toEqual({ startsAt: session.endsAt - SNAP, endsAt: session.endsAt });
  });
});
