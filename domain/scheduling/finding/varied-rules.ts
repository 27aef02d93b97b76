import type { Option } from './options-rules.ts';
import { MINUTE } from './starts-rules.ts';

/** The same rooms begin again and again: of those an hour apart at least, and few at one start, so that answers differ in use. */
const APART = 60 * MINUTE;
const MOST_AT_ONE_START = 3;

/** Of a list in order of rank as many as are wanted, in that order, without those that are much like a better one. */
export function varied<One>(ranked: readonly One[], most: number, optionsOf: (one: One) => readonly Option[]): One[] {
  const kept: One[] = [];
  const starts = new Map<number, number>();
  const byRooms = new Map<string, number[][]>();
  for (const one of ranked) {
    if (kept.length >= most) break;
    const options = optionsOf(one);
    const at = options.map(({ startsAt }) => startsAt);
    const rooms = options.map((option) => option.rooms.map(({ id }) => id).join()).join(' ');
    const alike = byRooms.get(rooms) ?? [];
    const count = starts.get(at[0]!) ?? 0;
    if (count >= MOST_AT_ONE_START || alike.some((other) => other.every((start, index) => Math.abs(start - at[index]!) < APART))) continue;
    starts.set(at[0]!, count + 1);
    byRooms.set(rooms, [...alike, at]);
    kept.push(one);
  }
  return kept;
}

/** The same, and where there are other days too, few of one day: whoever cannot come on it needs another. */
export function variedByDay<One>(
  ranked: readonly One[],
  most: number,
  optionsOf: (one: One) => readonly Option[],
  dayOf: (one: One) => number,
): One[] {
  const all = varied(ranked, Infinity, optionsOf);
  const mostADay = Math.ceil(most / 3);
  const days = new Map<number, number>();
  const chosen = new Set<One>();
  for (const one of all) {
    const count = days.get(dayOf(one)) ?? 0;
    if (chosen.size < most && count < mostADay) chosen.add(one);
    days.set(dayOf(one), count + 1);
  }
  for (const one of all) if (chosen.size < most) chosen.add(one);
  return all.filter((one) => chosen.has(one));
}
