import type { Instant } from '../kernel/clock.ts';
import { DomainError, words } from '../kernel/errors.ts';

export type TakenReason = 'session' | 'checkout' | 'maintenance' | 'closed' | 'time_off' | 'external';

/** What stands in the way. The range is the effective one, with setup and teardown. */
export interface Clash {
  resourceId: string;
  resourceName: string;
  resourceKind: 'room' | 'unit' | 'person';
  startsAt: Instant;
  endsAt: Instant;
  reason: TakenReason;
  /** The session that has it; null when something else has it, or when the caller may not see that session. */
  bookingId: string | null;
  /** What has it, in words the caller may read: a title, or only `another session`. */
  what: string;
  /** Who booked it, if the caller may know. */
  by: string | null;
}

/** One thing that stands in for another. */
export interface Swap {
  kind: 'room' | 'unit' | 'person' | 'kit';
  resourceId: string;
  resourceName: string;
  insteadOfId: string;
}

/** A way out that was free at the moment of answering, in everything the session takes. */
export interface Alternative {
  kind: 'time' | 'room' | 'unit' | 'person' | 'kit';
  startsAt: Instant;
  endsAt: Instant;
  /** What to take instead, and what it stands in for; both null when only the time differs. With several, the first of `swaps`. */
  resourceId: string | null;
  resourceName: string | null;
  insteadOfId: string | null;
  /** Everything that stands in for something; more than one when more than one is taken. */
  swaps: Swap[];
  /** What the session would cost then, minor units. */
  priceMinor: number;
  /** Minutes from the wanted start; negative is earlier. */
  shiftMinutes: number;
}

/** A room, a unit or a person is taken already. Nothing was written. */
export class ResourceTaken extends DomainError {
  readonly code = 'RESOURCE_TAKEN';
  readonly clashes: Clash[];
  readonly alternatives: Alternative[];
  constructor(clashes: Clash[], alternatives: Alternative[] = []) {
    const first = clashes[0];
    super(
      first
        ? `${first.resourceName} is taken by ${first.what}${first.by ? `, booked by ${first.by}` : ''}` +
            `${clashes.length > 1 ? `, and ${clashes.length - 1} more ${clashes.length === 2 ? 'clash' : 'clashes'}` : ''}. ` +
            'Choose another time or one of the alternatives.'
        : 'Something this needs was taken at the same moment. Try again to see what.',
    );
    this.clashes = clashes;
    this.alternatives = alternatives;
  }
}

/** Fewer units are free than the session asks for. */
export const notEnough = (model: string, wanted: number, free: number): string =>
  `${model}: ${wanted} wanted, ${free === 0 ? 'none' : free} free at that time`;

export const reasonWords = (reason: TakenReason): string => (reason === 'closed' ? 'a closure' : words(reason));
