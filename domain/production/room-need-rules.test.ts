import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needStandings, type Need, type RoomTime } from './room-need-rules.ts';

const bay = (more: Partial<Need> = {}): Need => ({ id: 'bay', roomId: null, roomKind: 'edit_bay', minutes: 720, dueOn: null, ...more });
const time = (more: Partial<RoomTime> = {}): RoomTime => ({
  roomId: 'Bay 1',
  roomKind: 'edit_bay',
  day: '2030-05-02',
  minutes: 420,
  firm: true,
  ...more,
});

test('twelve hours of an edit bay are needed, seven are booked: five are missing', () => {
  expect(needStandings([bay()], [time(), time({ roomId: 'B', roomKind: 'podcast_room' })])).toEqual([
    { id: 'bay', bookedMinutes: 420, pencilledMinutes: 0, missingMinutes: 300 },
  ]);
});

test('a hold counts as pencilled and is missing until it is firm; what comes after the day is of no use', () => {
  const times = [time({ minutes: 60, firm: false }), time({ minutes: 120, day: '2030-05-09' })];
  expect(needStandings([bay({ dueOn: '2030-05-08' })], times)).toEqual([
    { id: 'bay', bookedMinutes: 0, pencilledMinutes: 60, missingMinutes: 720 },
  ]);
});

test('time goes where it leaves the least missing: the certain room to whoever needs that room', () => {
  const needs = [
    bay({ id: 'any', minutes: 120, dueOn: '2030-05-03' }),
    bay({ id: 'one', roomId: 'Bay 1', roomKind: null, minutes: 120, dueOn: '2030-05-04' }),
  ];
  const times = [time({ minutes: 120 }), time({ roomId: 'Bay 2', minutes: 120 })];
  expect(needStandings(needs, times).map(({ missingMinutes }) => missingMinutes)).toEqual([0, 0]);
});

test('no minute counts twice, nothing is met by what does not serve it, and nothing is left over where it was missing', () => {
  const days = ['2030-05-01', '2030-05-02', '2030-05-03'];
  const rooms = [
    { roomId: 'Bay 1', roomKind: 'edit_bay' },
    { roomId: 'Bay 2', roomKind: 'edit_bay' },
    { roomId: 'B', roomKind: 'podcast_room' },
  ] as const;
  const need = fc.record({ wish: fc.nat(4), minutes: fc.integer({ min: 1, max: 6 }), dueOn: fc.constantFrom(null, ...days) });
  const booked = fc.record({ room: fc.nat(2), day: fc.constantFrom(...days), minutes: fc.integer({ min: 1, max: 6 }), firm: fc.boolean() });
  fc.assert(
    fc.property(fc.array(need, { minLength: 1, maxLength: 5 }), fc.array(booked, { maxLength: 6 }), (wanted, standing) => {
      const needs = wanted.map(({ wish, minutes, dueOn }, index): Need => ({
        id: String(index),
        roomId: wish < 3 ? rooms[wish]!.roomId : null,
        roomKind: wish < 3 ? null : wish === 3 ? 'edit_bay' : 'podcast_room',
        minutes,
        dueOn,
      }));
      const times = standing.map(({ room, ...rest }): RoomTime => ({ ...rooms[room]!, ...rest }));
      const found = needStandings(needs, times);
      const met = found.reduce((sum, one) => sum + one.bookedMinutes + one.pencilledMinutes, 0);
      for (const [index, one] of found.entries())
        expect(one.bookedMinutes + one.pencilledMinutes).toBeLessThanOrEqual(needs[index]!.minutes);
      // The most that can be met is what the narrowest cut lets through (max-flow, min-cut): over every set of needs, what they want, or what could serve the others.
      let cut = Infinity;
      let firmCut = Infinity;
      for (let set = 0; set < 1 << needs.length; set += 1) {
        const inside = needs.filter((_one, index) => set & (1 << index));
        const outside = needs.filter((_one, index) => !(set & (1 << index)));
        const served = (time: RoomTime) =>
          outside.some(
            (one) =>
              (one.roomId ? one.roomId === time.roomId : one.roomKind === time.roomKind) && (one.dueOn === null || time.day <= one.dueOn),
          );
        const wants = inside.reduce((sum, one) => sum + one.minutes, 0);
        const has = (only: (time: RoomTime) => boolean) =>
          times.filter((time) => only(time) && served(time)).reduce((sum, one) => sum + one.minutes, 0);
        cut = Math.min(cut, wants + has(() => true));
        firmCut = Math.min(firmCut, wants + has(({ firm }) => firm));
      }
      expect(met).toBe(cut);
      expect(found.reduce((sum, one) => sum + one.bookedMinutes, 0)).toBe(firmCut);
    }),
    { numRuns: 500 },
  );
});
