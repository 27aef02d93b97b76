import { calendarOf } from '../scheduling/finding/calendar-rules.ts';
import type { FindRequest, House, Piece, Ranges } from '../scheduling/finding/find-types.ts';
import type { Question } from '../scheduling/finding/options-rules.ts';
import { MINUTE } from '../scheduling/finding/starts-rules.ts';

const DAY = '2030-05-01';
const MIDNIGHT = Date.parse(`${DAY}T00:00:00Z`);
/** Half-hours of the day as ranges. */
export const slots = (...all: [from: number, to: number][]): Ranges =>
  all.flatMap(([from, to]) => [MIDNIGHT + from * 30 * MINUTE, MIDNIGHT + to * 30 * MINUTE]);

const NO_LINK = { label: '', setupMinutes: 0, teardownMinutes: 0, rooms: [], gear: [], people: [], openRoles: [], link: null };
export const anyRoom = { roomId: null, kind: null, capacity: null, features: [] };
export const room = (id: string, more: object = {}): House['rooms'][number] => ({
  id,
  name: id,
  kind: 'podcast_room',
  capacity: 4,
  features: [],
  hourlyRateMinor: 6e3,
  setupMinutes: 0,
  teardownMinutes: 0,
  position: 0,
  ...more,
});

export function question(house: Partial<House>, pieces: Partial<Piece>[], more: Partial<FindRequest> = {}): Question {
  const request: FindRequest = {
    from: DAY,
    to: '2030-05-02',
    fromMinute: 480,
    toMinute: 1080,
    weekdays: [],
    nearTo: null,
    maxPriceMinor: null,
    maxHourlyMinor: null,
    clientId: null,
    projectId: null,
    bookingId: null,
    pieces: pieces.map((piece) => ({
      ...NO_LINK,
      minutes: 60,
      ...piece,
    })),
    ...more,
  };
  const empty = {
    zone: 'UTC',
    rooms: [],
    people: [],
    units: [],
    kits: [],
    models: [],
    taken: new Map(),
    wanted: new Map(),
    open: new Map(),
    hours: new Map(),
  };
  return {
    request,
    house: { ...empty, ...house },
    habits: { clientName: null, usualPeople: new Set(), lastRooms: new Set() },
    calendar: calendarOf(request.from, request.to, 'UTC'),
    notBefore: MIDNIGHT,
    avoidsHolds: false,
    price: (piece, rooms) => rooms.reduce((sum, one) => sum + (one.hourlyRateMinor * piece.minutes) / 60, 0),
  };
}
