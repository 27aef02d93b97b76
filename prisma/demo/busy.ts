import { overlaps, type TimeRange } from '../../domain/kernel/time-range.ts';

const DAY = 86_400_000;

/** What is taken firmly, by resource and day; what the database's constraint will see. */
export class Busy {
  private readonly byDay = new Map<string, TimeRange[]>();

  take(resourceId: string, range: TimeRange): void {
    for (const key of keysOf(resourceId, range)) {
      const ranges = this.byDay.get(key);
      if (ranges) ranges.push(range);
      else this.byDay.set(key, [range]);
    }
  }

  isFree(resourceId: string, range: TimeRange): boolean {
    return keysOf(resourceId, range).every((key) => !this.byDay.get(key)?.some((taken) => overlaps(taken, range)));
  }
}

function keysOf(resourceId: string, { startsAt, endsAt }: TimeRange): string[] {
  const keys: string[] = [];
  for (let day = Math.floor(+startsAt / DAY); day * DAY < +endsAt; day += 1) keys.push(`${resourceId} ${day}`);
  return keys;
}
