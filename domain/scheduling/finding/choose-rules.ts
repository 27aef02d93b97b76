import type { HouseRoom } from './find-types.ts';
import { fillSeats, isApart, type Seat, type Seated } from './seats-rules.ts';
import type { KitServer, SeatsWish, Serving } from './serving-rules.ts';

/** A piece at one start in certain rooms. */
export interface Place {
  /** Milliseconds, setup and teardown included. */
  from: number;
  to: number;
  /** The start in the frame. */
  step: number;
  rooms: readonly HouseRoom[];
  serving: Serving;
}

/** Who and what serves a piece, by the lines of its wishes. */
export interface Chosen {
  /** People of each line that asks for a skill. */
  people: ReadonlyMap<number, string[]>;
  /** Units of each line that asks for a model. */
  units: ReadonlyMap<number, string[]>;
  /** The kit of each line that asks for any of a category. */
  kits: ReadonlyMap<number, string>;
}

/** Ways to choose kits that are tried; a house has few of a category. */
const MOST_KIT_WAYS = 500;

/**
 * Chooses people, units and kits for all pieces together, so that nothing is promised twice; null when that cannot be.
 * Rooms are chosen already and must be apart too.
 */
export function choose(places: readonly Place[]): Chosen[] | null {
  const seated = places.flatMap(({ from, to, rooms, serving }) => [
    ...rooms.map(({ id }): Seated => ({ id, from, to })),
    ...serving.fixed.map((id): Seated => ({ id, from, to })),
  ]);
  if (!isApart(seated)) return null;
  const people = fillWishes(places, ({ serving }) => serving.skills, seated);
  if (!people) return null;
  const gear = chooseGear(places, seated);
  return gear && places.map((_place, index) => ({ people: people[index]!, ...gear[index]! }));
}

interface KitSeat {
  place: number;
  line: number;
  from: number;
  to: number;
  servers: readonly KitServer[];
}

/** Kits first, one way after another: which of them are taken decides what is left of their models. */
function chooseGear(places: readonly Place[], seated: readonly Seated[]): Pick<Chosen, 'units' | 'kits'>[] | null {
  const kitSeats = places.flatMap(({ serving, from, to, step }, place) =>
    serving.kits.map(({ line, servers }): KitSeat => ({ place, line, from, to, servers: servers.filter(({ free }) => free[step]) })),
  );
  let ways = 0;
  const next = (index: number, taken: readonly Seated[], kits: readonly string[]): Pick<Chosen, 'units' | 'kits'>[] | null => {
    if (ways >= MOST_KIT_WAYS) return null;
    const seat = kitSeats[index];
    if (!seat) {
      ways += 1;
      const units = fillWishes(places, ({ serving }) => serving.models, taken);
      return units && places.map((_place, place) => ({ units: units[place]!, kits: kitsOf(kitSeats, kits, place) }));
    }
    for (const { id, unitIds } of seat.servers) {
      const withKit = [...taken, ...unitIds.map((unitId): Seated => ({ id: unitId, from: seat.from, to: seat.to }))];
      const found = isApart(withKit) ? next(index + 1, withKit, [...kits, id]) : null;
      if (found) return found;
    }
    return null;
  };
  return next(0, seated, []);
}

const kitsOf = (seats: readonly KitSeat[], kits: readonly string[], place: number): Map<number, string> =>
  new Map(seats.flatMap((seat, index) => (seat.place === place ? [[seat.line, kits[index]!] as const] : [])));

/** Fills the seats of all pieces at once; answers who has them, by piece and line. */
function fillWishes(
  places: readonly Place[],
  wishesOf: (place: Place) => readonly SeatsWish[],
  seated: readonly Seated[],
): Map<number, string[]>[] | null {
  const seats: (Seat & { place: number; line: number })[] = [];
  for (const [place, one] of places.entries())
    for (const { line, quantity, servers } of wishesOf(one)) {
      const candidates = servers.filter(({ free }) => free[one.step]).map(({ id }) => id);
      for (let seat = 0; seat < quantity; seat += 1) seats.push({ place, line, from: one.from, to: one.to, candidates });
    }
  const chosen = fillSeats(seats, seated);
  if (!chosen) return null;
  const filled = places.map(() => new Map<number, string[]>());
  for (const [index, { place, line }] of seats.entries()) filled[place]!.set(line, [...(filled[place]!.get(line) ?? []), chosen[index]!]);
  return filled;
}
