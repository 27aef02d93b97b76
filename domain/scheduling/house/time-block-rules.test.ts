import { expect, test } from 'vitest';
import { priceOf } from '../booking-price.ts';
import { snapped, timesOfBlock, timesOn, type TimeBlock } from './time-block-rules.ts';

const ZONE = 'Europe/Berlin';
const block = (name: string, from: number, to: number, more: Partial<TimeBlock> = {}): TimeBlock => ({
  id: name,
  name,
  kind: 'custom',
  startsMinute: from * 60,
  endsMinute: to * 60,
  slotMinutes: null,
  weekdays: [1, 2, 3, 4, 5],
  roomIds: [],
  priceMinor: null,
  position: 0,
  ...more,
});
const range = (from: string, to: string) => ({ startsAt: new Date(`${from}:00Z`), endsAt: new Date(`${to}:00Z`) });
const rooms = [{ id: 'A', hourlyRateMinor: 10_000 }];

test('a booking that is exactly a block costs what the block costs; any other the hourly rate', () => {
  const blocks = [block('Morning', 9, 13, { priceMinor: 32_000 })];
  // A Tuesday in May: 09:00–13:00 in Berlin.
  const morning = range('2030-05-14T07:00', '2030-05-14T11:00');
  expect(priceOf(morning, rooms, { blocks, zone: ZONE })).toBe(32_000);
  expect(priceOf({ ...morning, endsAt: new Date('2030-05-14T11:15:00Z') }, rooms, { blocks, zone: ZONE })).toBe(42_500);
  expect(priceOf(range('2030-05-18T07:00', '2030-05-18T11:00'), rooms, { blocks, zone: ZONE })).toBe(40_000); // a Saturday
  expect(priceOf(morning, rooms)).toBe(40_000);
  // Its own room comes before all rooms, and a block without a price does not hide one that has one.
  const own = [
    ...blocks,
    block('Morning of A', 9, 13, { priceMinor: 30_000, roomIds: ['A'], position: 5 }),
    block('Free', 9, 13, { roomIds: ['A'] }),
  ];
  expect(priceOf(morning, rooms, { blocks: own, zone: ZONE })).toBe(30_000);
  expect(priceOf(morning, [...rooms, { id: 'B', hourlyRateMinor: 5_000 }], { blocks: own, zone: ZONE })).toBe(62_000);
});

test('an hourly block is a row of slots, and several on end add up', () => {
  const hourly = block('By the hour', 9, 18, { kind: 'hourly', slotMinutes: 60, priceMinor: 9_000 });
  expect(timesOn(hourly, '2030-05-14', ZONE)).toHaveLength(9);
  expect(timesOfBlock(hourly, range('2030-05-14T08:00', '2030-05-14T11:00'), ZONE)).toBe(3);
  expect(timesOfBlock(hourly, range('2030-05-14T08:30', '2030-05-14T09:30'), ZONE)).toBe(0);
  expect(priceOf(range('2030-05-14T08:00', '2030-05-14T11:00'), rooms, { blocks: [hourly], zone: ZONE })).toBe(27_000);
  expect(timesOn({ ...hourly, slotMinutes: 120 }, '2030-05-14', ZONE)).toHaveLength(4); // the last hour is no whole slot
});

test('a night block ends on the next day, and the clock of spring leaves its price alone', () => {
  const night = block('Night', 22, 28, { priceMinor: 50_000, weekdays: [6] });
  expect(timesOfBlock(night, range('2030-05-18T20:00', '2030-05-19T02:00'), ZONE)).toBe(1);
  // On the night of the change, 22:00–04:00 are five hours; the block is still the block.
  expect(priceOf(range('2030-03-30T21:00', '2030-03-31T02:00'), rooms, { blocks: [night], zone: ZONE })).toBe(50_000);
});

test('a drawn time takes on the edges of a block that lie near', () => {
  const blocks = [block('Morning', 9, 13), block('Afternoon', 14, 18, { roomIds: ['B'] })];
  const drawn = range('2030-05-14T07:15', '2030-05-14T10:45');
  expect(snapped(drawn, blocks, ['A'], ZONE)).toEqual(range('2030-05-14T07:00', '2030-05-14T11:00'));
  expect(snapped(range('2030-05-14T07:30', '2030-05-14T10:00'), blocks, ['A'], ZONE)).toEqual(
    range('2030-05-14T07:30', '2030-05-14T10:00'),
  );
  expect(snapped(range('2030-05-14T12:15', '2030-05-14T16:00'), blocks, ['A'], ZONE).startsAt).toEqual(new Date('2030-05-14T12:15:00Z'));
});
