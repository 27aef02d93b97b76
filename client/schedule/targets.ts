import type { ClashLineFragment, StaleBookingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import type { FindStep, FindValues } from './find/find-values.ts';
import type { Broken } from './Findings.tsx';
import type { FormValues } from './form-values.ts';
import type { Session } from './picture.ts';
import type { SeriesEdit } from './series/series-edit.ts';
import type { WaitlistEntry } from './waitlist/waitlist-documents.ts';

/** Times and rooms that somebody wants a session to have. */
export interface Wanted {
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
}

export interface Draft {
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
  people: readonly { id: string; name: string }[];
  units: readonly { id: string; name: string }[];
  project?: { id: string; name: string };
  /** A copy of another session: its form as it would be. */
  values?: FormValues;
}

/** A move that was refused: what was wanted, why not, and the ways out. */
export interface Conflict {
  session: Session;
  wanted: Wanted;
  message: string;
  clashes: readonly ClashLineFragment[];
  alternatives: readonly WayOutFragment[];
  /** Rules of the house that refuse it, and whether this person may do it all the same. */
  broken?: Broken | null;
  /** Somebody else moved it meanwhile: both sides, and the version to move it from all the same. */
  stale: StaleBookingFragment | null;
}

/** An act that could not be taken back, because something stands in the way by now. */
export interface NotTakenBack {
  /** The session, which may be called off and not on the schedule. */
  bookingId: string | null;
  what: string;
  message: string;
  clashes: readonly ClashLineFragment[];
  alternatives: readonly WayOutFragment[];
}

export type Target =
  | { kind: 'new'; draft: Draft }
  | { kind: 'booking'; id: string }
  | { kind: 'block'; id: string }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'not taken back'; act: NotTakenBack }
  | { kind: 'series'; id: string }
  | { kind: 'series-edit'; edit: SeriesEdit }
  | { kind: 'find'; values?: FindValues; begin?: FindStep }
  | { kind: 'waitlist' }
  | { kind: 'wait-edit'; entry: WaitlistEntry }
  | { kind: 'gaps' };

/** What is being drawn on the schedule: a drag, a move by keyboard, or a session in the panel that is not booked yet. */
export interface Ghost {
  rowIds: readonly string[];
  startsAt: number;
  endsAt: number;
  /** The session that is moved; null for a new one. */
  bookingId: string | null;
  label: string;
  refused?: boolean;
  /** What stands in the way there, or what happens on letting go. */
  note?: string;
}
