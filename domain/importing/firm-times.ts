import { overlaps, type TimeRange } from '../kernel/time-range.ts';
import type { ClashSide } from './report-rules.ts';

const DAY = 86_400_000;

/** What is firm, with who has it and the key of the line it came from. */
export interface FirmTime extends TimeRange {
  resourceId: string;
  side: ClashSide;
  key: string | null;
}

/** Firm times by room and day: whether a line is free is decided in memory, thousands of times. */
export class FirmTimes {
  private readonly byDay = new Map<string, FirmTime[]>();

  add(time: FirmTime): void {
    for (const key of keysOf(time.resourceId, time)) {
      const times = this.byDay.get(key);
      if (times) times.push(time);
      else this.byDay.set(key, [time]);
    }
  }

  /** In order of time. */
  overlapping(resourceId: string, range: TimeRange): FirmTime[] {
    const found = new Set<FirmTime>();
    for (const key of keysOf(resourceId, range)) for (const time of this.byDay.get(key) ?? []) if (overlaps(time, range)) found.add(time);
    return [...found].sort((a, b) => +a.startsAt - +b.startsAt || +a.endsAt - +b.endsAt);
  }
}

function* keysOf(resourceId: string, { startsAt, endsAt }: TimeRange): Generator<string> {
  for (let day = Math.floor(+startsAt / DAY); day * DAY < +endsAt; day += 1) yield `${resourceId} ${day}`;
}
