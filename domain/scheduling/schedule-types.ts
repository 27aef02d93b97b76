import type { Instant } from '../kernel/clock.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { BookingProgress } from './booking-rules.ts';

/** What stands on the schedule between two days: facts alone, cut to what the caller may know. */
export interface Schedule {
  /** The studio's revision that this shows. */
  revision: bigint;
  zone: string;
  window: TimeRange;
  rooms: ScheduleRoom[];
  bookings: ScheduledBooking[];
  closures: ScheduleBlock[];
  checkouts: ScheduledCheckout[];
}

/** When a room is open on one weekday, in the studio's wall time. */
export interface WeeklyHours {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  /** Minutes after midnight; the end may pass 1440. */
  opensMinute: number;
  closesMinute: number;
}

export interface ScheduleRoom {
  id: string;
  name: string;
  kind: string;
  position: number;
  capacity: number;
  areaSquareMetres: number | null;
  /** Null for those who may not see prices. */
  hourlyRateMinor: number | null;
  defaultSetupMinutes: number;
  defaultTeardownMinutes: number;
  /** Empty: always open, but for the exceptions. */
  openingHours: WeeklyHours[];
  /** What differs on these days, the house's too; of one day the room's own comes first. */
  exceptions: RoomException[];
}

/** Days on which a room is open otherwise than its weekday says; both minutes null when it is closed. */
export interface RoomException {
  /** Null: of the whole house. */
  roomId: string | null;
  name: string;
  firstDay: string;
  lastDay: string;
  opensMinute: number | null;
  closesMinute: number | null;
}

export interface ScheduledPerson {
  id: string;
  name: string;
  /** What they do in this session; empty when nobody said. */
  duty: string;
}

export interface ScheduledBooking extends BookingProgress {
  id: string;
  version: number;
  /** Null for somebody else's session, of which a client may know only that the room is taken. */
  title: string | null;
  roomIds: string[];
  people: ScheduledPerson[];
  /** Units it was given, also those it lacks by now. */
  unitIds: string[];
  /** Gear as it was asked for: `SM7B × 2`, `Camera kit 1`. */
  gear: string[];
  /** Whether it lacks gear that it asked for. */
  short: boolean;
  /** Skills wanted of people whom nobody has named yet, once for each of them. */
  openRoles: string[];
  clientId: string | null;
  clientName: string | null;
  projectId: string | null;
  projectName: string | null;
  sessionTypeId: string | null;
  /** Its name. */
  sessionTypeName: string | null;
  /** Lines of what is to be prepared, and how many of them are done. */
  checkTotal: number;
  checkDone: number;
  /** The series it belongs to. */
  seriesId: string | null;
  /** Of a hold: its place among those that want the same slot, until when it stands, and by when it must decide once challenged. */
  holdRank: number | null;
  holdExpiresAt: Instant | null;
  challengeEndsAt: Instant | null;
  /** Running late: when it will really begin. */
  expectedStartAt: Instant | null;
  createdAt: Instant;
}

/** Why something is out of use for a while: a closure, maintenance, time off. */
export interface ScheduleBlock extends TimeRange {
  /** Of the closure or maintenance. */
  id: string;
  kind: 'closed' | 'maintenance' | 'time_off' | 'external';
  /** Null for a client. */
  title: string | null;
  resources: { id: string; kind: 'room' | 'unit' | 'person' }[];
}

export interface ScheduledCheckout {
  id: string;
  unitId: string;
  bookingId: string | null;
  holderName: string;
  outAt: Instant;
  dueAt: Instant;
  returnedAt: Instant | null;
}

export type ScheduledKind = 'booking' | 'room' | 'closure' | 'checkout';

/** Everything (fresh), or the present state of what changed and the ids of what is not in the window any more. */
export interface ScheduleNews extends Schedule {
  fresh: boolean;
  removed: { kind: ScheduledKind; id: string }[];
}
