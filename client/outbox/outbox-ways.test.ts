import { expect, test } from 'vitest';
import type { StaleBookingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { inputTaking, inputWithWayOut, isTakeable } from './outbox-ways.ts';

const stale = (...fields: string[]) =>
  ({ currentVersion: 9, fields: fields.map((field) => ({ field })) }) as unknown as StaleBookingFragment;
const swap = (kind: string, insteadOfId: string, resourceId: string) => ({ kind, insteadOfId, resourceId, resourceName: resourceId });
const way = (...swaps: object[]) => ({ startsAt: '10', endsAt: '12', swaps }) as unknown as WayOutFragment;

test('of what both changed, only what is chosen is sent again, from the version that was looked at', () => {
  const input = { bookingId: 'X', expectedVersion: 5, ownVersions: [6], startsAt: '10', roomId: 'B', fromRoomId: 'A' };
  expect(inputTaking({ input }, stale('startsAt', 'rooms'), new Set(['rooms']))).toEqual({
    bookingId: 'X',
    expectedVersion: 9,
    roomId: 'B',
    fromRoomId: 'A',
  });
  expect(inputTaking({ input: { bookingId: 'X', expectedVersion: 5, title: 'Mine' } }, stale('title'), new Set())).toBeNull();
});

test('a step is taken all the same, or not at all', () => {
  const input = { bookingId: 'X', expectedVersion: 5 };
  expect(inputTaking({ input }, stale('state'), new Set(['state']))).toEqual({ bookingId: 'X', expectedVersion: 9 });
  expect(inputTaking({ input }, stale('state'), new Set())).toBeNull();
});

test('a way out takes the place of what is taken, in lists and in moves', () => {
  const book = { act: 'book', input: { rooms: ['A', 'B'], gear: [{ kitId: 'K' }], startsAt: '8', endsAt: '9' } };
  const [room, kit] = [swap('room', 'B', 'C'), swap('kit', 'K', 'L')];
  expect(inputWithWayOut(book, way())).toMatchObject({ ...book.input, startsAt: '10', endsAt: '12' });
  expect(inputWithWayOut(book, way(room))).toMatchObject({ rooms: ['A', 'C'], startsAt: '10' });
  expect(inputWithWayOut(book, way(kit))).toMatchObject({ gear: [{ kitId: 'L' }] });
  expect(inputWithWayOut(book, way(room, kit))).toMatchObject({ rooms: ['A', 'C'], gear: [{ kitId: 'L' }] });
  const move = { act: 'move', input: { bookingId: 'X', roomId: 'B', fromRoomId: 'A' } };
  expect(inputWithWayOut(move, way(room))).toMatchObject({ roomId: 'C', fromRoomId: 'A', startsAt: '10' });
  expect(isTakeable(move, way(room))).toBe(true);
  expect(isTakeable(move, way(room, swap('person', 'P', 'Q')))).toBe(false);
  expect(isTakeable(book, way(room, kit))).toBe(true);
  expect(isTakeable(book, way(room, swap('person', 'P', 'Q')))).toBe(false);
});
