import type { Reason } from './find-types.ts';
import type { Question } from './options-rules.ts';
import { leavesNoGap } from './rank-rules.ts';
import type { Solution } from './solve-rules.ts';
import { MINUTE } from './starts-rules.ts';
import { farWords, sameWords } from './words-rules.ts';

/** Why each answer stands where it stands, compared with the others, what weighs most first; never none. */
export function reasonsOf(question: Question, solutions: readonly Solution[]): Reason[][] {
  const prices = solutions.map(priceOf);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const away = solutions.map(({ options }) => options[0]!.merits.minutesAway);
  const nearest = Math.min(...away);
  return solutions.map((solution, index) => {
    const said: Reason[] = [
      ...whenOf(question, solution, nearest === away[index]),
      ...(least < most && prices[index] === least ? [good('cheapest', 'the cheapest of these')] : []),
      ...peopleOf(question, solution),
      ...(solution.options.some(({ merits }) => merits.sameRoom) ? [good('same_room', 'in the same room as last time')] : []),
      ...(solution.options.every(({ rooms, merits }) => rooms.length > 0 && leavesNoGap(merits))
        ? [good('no_gap', 'leaves no gap behind')]
        : []),
      ...(fitsExactly(question, solution) ? [good('fits', 'just the size that is wanted')] : []),
      ...(isOneDay(question, solution) ? [good('same_day', 'all on one day')] : []),
      ...(solution.options.some(({ merits }) => merits.isHeld) ? [heldReason(solution)] : []),
    ];
    return said.some(({ against }) => !against) ? said : [good('free', 'free in everything it needs'), ...said];
  });
}

const good = (kind: Reason['kind'], says: string): Reason => ({ kind, says, against: false });
const priceOf = ({ options }: Solution): number => options.reduce((sum, { merits }) => sum + merits.priceMinor, 0);

function whenOf({ request }: Question, { options }: Solution, isNearest: boolean): Reason[] {
  const { startsAt, merits } = options[0]!;
  if (!request.nearTo) return isNearest ? [good('soonest', 'the soonest that there is')] : [];
  if (merits.minutesAway === 0) return [good('as_wished', 'at the wished time')];
  const minutes = (startsAt - +request.nearTo) / MINUTE;
  const far = `${farWords(minutes)} ${minutes < 0 ? 'before' : 'after'} the wished time`;
  return isNearest ? [good('nearest', `nearest to the wish: ${far}`)] : [];
}

/** Those who usually work for the client, by name. */
function peopleOf({ request, house, habits }: Question, { chosen }: Solution): Reason[] {
  if (!habits.clientName) return [];
  const usual = chosen.flatMap(({ people }, piece) =>
    [...people].flatMap(([line, ids]) =>
      ids
        .filter((id) => habits.usualPeople.has(id))
        .map((id) => {
          const wish = request.pieces[piece]!.people[line]!;
          return { name: house.people.find((person) => person.id === id)!.name, duty: wish.duty || ('skill' in wish ? wish.skill : '') };
        }),
    ),
  );
  const first = usual.find(({ name }, index) => usual.findIndex((other) => sameWords(other.name, name)) === index);
  if (!first) return [];
  return [good('usual_person', `with ${first.name}, as usual for ${habits.clientName}`)];
}

const fitsExactly = ({ request }: Question, { options }: Solution): boolean =>
  request.pieces.some(({ rooms }) => rooms.some(({ capacity }) => capacity !== null)) &&
  options.every(({ merits }) => merits.spareSeats === 0);

function isOneDay({ calendar }: Question, { options }: Solution): boolean {
  const days = new Set(options.map(({ step }) => calendar.dayOf[step]));
  return options.length > 1 && days.size === 1;
}

function heldReason({ options }: Solution): Reason {
  const held = options.find(({ merits }) => merits.isHeld)!;
  return { kind: 'held', says: `somebody else has a hold or an inquiry in ${held.rooms[0]?.name ?? 'it'} then`, against: true };
}
