import type { FindRequest, HouseKit, HousePerson, HouseRoom, HouseUnit, PersonWish } from './find-types.ts';
import { fitsRoom } from './rooms-rules.ts';
import { sameWords } from './words-rules.ts';

interface Stock {
  rooms: readonly HouseRoom[];
  people: readonly HousePerson[];
  units: readonly HouseUnit[];
  kits: readonly HouseKit[];
}

/** Whether somebody could take a place that is wished for by skill, or in place of somebody. */
export function canServe(person: HousePerson, wish: Exclude<PersonWish, { personId: string }>, people: readonly HousePerson[]): boolean {
  if ('skill' in wish) return person.skills.some((skill) => sameWords(skill, wish.skill));
  const other = people.find(({ id }) => id === wish.likePersonId);
  if (!other || other.id === person.id) return false;
  return (
    person.skills.some((skill) => other.skills.some((theirs) => sameWords(skill, theirs))) ||
    (person.jobTitle !== '' && sameWords(person.jobTitle, other.jobTitle))
  );
}

/** Every resource that could serve one of the pieces: of these alone it matters when they are taken. */
export function candidateIds({ pieces }: FindRequest, { rooms, people, units, kits }: Stock): string[] {
  const ids = new Set<string>();
  for (const piece of pieces) {
    for (const wish of piece.rooms) for (const room of rooms) if (fitsRoom(wish, room)) ids.add(room.id);
    for (const wish of piece.people)
      if ('personId' in wish) ids.add(wish.personId);
      else for (const person of people) if (canServe(person, wish, people)) ids.add(person.id);
    for (const wish of piece.gear) {
      if ('unitId' in wish) ids.add(wish.unitId);
      else if ('modelId' in wish) for (const { id, modelId } of units) if (modelId === wish.modelId) ids.add(id);
      for (const kit of kits)
        if (('kitId' in wish && kit.id === wish.kitId) || ('kitCategory' in wish && sameWords(kit.category, wish.kitCategory)))
          for (const id of kit.unitIds) ids.add(id);
    }
  }
  return [...ids];
}
