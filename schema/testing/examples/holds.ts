import { joinHolds } from '../../../domain/scheduling/join-holds.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

const two = async (house: House): Promise<[first: string, second: string]> => {
  const [first, second] = await house.make.rivals();
  return [await id('Booking', first), await id('Booking', second)];
};

export const HOLDS: Record<string, Example> = {
  releaseHold: async (house) => ({ bookingId: (await two(house))[0], expectedVersion: 1 }),
  extendHold: async (house) => ({ bookingId: (await two(house))[1], expiresAt: new Date(Date.now() + 3_600_000) }),
  challengeHold: async (house) => {
    const [bookingId, byId] = await two(house);
    return { bookingId, byId };
  },
  joinHolds: async (house) => {
    const [withId, bookingId] = await two(house);
    return { bookingId, withId };
  },
  partHold: async (house) => {
    const [withId, bookingId] = await house.make.rivals();
    await joinHolds(house.studio.system, { bookingId, withId });
    return { bookingId: await id('Booking', bookingId) };
  },
  swapHolds: async (house) => {
    const [withId, bookingId] = await two(house);
    return { bookingId, withId, seenRank: 2 };
  },
  reportLate: async (house) => {
    const bookingId = await house.make.booking();
    const { startsAt } = await house.studio.booking(bookingId);
    return { bookingId: await id('Booking', bookingId), expectedVersion: 1, expectedStartAt: new Date(+startsAt + 1_800_000) };
  },
  moveBookings: async (house) => ({
    moves: [
      {
        bookingId: await id('Booking', house.make.booking()),
        expectedVersion: 1,
        ...house.times(),
        fromRoomId: await id('Room', house.room('A')),
        roomId: await id('Room', house.room('B')),
      },
      { bookingId: await id('Booking', house.make.booking()), ...house.times() },
    ],
  }),
};
