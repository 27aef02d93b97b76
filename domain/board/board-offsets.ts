import type { Instant } from '../kernel/clock.ts';
import { minusMinutes, plusMinutes } from '../kernel/time-range.ts';
import { offsetsIn, type ZoneOffset } from '../kernel/zone.ts';

const DAY_MINUTES = 1_440;
const MOST_KEPT = 200;
const kept = new Map<string, ZoneOffset[]>();

/**
 * What a wall needs to write times in the studio's zone, for more than a year ahead: screens hang for years, and what they know
 * themselves of zones is as old as they are.
 */
export function boardOffsets(now: Instant, zone: string): ZoneOffset[] {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const key = `${zone} ${+month}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const offsets = offsetsIn({ startsAt: minusMinutes(month, 62 * DAY_MINUTES), endsAt: plusMinutes(month, 430 * DAY_MINUTES) }, zone);
  kept.set(key, offsets);
  return offsets;
}
