import type { Instant } from '../kernel/clock.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Day, ZoneOffset } from '../kernel/zone.ts';
import type { $Enums } from '../../prisma/generated/client/client.ts';
import type { ProjectHealth, ProjectStage } from '../production/project-rules.ts';
import type { BookingProgress } from '../scheduling/booking-rules.ts';

/** What a wall board knows: facts alone. Where they stand at a moment is computed where they are shown, by the rules beside this. */
export interface Board {
  /** The studio's revision that this shows. */
  revision: bigint;
  studio: BoardStudio;
  /** Sessions, opening hours and blocks are known in this window; it is generous, so that no message is needed at the full hour. */
  window: TimeRange;
  /** What this board may show; the rest never left the server. */
  sight: BoardSight;
  rooms: BoardRoom[];
  sessions: BoardSession[];
  /** Units of gear that are not simply in: handed out, in maintenance or missing. */
  units: BoardUnit[];
  /** All units the studio has, so that those in can be counted. */
  unitCount: number;
  projects: BoardProject[];
}

export interface BoardStudio {
  name: string;
  zone: string;
  /** How far the zone is from UTC, for a year and more around the present, in order. */
  offsets: ZoneOffset[];
  kind: $Enums.StudioKind;
  /** Minutes without check-in after which nobody seems to come; null when nobody is missed. */
  noShowAfterMinutes: number | null;
}

export interface BoardSight {
  /** Titles of sessions, and holds. */
  titles: boolean;
  /** Clients and people. */
  names: boolean;
  gear: boolean;
  projects: boolean;
  /** How much of its budget a project has spent. */
  budgets: boolean;
}

/** Why a room is out of use for a while. */
export interface RoomBlock extends TimeRange {
  kind: 'maintenance' | 'closed';
  /** Null where names are hidden: what people write about a closure may name somebody. */
  title: string | null;
}

export interface BoardRoom {
  id: string;
  name: string;
  kind: $Enums.RoomKind;
  position: number;
  /** A room without opening hours is always open, and `open` is empty. */
  alwaysOpen: boolean;
  /** When it is open within the window, in order, apart from one another. */
  open: TimeRange[];
  blocks: RoomBlock[];
}

export interface BoardPerson {
  name: string;
  /** What they do in this session; empty when nobody said. */
  duty: string;
}

/** Gear a session asked for and does not have in full. */
export interface Shortage {
  name: string;
  wanted: number;
  has: number;
}

export interface BoardSession extends BookingProgress {
  id: string;
  /** Null where titles are hidden: the room is taken, that is all. */
  title: string | null;
  roomIds: string[];
  clientName: string | null;
  projectName: string | null;
  /** The first is the engineer. Empty where names are hidden; `staffed` still tells whether somebody is on it. */
  people: BoardPerson[];
  staffed: boolean;
  shortages: Shortage[];
  /** Skills wanted of people whom nobody has named yet, once for each; empty where titles are hidden. */
  openRoles: string[];
  /** Lines of what is to be prepared, and how many of them are done; both 0 when there is nothing to prepare or titles are hidden. */
  checkTotal: number;
  checkDone: number;
  /** People and gear it takes, so that a delay tells whom it keeps waiting. Empty where names are hidden. */
  resourceIds: string[];
  /** Of a hold: its place among those that want the same room at the same time, from 1; when it lapses; by when it must decide. */
  holdRank: number | null;
  holdExpiresAt: Instant | null;
  challengeEndsAt: Instant | null;
  /** Running late: when it will really begin. */
  expectedStartAt: Instant | null;
  createdAt: Instant;
}

export interface UnitCheckout {
  holderName: string | null;
  outAt: Instant;
  dueAt: Instant;
}

export interface UnitMaintenance {
  kind: $Enums.MaintenanceKind;
  description: string | null;
  startsAt: Instant;
  expectedBackAt: Instant;
}

export interface BoardUnit {
  id: string;
  name: string;
  modelName: string;
  kitName: string | null;
  checkout: UnitCheckout | null;
  maintenance: UnitMaintenance | null;
  missingAt: Instant | null;
}

export interface BoardProject {
  id: string;
  name: string;
  clientName: string | null;
  stage: ProjectStage;
  position: number;
  deadline: Day | null;
  delivered: boolean;
  reportedHealth: ProjectHealth | null;
  healthNote: string | null;
  /** Costs ÷ budget; null without a budget, and for those who may not see money. */
  budgetUsed: number | null;
}

/** Something that is not on the board any more. */
export interface Removed {
  kind: 'room' | 'session' | 'unit' | 'project';
  id: string;
}

/** What a board is told: everything (fresh), or the present state of what changed and the ids of what is gone. */
export interface BoardNews extends Board {
  fresh: boolean;
  removed: Pick<Removed, 'id'>[];
}
