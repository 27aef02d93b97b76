import type { Instant } from '../../kernel/clock.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Clash } from '../resource-taken.ts';

/** A date of a series that cannot be booked as it is, and why. */
export interface ClashingDate {
  /** Its place in the rule, as wall time. */
  occurrence: string;
  startsAt: Instant;
  endsAt: Instant;
  clashes: Clash[];
  /** What a rule of the studio says, when that is what stands in the way. */
  refusal: string | null;
}

const NAMED = 3;

/** Some dates of a series clash, and nobody decided what to do about them. Nothing was written. */
export class SeriesClashes extends DomainError {
  readonly code = 'SERIES_CLASHES';
  readonly dates: ClashingDate[];
  constructor(dates: ClashingDate[], sessions: number) {
    const named = dates.slice(0, NAMED).map(({ occurrence }) => occurrence.replace('T', ' '));
    const more = dates.length - named.length;
    super(
      `${dates.length} of ${sessions} sessions cannot be booked as they are: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ` +
        'Decide for each: leave it out, move it, give it another room, or hold it only.',
    );
    this.dates = dates;
  }
}
