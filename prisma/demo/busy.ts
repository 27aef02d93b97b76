import { daysOf } from '../../domain/kernel/zone.ts';
import { overlaps, type TimeRange } from '../../domain/kernel/time-range.ts';

/** What is taken firmly, by resource and day; what the database's constraint will see. */
export class Busy {
  private readonly byDay = new Map<string, TimeRange[]>();

  take(resourceId: string, range: TimeRange): void {
    for (const day of daysOf(range, 'utc')) {
      const key = `${resourceId} ${day}`;
      const ranges = this.byDay.get(key);
      if (ranges) ranges.push(range);
      else this.byDay.set(key, [range]);
    }
  }

  isFree(resourceId: string, range: TimeRange): boolean {
    return daysOf(range, 'utc').every((day) => !this.byDay.get(`${resourceId} ${day}`)?.some((taken) => overlaps(taken, range)));
  }
}
