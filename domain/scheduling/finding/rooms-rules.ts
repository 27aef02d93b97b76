import type { HouseRoom, Piece, RoomWish } from './find-types.ts';
import { sameWords } from './words-rules.ts';

/** Sets of rooms that are looked at for one piece. */
const MOST_SETS = 2_000;

export const fitsRoom = (wish: RoomWish, room: HouseRoom): boolean => {
  if (wish.roomId) return room.id === wish.roomId;
  return (
    (wish.kind === null || room.kind === wish.kind) &&
    (wish.capacity === null || room.capacity >= wish.capacity) &&
    wish.features.every((wanted) => room.features.some((feature) => sameWords(feature, wanted)))
  );
};

/** Every way to serve a piece's wishes for rooms, one room for each, in the studio's order of rooms; one empty set when it wants none. */
export function roomSets(piece: Piece, rooms: readonly HouseRoom[]): readonly (readonly HouseRoom[])[] {
  let sets: HouseRoom[][] = [[]];
  for (const wish of piece.rooms) {
    const fitting = rooms.filter((room) => fitsRoom(wish, room));
    sets = sets.flatMap((set) => fitting.filter((room) => !set.includes(room)).map((room) => [...set, room])).slice(0, MOST_SETS);
  }
  return distinct(sets, piece);
}

/** Two wishes that are alike would give every pair of rooms twice. */
function distinct(sets: HouseRoom[][], { rooms }: Piece): HouseRoom[][] {
  if (rooms.length < 2) return sets;
  const seen = new Set<string>();
  return sets.filter((set) => {
    const key = set
      .map(({ id }) => id)
      .sort()
      .join();
    return !seen.has(key) && seen.add(key);
  });
}
