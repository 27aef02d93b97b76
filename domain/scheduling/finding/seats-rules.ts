/** One place to be filled, from one moment to another (ms). */
export interface Seat {
  from: number;
  to: number;
  /** Who could take it, the preferred first. */
  candidates: readonly string[];
}

/** Somebody or something that has a place already. */
export interface Seated {
  id: string;
  from: number;
  to: number;
}

const meet = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to;

/**
 * Fills every seat, or answers null. One may take several seats whose times do not meet.
 * Augmenting paths: whoever sits on a seat already moves over when that frees it for somebody who has nowhere else to go.
 * Exact whenever the times of seats either meet all or not at all; three that meet only pairwise may be missed, never filled wrongly.
 */
export function fillSeats(seats: readonly Seat[], seated: readonly Seated[] = []): string[] | null {
  const chosen: (string | undefined)[] = seats.map(() => undefined);
  const sitting = new Map<string, number[]>();
  const fixed = new Map<string, Seated[]>();
  for (const one of seated) fixed.set(one.id, [...(fixed.get(one.id) ?? []), one]);

  const sit = (index: number, id: string): void => {
    const had = chosen[index];
    if (had !== undefined)
      sitting.set(
        had,
        sitting.get(had)!.filter((other) => other !== index),
      );
    chosen[index] = id;
    sitting.set(id, [...(sitting.get(id) ?? []), index]);
  };
  const inTheWay = (id: string, seat: Seat): number[] => (sitting.get(id) ?? []).filter((other) => meet(seats[other]!, seat));
  const place = (index: number, tried: Set<string>): boolean => {
    const seat = seats[index]!;
    const able = seat.candidates.filter((id) => !tried.has(id) && !fixed.get(id)?.some((one) => meet(one, seat)));
    // Nobody moves over while somebody is idle.
    const idle = able.find((id) => inTheWay(id, seat).length === 0);
    if (idle !== undefined) {
      sit(index, idle);
      return true;
    }
    for (const id of able) {
      if (tried.has(id)) continue;
      tried.add(id);
      if (!inTheWay(id, seat).every((other) => place(other, tried))) continue;
      sit(index, id);
      return true;
    }
    return false;
  };
  for (const index of seats.keys()) if (!place(index, new Set())) return null;
  return chosen as string[];
}

/** Whether nobody has two places at once. */
export const isApart = (seated: readonly Seated[]): boolean =>
  seated.every((one, index) => seated.slice(0, index).every((other) => other.id !== one.id || !meet(one, other)));
