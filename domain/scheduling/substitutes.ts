import { lengthMinutes } from '../kernel/time-range.ts';
import type { BookingRecord, Requirement } from './booking-record.ts';
import type { Candidate } from './candidates.ts';
import type { GearWish, PersonWish, Piece, RoomWish } from './finding/find-types.ts';
import type { Stock } from './finding/read-house.ts';
import type { Solution } from './finding/solve-rules.ts';
import type { Swap } from './resource-taken.ts';

/** A session as the search knows it: one piece that asks for what it asks for. Open roles take nobody. */
export function pieceOf(booking: BookingRecord, candidates: readonly Candidate[]): Piece {
  return pieceWith(booking, candidates, () => null);
}

/** What could stand in for something that is taken. */
interface Likeness {
  room?: RoomWish;
  person?: PersonWish;
  gear?: GearWish;
}

export interface StandIns {
  piece: Piece;
  /** Nearer to what was wanted, tried before. */
  narrower: Piece[];
}

/**
 * The session with anything alike in place of what is taken: a room of at least the capacity, of the same kind first; somebody who shares
 * a skill or the job; a unit of the model; a kit of the category. Null when units of a model are short, for which nothing stands in.
 */
export function standInsOf(booking: BookingRecord, candidates: readonly Candidate[], blocked: readonly string[]): StandIns | null {
  const lacking = booking.requirements.filter((one) => isBlocked(one, candidates, blocked));
  if (lacking.length === 0 || lacking.some(({ modelId }) => modelId !== null)) return null;
  const ofSameKind =
    (sameKind: boolean) =>
    (requirement: Requirement): Likeness | null =>
      lacking.includes(requirement) ? likenessOf(requirement, candidates, sameKind) : null;
  const hasRoom = lacking.some(({ resourceId }) => candidates.some(({ id, kind }) => id === resourceId && kind === 'room'));
  return {
    piece: pieceWith(booking, candidates, ofSameKind(false)),
    narrower: hasRoom ? [pieceWith(booking, candidates, ofSameKind(true))] : [],
  };
}

const isBlocked = ({ resourceId, kitId, modelId }: Requirement, candidates: readonly Candidate[], blocked: readonly string[]): boolean =>
  (resourceId !== null && blocked.includes(resourceId)) ||
  (kitId !== null && candidates.some((unit) => unit.kitId === kitId && blocked.includes(unit.id))) ||
  (modelId !== null && candidates.some((unit) => unit.modelId === modelId && blocked.includes(unit.id)));

function likenessOf({ resourceId, kitId, duty }: Requirement, candidates: readonly Candidate[], sameKind: boolean): Likeness | null {
  if (kitId) return { gear: { kitCategory: candidates.find((unit) => unit.kitId === kitId)?.kitCategory ?? '' } };
  const resource = candidates.find(({ id }) => id === resourceId);
  if (resource?.kind === 'person') return { person: { likePersonId: resource.id, duty } };
  if (resource?.kind === 'unit') return { gear: { modelId: resource.modelId!, quantity: 1 } };
  if (resource?.kind !== 'room') return null;
  return { room: { roomId: null, kind: sameKind ? resource.roomKind : null, capacity: resource.capacity, features: [] } };
}

function pieceWith(booking: BookingRecord, candidates: readonly Candidate[], like: (requirement: Requirement) => Likeness | null): Piece {
  const kindOf = new Map(candidates.map(({ id, kind }) => [id, kind]));
  const rooms: RoomWish[] = [];
  const people: PersonWish[] = [];
  const gear: GearWish[] = [];
  for (const requirement of booking.requirements) {
    const { resourceId, modelId, kitId, quantity, duty } = requirement;
    const instead = like(requirement);
    const kind = resourceId === null ? null : kindOf.get(resourceId);
    if (kind === 'room') rooms.push(instead?.room ?? { roomId: resourceId, kind: null, capacity: null, features: [] });
    else if (kind === 'person') people.push(instead?.person ?? { personId: resourceId!, duty });
    else if (kind === 'unit') gear.push(instead?.gear ?? { unitId: resourceId! });
    else if (kitId) gear.push(instead?.gear ?? { kitId });
    else if (modelId) gear.push({ modelId, quantity });
  }
  const { setupMinutes, teardownMinutes } = booking;
  return {
    label: booking.title,
    minutes: lengthMinutes(booking),
    setupMinutes,
    teardownMinutes,
    rooms,
    people,
    gear,
    openRoles: [],
    link: null,
  };
}

/** What a solution takes in place of what was wanted, line by line. */
export function swapsOf(piece: Piece, wanted: Piece, { options, chosen }: Solution, stock: Stock): Swap[] {
  const names = new Map([...stock.rooms, ...stock.people, ...stock.units, ...stock.kits].map(({ id, name }) => [id, name]));
  const swap = (kind: Swap['kind'], insteadOfId: string, resourceId: string | undefined): Swap[] =>
    resourceId === undefined || resourceId === insteadOfId
      ? []
      : [{ kind, insteadOfId, resourceId, resourceName: names.get(resourceId) ?? '' }];
  const { people, units, kits } = chosen[0]!;
  return [
    ...wanted.rooms.flatMap(({ roomId }, line) =>
      piece.rooms[line]!.roomId === null ? swap('room', roomId!, options[0]!.rooms[line]!.id) : [],
    ),
    ...wanted.people.flatMap((wish, line) =>
      'personId' in wish && people.has(line) ? swap('person', wish.personId, people.get(line)![0]) : [],
    ),
    ...wanted.gear.flatMap((wish, line) => {
      if ('unitId' in wish && units.has(line)) return swap('unit', wish.unitId, units.get(line)![0]);
      return 'kitId' in wish && kits.has(line) ? swap('kit', wish.kitId, kits.get(line)) : [];
    }),
  ];
}
