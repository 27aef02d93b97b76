import { age } from '../time/durations.ts';
import type { WallFormat } from './wall-format.ts';

/** as of 14:18, 6 min ago */
export function staleWords(since: Date, now: Date, format: WallFormat): string {
  const when = format.timeNear(since, now);
  return `as of ${when}, ${age(Math.max(0, +now - +since))} ago`;
}
