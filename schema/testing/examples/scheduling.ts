import { archiveRoom } from '../../../domain/scheduling/archive-room.ts';
import { checkInBooking } from '../../../domain/scheduling/booking-steps.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

const hours = [{ weekday: 1, opensMinute: 540, closesMinute: 1_080 }];

/** Everything that a session can take, whatever kind of session it is. */
export const session = async (house: House) => ({
  title: house.name('Voice-over'),
  ...house.times(),
  setupMinutes: 15,
  teardownMinutes: 15,
  note: 'Bring tea.',
  clientId: await id('Client', house.make.client()),
  projectId: await id('Project', house.make.project()),
  rooms: [await id('Room', house.room())],
  people: [{ personId: await id('Person', house.make.person()), duty: 'Mix' }],
  roles: [{ skill: 'mix', duty: 'Assistant', quantity: 1 }],
  gear: [
    { modelId: await id('GearModel', house.make.model()), quantity: 1 },
    { kitId: await id('GearKit', house.make.kit()) },
    { unitId: await id('GearUnit', house.make.unit()) },
  ],
});

const typed = async (house: House) => ({
  ...(await session(house)),
  sessionTypeId: await id('SessionType', house.make.sessionType()),
});

const step =
  (state: 'inquiry' | 'confirmed'): Example =>
  async (house) => ({ bookingId: await id('Booking', house.make.booking(state)), expectedVersion: 1 });

const running: Example = async (house) => {
  const bookingId = await house.make.booking();
  await checkInBooking(house.studio.system, { bookingId });
  return { bookingId: await id('Booking', bookingId), expectedVersion: 2 };
};

/** A search with everything that can be asked for. */
const search = async (house: House) => ({
  pieces: [
    {
      label: 'Interview',
      minutes: 60,
      setupMinutes: 15,
      teardownMinutes: 15,
      rooms: [{ roomId: await id('Room', house.room('A')) }, { kind: 'podcast_room', capacity: 2, features: ['Daylight'] }],
      gear: [
        { modelId: await id('GearModel', house.make.model()), quantity: 1 },
        { kitId: await id('GearKit', house.make.kit()) },
        { kitCategory: 'Camera kits' },
        { unitId: await id('GearUnit', house.make.unit()) },
      ],
      people: [
        { personId: await id('Person', house.make.person()), duty: 'Host' },
        { skill: 'mix', quantity: 1, duty: 'Engineer' },
      ],
      openRoles: [{ skill: 'camera', quantity: 1, duty: 'Camera' }],
    },
    {
      label: 'Edit',
      minutes: 60,
      rooms: [{ kind: 'podcast_room', capacity: 1, features: ['Sofa'] }],
      gear: [{ kitCategory: 'Camera kits' }],
      people: [{ skill: 'mix', quantity: 1, duty: 'Editor' }],
      openRoles: [{ skill: 'grade', quantity: 1, duty: 'Colourist' }],
      link: { after: 0, leastMinutes: 15, mostMinutes: 2_880, within: 'week' },
    },
  ],
  from: dayFromNow(3),
  to: dayFromNow(10),
  fromMinute: 540,
  toMinute: 1_080,
  weekdays: [1, 2, 3, 4, 5],
  nearTo: `${dayFromNow(4)}T10:00:00Z`,
  maxPriceMinor: 900_000,
  maxHourlyMinor: 90_000,
  clientId: await id('Client', house.make.client()),
  projectId: await id('Project', house.make.project()),
});
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const waiting = async (house: House) => {
  const { clientId: _client, projectId: _project, ...request } = await search(house);
  return {
    title: house.name('Podcast'),
    clientId: await id('Client', house.make.client()),
    projectId: await id('Project', house.make.project()),
    contactName: 'Jo Tanaka',
    contact: 'jo@films.test',
    note: 'Prefers mornings.',
    request,
  };
};
const entry =
  (state: 'waiting' | 'offered' | 'withdrawn'): Example =>
  async (house) => ({
    entryId: await id('WaitlistEntry', house.make.waiting(state)),
    expectedVersion: state === 'waiting' ? 1 : 2,
  });

const room = async (house: House) => ({
  name: house.name('Room'),
  kind: 'podcast_room',
  capacity: 4,
  areaSquareMetres: 30,
  features: ['Daylight'],
  hourlyRateMinor: 9_000,
  defaultSetupMinutes: 15,
  defaultTeardownMinutes: 15,
  openingHours: hours,
});

