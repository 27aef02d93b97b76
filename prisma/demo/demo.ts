import { v7 } from 'uuid';
import type { ChangeEntry } from '../../domain/activity/record.ts';
import { atMinute, dayAt, plusDays, weekdayOf, type Day } from '../../domain/kernel/zone.ts';
import type {
  Account,
  Allocation,
  ApiKey,
  BoardLink,
  Booking,
  BookingRequirement,
  Checkout,
  Client,
  Closure,
  Expense,
  GearKit,
  GearModel,
  GearUnit,
  KitUnit,
  Maintenance,
  Member,
  OpeningHours,
  Person,
  Project,
  Resource,
  Room,
  Site,
  User,
  WebhookEndpoint,
} from '../generated/client/client.ts';
import { Busy } from './busy.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

export const ZONE = 'Europe/Amsterdam';
const SEED = 20_261_121;
const WEEKS_OF_HISTORY = 52;

/** Who did a change, as the log names them. */
export interface Doer {
  key: string;
  name: string;
}

export interface LoggedEntry extends ChangeEntry {
  at: Date;
  by: Doer;
}

/** Everything the seeding will write, in one place, so that it goes to the database in a few large statements. */
export interface Rows {
  sites: Site[];
  users: User[];
  accounts: Account[];
  members: Member[];
  boardLinks: BoardLink[];
  apiKeys: ApiKey[];
  webhookEndpoints: WebhookEndpoint[];
  resources: Resource[];
  rooms: Room[];
  openingHours: OpeningHours[];
  persons: Person[];
  clients: Client[];
  projects: Project[];
  expenses: Expense[];
  gearModels: GearModel[];
  gearUnits: GearUnit[];
  gearKits: GearKit[];
  kitUnits: KitUnit[];
  checkouts: Checkout[];
  maintenances: Maintenance[];
  closures: Closure[];
  bookings: Booking[];
  requirements: BookingRequirement[];
  allocations: Allocation[];
}

/** The made-up studio while it is being made. */
export interface Demo {
  now: Date;
  today: Day;
  /** The Monday of this week. */
  monday: Day;
  createdAt: Date;
  studioId: string;
  random: SeededRandom;
  busy: Busy;
  rows: Rows;
  log: LoggedEntry[];
  /** A new id as of a moment; the same seed and moment give the same id. */
  id(at: Date): string;
  /** A wall time of the studio as a moment. */
  at(day: Day, minute: number): Date;
  record(at: Date, by: Doer, entry: ChangeEntry): void;
}

export const HOUSE: Doer = { key: 'system:set-up', name: 'Set-up' };

export function newDemo(now: Date): Demo {
  const random = seededRandom(SEED);
  const today = dayAt(now, ZONE);
  const monday = plusDays(today, 1 - weekdayOf(today));
  const createdAt = atMinute(plusDays(monday, -7 * (WEEKS_OF_HISTORY + 6)), 600, ZONE);
  const id = (at: Date): string => v7({ msecs: +at, random: random.bytes(16) });
  const log: LoggedEntry[] = [];
  return {
    now,
    today,
    monday,
    createdAt,
    studioId: id(createdAt),
    random,
    busy: new Busy(),
    rows: {
      sites: [],
      users: [],
      accounts: [],
      members: [],
      boardLinks: [],
      apiKeys: [],
      webhookEndpoints: [],
      resources: [],
      rooms: [],
      openingHours: [],
      persons: [],
      clients: [],
      projects: [],
      expenses: [],
      gearModels: [],
      gearUnits: [],
      gearKits: [],
      kitUnits: [],
      checkouts: [],
      maintenances: [],
      closures: [],
      bookings: [],
      requirements: [],
      allocations: [],
    },
    log,
    id,
    at: (day, minute) => atMinute(day, minute, ZONE),
    record: (at, by, entry) => log.push({ ...entry, at: at > now ? now : at, by }),
  };
}
