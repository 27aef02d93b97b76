import type { Day } from '../../kernel/zone.ts';
import type { RoomHours } from '../house/hours-rules.ts';
import type { RoomKind } from '../room-rules.ts';

/** A room that is wanted: this one, or any that is fit. `roomId` stands alone. */
export interface RoomWish {
  roomId: string | null;
  kind: RoomKind | null;
  /** So many people must find room. */
  capacity: number | null;
  /** All of these it must have. */
  features: readonly string[];
}

/** Gear that is wanted: units of a model whichever are free, a kit, any kit of a category, or one certain unit. */
export type GearWish = { modelId: string; quantity: number } | { kitId: string } | { kitCategory: string } | { unitId: string };

/** Somebody certain, so many different people with a skill, or somebody who could stand in for another: who shares a skill or the job. */
export type PersonWish =
  { personId: string; duty: string } | { skill: string; quantity: number; duty: string } | { likePersonId: string; duty: string };

/** A role that is booked open: nobody is looked for. */
export interface OpenRole {
  skill: string;
  quantity: number;
  duty: string;
}

/** Where a piece stands to one before it: it begins after that one's end, so many minutes at least and at most, on the same day or in the same week. */
export interface Link {
  /** Index of a piece that comes before in the list. */
  after: number;
  leastMinutes: number;
  mostMinutes: number | null;
  within: 'day' | 'week' | null;
}

/** One session of what is looked for. Everything it asks for must be free at once, setup and teardown included. */
export interface Piece {
  /** What tells it apart from the others; may be empty. */
  label: string;
  minutes: number;
  /** Null: the longest default of the rooms. */
  setupMinutes: number | null;
  teardownMinutes: number | null;
  rooms: readonly RoomWish[];
  gear: readonly GearWish[];
  people: readonly PersonWish[];
  openRoles: readonly OpenRole[];
  /** Null: anywhere in the window, whatever the other pieces do. */
  link: Link | null;
}

/** What is looked for, and when it may be. */
export interface FindRequest {
  pieces: readonly Piece[];
  /** Days of the studio's calendar; `to` is not part of it. Sessions begin on one of them. */
  from: Day;
  to: Day;
  /** Sessions lie within these hours of the day; an end before the start lies on the day after. Null: at any hour. */
  fromMinute: number | null;
  toMinute: number | null;
  /** ISO weekdays, 1 is Monday; empty for all. */
  weekdays: readonly number[];
  /** The nearer the first piece begins to it, the better. Null: the sooner, the better. */
  nearTo: Date | null;
  /** All pieces together cost this at the most. */
  maxPriceMinor: number | null;
  /** No piece costs more for an hour. */
  maxHourlyMinor: number | null;
  clientId: string | null;
  projectId: string | null;
  /** A session that is to be moved or filled: what it takes itself is free for it. */
  bookingId: string | null;
}

/** Flat list of moments in milliseconds: from, to, from, to … in order, apart from one another. */
export type Ranges = readonly number[];

export interface HouseRoom {
  id: string;
  name: string;
  kind: RoomKind;
  capacity: number;
  features: readonly string[];
  hourlyRateMinor: number;
  setupMinutes: number;
  teardownMinutes: number;
  position: number;
}

export interface HousePerson {
  id: string;
  name: string;
  jobTitle: string;
  skills: readonly string[];
}

export interface HouseUnit {
  id: string;
  name: string;
  modelId: string;
  number: number;
  /** The kit it is packed in. */
  kitId: string | null;
}

export interface HouseKit {
  id: string;
  name: string;
  category: string;
  /** Those that are there: what got lost is not asked for. */
  unitIds: readonly string[];
}

/** What could serve a request, and when it is taken, at one moment. */
export interface House {
  zone: string;
  rooms: readonly HouseRoom[];
  /** In order of preference: who usually works for the client comes first. */
  people: readonly HousePerson[];
  /** In order of preference: loose ones before those in a kit, then by number. */
  units: readonly HouseUnit[];
  kits: readonly HouseKit[];
  models: readonly { id: string; name: string }[];
  /** What nobody else can have, by resource. */
  taken: ReadonlyMap<string, Ranges>;
  /** Where somebody would like to be and takes nothing: holds, pencilled sessions, inquiries. Of rooms only. */
  wanted: ReadonlyMap<string, Ranges>;
  /** When a room is open; without an entry always. */
  open: ReadonlyMap<string, Ranges>;
  /** The hours that these follow from. */
  hours: ReadonlyMap<string, RoomHours>;
}

/** What the studio knows of the client that makes one answer better than another. */
export interface Habits {
  clientName: string | null;
  /** Those who most often worked for the client, by skill they have. */
  usualPeople: ReadonlySet<string>;
  lastRooms: ReadonlySet<string>;
}

export type ReasonKind =
  'as_wished' | 'nearest' | 'soonest' | 'cheapest' | 'usual_person' | 'same_room' | 'no_gap' | 'fits' | 'same_day' | 'held' | 'free';

/** Why an answer stands where it stands. */
export interface Reason {
  kind: ReasonKind;
  /** A phrase for people. */
  says: string;
  /** It speaks against it. */
  against: boolean;
}

export interface FoundGear {
  kind: 'model' | 'kit' | 'unit';
  /** Of the model, kit or unit. */
  id: string;
  name: string;
  quantity: number;
  /** The units chosen of a model. */
  unitIds: string[];
}

export interface FoundPerson {
  id: string;
  name: string;
  duty: string;
}

/** A piece at a time, with everything it would take. */
export interface FoundPiece {
  label: string;
  startsAt: Date;
  endsAt: Date;
  setupMinutes: number;
  teardownMinutes: number;
  rooms: { id: string; name: string }[];
  people: FoundPerson[];
  gear: FoundGear[];
  openRoles: OpenRole[];
  priceMinor: number;
}

/** One answer: all pieces, each free in everything at the moment of answering, nothing promised twice. */
export interface Found {
  /** Names its times and rooms. */
  key: string;
  pieces: FoundPiece[];
  priceMinor: number;
  reasons: Reason[];
}

/** One condition that could be dropped or loosened, and what that would give. */
export interface Relaxation {
  /** Such as `Without the price limit`. */
  says: string;
  request: FindRequest;
  found: Found;
}

export interface FindOutcome {
  answers: Found[];
  /** Names of what the requests ask for by id. */
  names: ReadonlyMap<string, string>;
  /** When there is none: what stands in the way, and which single condition to relax. */
  reasons: string[];
  relaxations: Relaxation[];
}