/** One line, in a room that is there and for a client that is not. */
const calendar: Example = async (house) => {
  const { startsAt, endsAt } = house.times();
  return {
    calendar: `Begin,Finish,Place,What,Who,Standing\n${startsAt.toISOString()},${endsAt.toISOString()},A,${house.name('Voice-over')},${house.name('Client')},Firm\n`,
    fileName: 'sessions.csv',
    format: 'csv',
    zone: 'Europe/Berlin',
    columns: ['start:Begin', 'end:Finish', 'room:Place', 'title:What', 'client:Who', 'status:Standing'].map((pair) => {
      const [field, column] = pair.split(':');
      return { field, column };
    }),
    words: [{ word: 'Firm', state: 'confirmed' }],
    dates: 'ymd',
    durationUnit: 'minutes',
    defaultRoom: 'A',
    until: dayFromNow(300),
    dryRun: false,
  };
};

export const SCHEDULING: Record<string, Example> = {
  importCalendar: calendar,
  bookSession: async (house) => ({ ...(await typed(house)), state: 'confirmed' }),
  editBooking: async (house) => ({ ...(await typed(house)), bookingId: await id('Booking', house.make.booking()), expectedVersion: 1 }),
  moveBooking: async (house) => ({
    bookingId: await id('Booking', house.make.booking()),
    expectedVersion: 1,
    ...house.times(),
    fromRoomId: await id('Room', house.room('A')),
    roomId: await id('Room', house.room('B')),
  }),
  extendBooking: async (house) => {
    const bookingId = await house.make.booking();
    const { endsAt } = await house.studio.booking(bookingId);
    return { bookingId: await id('Booking', bookingId), expectedVersion: 1, endsAt: new Date(+endsAt + 1_800_000) };
  },
  holdBooking: step('inquiry'),
  pencilBooking: step('inquiry'),
  confirmBooking: step('inquiry'),
  checkInBooking: step('confirmed'),
  cancelBooking: step('confirmed'),
  markNoShow: step('confirmed'),
  completeBooking: running,
  closeRooms: async (house) => ({ title: house.name('Painting'), ...house.times(), rooms: [await id('Room', house.room('B'))] }),
  reopenRooms: async (house) => ({ closureId: await id('Closure', house.make.closure()) }),
  createRoom: room,
  editRoom: async (house) => ({ ...(await room(house)), roomId: await id('Room', house.make.room()), expectedVersion: 1 }),
  archiveRoom: async (house) => ({ roomId: await id('Room', house.make.room()), expectedVersion: 1 }),
  restoreRoom: async (house) => {
    const roomId = await house.make.room();
    await archiveRoom(house.studio.system, { roomId });
    return { roomId: await id('Room', roomId), expectedVersion: 2 };
  },
  saveView: async (house) => ({ name: house.name('View'), query: 'view=month&by=people', shared: true }),
  editSavedView: async (house) => ({
    viewId: await id('SavedView', house.make.savedView()),
    expectedVersion: 1,
    name: house.name('View'),
    query: 'view=list',
    shared: true,
  }),
  removeSavedView: async (house) => ({ viewId: await id('SavedView', house.make.savedView()) }),
  bookFound: async (house) => {
    const taken = await session(house);
    const model = await id('GearModel', house.make.model());
    const unitIds = [await id('GearUnit', Object.values(house.studio.units).at(-1)![0]!)];
    const gear = [...taken.gear, { modelId: model, quantity: 1 }];
    return { pieces: [{ ...taken, gear, state: 'confirmed', unitIds }], request: await search(house) };
  },
  addToWaitlist: waiting,
  editWaitlistEntry: async (house) => ({ ...(await waiting(house)), ...(await entry('waiting')(house)) }),
  acceptWaitlistOffer: entry('offered'),
  declineWaitlistOffer: async (house) => ({ ...(await entry('offered')(house)), keepsWaiting: false }),
  withdrawFromWaitlist: entry('waiting'),
  reopenWaitlistEntry: entry('withdrawn'),
  reorderRooms: async (house) => ({ roomIds: [await id('Room', house.make.room()), await id('Room', house.room('B'))] }),
};
