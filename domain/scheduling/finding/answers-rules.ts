import type { Chosen } from './choose-rules.ts';
import type { Found, FoundGear, FoundPerson, FoundPiece, House, Piece, Reason } from './find-types.ts';
import type { Option, Question } from './options-rules.ts';
import { reasonsOf } from './reasons-rules.ts';
import type { Solution } from './solve-rules.ts';

/** Solutions as people and programs read them, in their order. */
export function answersOf(question: Question, solutions: readonly Solution[]): Found[] {
  const reasons: Reason[][] = reasonsOf(question, solutions);
  return solutions.map((solution, index) => {
    const pieces = solution.options.map((option, piece) =>
      pieceOf(question.house, question.request.pieces[piece]!, option, solution.chosen[piece]!),
    );
    return {
      key: keyOf(pieces),
      pieces,
      priceMinor: pieces.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
      reasons: reasons[index]!,
    };
  });
}

/** Names the times and rooms of an answer. */
export const keyOf = (pieces: readonly Pick<FoundPiece, 'startsAt' | 'endsAt' | 'rooms'>[]): string =>
  pieces
    .map(({ startsAt, endsAt, rooms }) => `${startsAt.toISOString()}/${endsAt.toISOString()}@${rooms.map(({ id }) => id).sort()}`)
    .join(' ');

function pieceOf(house: House, piece: Piece, option: Option, chosen: Chosen): FoundPiece {
  return {
    name: piece.name,
    startsAt: new Date(option.startsAt),
    endsAt: new Date(option.endsAt),
    setupMinutes: option.setup,
    teardownMinutes: option.teardown,
    rooms: option.rooms.map(({ id, name }) => ({ id, name })),
    people: peopleOf(house, piece, chosen),
    gear: gearOf(house, piece, chosen),
    openRoles: [...piece.openRoles],
    priceMinor: option.merits.priceMinor,
  };
}

function peopleOf(house: House, piece: Piece, chosen: Chosen): FoundPerson[] {
  const nameOf = (id: string): string => house.people.find((person) => person.id === id)?.name ?? '';
  return piece.people.flatMap((wish, line) => {
    const ids = 'personId' in wish ? [wish.personId] : chosen.people.get(line)!;
    return ids.map((id) => ({ id, name: nameOf(id), duty: wish.duty || ('skill' in wish ? wish.skill : '') }));
  });
}

function gearOf(house: House, piece: Piece, chosen: Chosen): FoundGear[] {
  const named = (all: readonly { id: string; name: string }[], id: string): string => all.find((one) => one.id === id)?.name ?? '';
  return piece.gear.map((wish, line): FoundGear => {
    if ('unitId' in wish) return { kind: 'unit', id: wish.unitId, name: named(house.units, wish.unitId), quantity: 1, unitIds: [] };
    if ('modelId' in wish)
      return {
        kind: 'model',
        id: wish.modelId,
        name: named(house.models, wish.modelId),
        quantity: wish.quantity,
        unitIds: chosen.units.get(line)!,
      };
    const id = 'kitId' in wish ? wish.kitId : chosen.kits.get(line)!;
    return { kind: 'kit', id, name: named(house.kits, id), quantity: 1, unitIds: [] };
  });
}
