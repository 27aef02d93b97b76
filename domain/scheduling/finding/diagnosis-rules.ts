import { allowedStarts } from './calendar-rules.ts';
import type { FindRequest, Piece } from './find-types.ts';
import { buffersOf, optionsOf, servingFor, workOn, type Question, type Work } from './options-rules.ts';
import { pieceName } from './relax-rules.ts';
import { fitsRoom, roomSets } from './rooms-rules.ts';
import { anyStart, keepBoth, MINUTE, withinStarts, type Starts } from './starts-rules.ts';
import { lengthWords, roomWords, sameWords } from './words-rules.ts';

/** Why a request finds nothing, in sentences; never none. */
export function whyNothing(question: Question, hasWayOut: boolean): string[] {
  const { request } = question;
  const work = workOn({ ...question, request: { ...request, maxPriceMinor: null, maxHourlyMinor: null } });
  const why = request.pieces.flatMap((piece, index) =>
    inPiece(work, piece, index).map((sentence) =>
      request.pieces.length > 1 ? `${pieceName(request, index)}: ${sentence}` : capital(sentence),
    ),
  );
  if (why.length === 0) why.push(together(request));
  if (!hasWayOut)
    why.push('Giving up a single condition does not help. Give up several, look further ahead, or keep the wish on the waitlist.');
  return why;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands in the way of one piece, looked at alone. */
function inPiece(work: Work, piece: Piece, index: number): string[] {
  const lacking = whatLacks(work.question, piece);
  if (lacking.length > 0) return lacking;
  const { request, calendar, notBefore, house } = work.question;
  const allowed = allowedStarts(request, piece, calendar, notBefore);
  if (!anyStart(allowed)) return [`no ${lengthWords(piece.minutes)} fit into these days and hours, or all of them are past.`];
  const sets = roomSets(piece, house.rooms);
  const inRooms = sets.map((rooms) => ({ rooms, starts: roomStarts(work, piece, rooms, allowed) }));
  if (!inRooms.some(({ starts }) => anyStart(starts)))
    return [
      `${roomsOf(work.question, piece)} ${sets.length === 1 ? 'is' : 'are'} not free for ${lengthWords(piece.minutes)} at a stretch.`,
    ];
  const permitted = inRooms.map(({ rooms, starts }) => ({ rooms, starts: permittedOf(work.question, piece, rooms, starts) }));
  if (!permitted.some(({ starts }) => anyStart(starts))) return ['the rules of the studio refuse every time at which a room is free.'];
  const parts = partsOf(work, piece, index, permitted);
  if (parts.length > 0) return parts;
  return optionsOf(work, index, 0, Infinity).length > 0 ? [] : ['each part is free at some time, but never all of them at once.'];
}

/** What the house does not have at all, whenever it is. */
function whatLacks({ house }: Question, piece: Piece): string[] {
  const why: string[] = [];
  for (const wish of piece.rooms)
    if (!house.rooms.some((room) => fitsRoom(wish, room))) why.push(`there is no room like this: ${roomWords(wish, () => 'the room')}.`);
  if (why.length === 0 && roomSets(piece, house.rooms).length === 0) why.push('there are not so many rooms of this kind.');
  for (const wish of piece.people) {
    if (!('skill' in wish)) continue;
    const able = house.people.filter(({ skills }) => skills.some((skill) => sameWords(skill, wish.skill))).length;
    if (able < wish.quantity)
      why.push(`${able === 0 ? 'nobody has' : `only ${able} ${able === 1 ? 'has' : 'have'}`} the skill ${wish.skill}.`);
  }
  for (const wish of piece.gear) {
    if ('modelId' in wish) {
      const there = house.units.filter(({ modelId }) => modelId === wish.modelId).length;
      const name = house.models.find(({ id }) => id === wish.modelId)?.name ?? 'this model';
      if (there < wish.quantity) why.push(`the studio has ${there === 0 ? 'none' : `only ${there}`} of ${name}.`);
    } else if ('kitCategory' in wish && !house.kits.some((kit) => kit.unitIds.length > 0 && sameWords(kit.category, wish.kitCategory)))
      why.push(`there is no kit of the category ${wish.kitCategory}.`);
  }
  return why;
}

function roomStarts(
  { question: { house, calendar }, freedom }: Work,
  piece: Piece,
  rooms: ReturnType<typeof roomSets>[number],
  allowed: Starts,
): Starts {
  const { setup, teardown } = buffersOf(piece, rooms);
  const [before, after] = [setup * MINUTE, (piece.minutes + teardown) * MINUTE];
  const starts = allowed.slice();
  for (const { id } of rooms) {
    keepBoth(starts, freedom(id, before, after));
    const open = house.open.get(id);
    if (open) keepBoth(starts, withinStarts(open, calendar.frame, before, after));
  }
  return starts;
}

function permittedOf({ permitted }: Question, piece: Piece, rooms: ReturnType<typeof roomSets>[number], starts: Starts): Starts {
  const kept = starts.slice();
  const rule = permitted?.(piece, rooms) ?? null;
  if (rule) keepBoth(kept, rule);
  return kept;
}

const roomsOf = ({ house }: Question, { rooms }: Piece): string => {
  const nameOf = (id: string): string => house.rooms.find((room) => room.id === id)?.name ?? 'the room';
  return rooms.map((wish) => roomWords(wish, nameOf)).join(' and ') || 'what is asked for';
};

/** People or gear that are taken whenever a room would be free. */
function partsOf(
  work: Work,
  piece: Piece,
  index: number,
  inRooms: { rooms: ReturnType<typeof roomSets>[number]; starts: Starts }[],
): string[] {
  const { house } = work.question;
  const open = inRooms.filter(({ starts }) => anyStart(starts));
  const never = (alone: Piece): boolean =>
    open.every(({ rooms, starts }) => {
      const { setup, teardown } = buffersOf(piece, rooms);
      const lone = {
        ...work.question,
        request: { ...work.question.request, pieces: work.question.request.pieces.map((one, at) => (at === index ? alone : one)) },
      };
      const could = servingFor({ ...workOn(lone), freedom: work.freedom }, index, setup, teardown).could;
      return !starts.some((flag, step) => flag && could[step]);
    });
  const bare = { ...piece, people: [], gear: [] };
  return [
    ...piece.people
      .filter((wish) => never({ ...bare, people: [wish] }))
      .map((wish) =>
        !('skill' in wish)
          ? `${house.people.find(({ id }) => 'personId' in wish && id === wish.personId)?.name ?? 'who is asked for'} is not free when a room is.`
          : `${wish.quantity > 1 ? `${wish.quantity} people` : 'nobody'} for ${wish.skill} ${wish.quantity > 1 ? 'are not' : 'is'} free when a room is.`,
      ),
    ...piece.gear
      .filter((wish) => never({ ...bare, gear: [wish] }))
      .map((wish) => `${gearWords(work.question, wish)} not free when a room is.`),
  ];
}

function gearWords({ house }: Question, wish: Piece['gear'][number]): string {
  const nameOf = (all: readonly { id: string; name: string }[], id: string): string =>
    all.find((one) => one.id === id)?.name ?? 'what is asked for';
  if ('modelId' in wish) return `${wish.quantity} × ${nameOf(house.models, wish.modelId)} ${wish.quantity > 1 ? 'are' : 'is'}`;
  if ('kitId' in wish) return `${nameOf(house.kits, wish.kitId)} is`;
  return 'unitId' in wish ? `${nameOf(house.units, wish.unitId)} is` : `a kit of the category ${wish.kitCategory} is`;
}

/** Each piece could be had: then it is the price, or how they stand to one another. */
function together(request: FindRequest): string {
  if (request.pieces.length > 1 && request.maxPriceMinor === null && request.maxHourlyMinor === null)
    return 'Each session could be had alone, but not in this order, at this distance and without taking from one another.';
  return 'It can be had, but not at this price.';
}
