import { archiveBlock } from '../../../domain/scheduling/house/archive-block.ts';
import { archiveRule } from '../../../domain/scheduling/house/archive-rule.ts';
import { archiveSessionType } from '../../../domain/scheduling/house/archive-session-type.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

const rule = async (house: House) => ({
  name: house.name('Rule'),
  effect: 'warns',
  binds: 'clients',
  quotaMost: 40,
  quotaUnit: 'hours',
  quotaPeriod: 'week',
  quotaOf: 'project',
  roomId: await id('Room', house.make.room()),
});

const block = async (house: House) => ({
  name: house.name('Block'),
  kind: 'hourly',
  startsMinute: 540,
  endsMinute: 1_080,
  slotMinutes: 60,
  weekdays: [1, 2, 3],
  roomIds: [await id('Room', house.make.room())],
  priceMinor: 9_000,
});

const type = async (house: House) => ({
  name: house.name('Type'),
  lengthMinutes: 120,
  setupMinutes: 30,
  teardownMinutes: 15,
  roomKinds: ['podcast_room'],
  note: 'Two voices.',
  gear: [{ modelId: await id('GearModel', house.make.model()), quantity: 1 }, { kitId: await id('GearKit', house.make.kit()) }],
  roles: [{ skill: 'mix', duty: 'Engineer', quantity: 1 }],
  steps: ['Set the table for two'],
  roomSetups: [{ roomId: await id('Room', house.make.room()), setupMinutes: 20, teardownMinutes: 10 }],
});

const checkItem: Example = async (house) => {
  const { bookingId, itemId } = await house.make.checkItem();
  return { bookingId: await id('Booking', bookingId), itemId: await id('CheckItem', itemId) };
};

/** How a house is booked. */
export const HOUSE_EXAMPLES: Record<string, Example> = {
  createBookingRule: async (house) => ({ ...(await rule(house)), kind: 'quota' }),
  editBookingRule: async (house) => ({
    ruleId: await id('BookingRule', house.make.rule()),
    expectedVersion: 1,
    name: house.name('Rule'),
    effect: 'warns',
    binds: 'staff',
    minutes: 120,
    roomKind: 'edit_bay',
  }),
  archiveBookingRule: async (house) => ({ ruleId: await id('BookingRule', house.make.rule()), expectedVersion: 1 }),
  restoreBookingRule: async (house) => {
    const ruleId = await house.make.rule();
    await archiveRule(house.studio.system, { ruleId });
    return { ruleId: await id('BookingRule', ruleId), expectedVersion: 2 };
  },
  createTimeBlock: block,
  editTimeBlock: async (house) => ({ ...(await block(house)), blockId: await id('TimeBlock', house.make.block()), expectedVersion: 1 }),
  archiveTimeBlock: async (house) => ({ blockId: await id('TimeBlock', house.make.block()), expectedVersion: 1 }),
  restoreTimeBlock: async (house) => {
    const blockId = await house.make.block();
    await archiveBlock(house.studio.system, { blockId });
    return { blockId: await id('TimeBlock', blockId), expectedVersion: 2 };
  },
  reorderTimeBlocks: async (house) => ({
    blockIds: [await id('TimeBlock', house.make.block()), await id('TimeBlock', house.make.block())].reverse(),
  }),
  createSessionType: type,
  editSessionType: async (house) => ({
    ...(await type(house)),
    sessionTypeId: await id('SessionType', house.make.sessionType()),
    expectedVersion: 1,
  }),
  archiveSessionType: async (house) => ({ sessionTypeId: await id('SessionType', house.make.sessionType()), expectedVersion: 1 }),
  restoreSessionType: async (house) => {
    const sessionTypeId = await house.make.sessionType();
    await archiveSessionType(house.studio.system, { sessionTypeId });
    return { sessionTypeId: await id('SessionType', sessionTypeId), expectedVersion: 2 };
  },
  reorderSessionTypes: async (house) => ({
    sessionTypeIds: [await id('SessionType', house.make.sessionType()), await id('SessionType', house.make.sessionType())].reverse(),
  }),
  addHoursExceptions: async (house) => {
    const day = house.day();
    const roomId = await id('Room', house.make.room());
    return { days: [{ name: house.name('Works'), firstDay: day, lastDay: day, roomId, opensMinute: 600, closesMinute: 900 }] };
  },
  editHoursException: async (house) => {
    const day = house.day();
    return {
      exceptionId: await id('HoursException', house.make.exception()),
      expectedVersion: 1,
      name: house.name('Works'),
      firstDay: day,
      lastDay: day,
      roomId: await id('Room', house.make.room()),
      opensMinute: 600,
      closesMinute: 900,
    };
  },
  removeHoursException: async (house) => ({ exceptionId: await id('HoursException', house.make.exception()) }),
  // The last one: what it allows must not be in the way of others.
  changeBookingPolicy: async () => ({
    outsideHoursStaff: 'allows',
    outsideHoursClients: 'warns',
    inPast: 'warns',
    matrix: [{ standing: 'hold', wanted: 'hold', verdict: 'warns' }],
  }),
  tickCheckItem: async (house) => ({ ...(await checkItem(house)), done: true }),
  addCheckItem: async (house) => ({
    bookingId: await id('Booking', house.make.booking()),
    text: 'Bring the long table',
  }),
  removeCheckItem: checkItem,
  fillRole: async (house) => ({
    bookingId: await id('Booking', house.make.openRole('mix')),
    expectedVersion: 1,
    skill: 'mix',
    personId: await id('Person', house.make.person()),
  }),
};
