import { ROOM_KINDS } from '../../../domain/scheduling/room-rules.ts';
import type { FindSourcesQuery, RoomKind } from '../../graphql/generated/graphql.ts';
import { words } from '../../ui/words.ts';
import { findChoices, type Choice } from '../choices.ts';
import { anyRoom, thisRoom, type RoomSought } from './find-values.ts';

export type Sources = FindSourcesQuery | undefined;

const fits = (text: string, label: string): boolean => label.toLowerCase().includes(text.trim().toLowerCase());

/** The kinds of rooms that the studio has, then its rooms one by one. */
export function roomChoices(
  rooms: readonly { id: string; name: string; kind: string }[],
  text: string,
): (RoomSought & { note?: string })[] {
  const kinds = ROOM_KINDS.filter((kind) => rooms.some((room) => room.kind === kind));
  return [anyRoom(), ...kinds.map((kind) => anyRoom(kind)), ...rooms.map((room) => ({ ...thisRoom(room), note: words(room.kind) }))].filter(
    ({ label }) => fits(text, label),
  );
}

const counted = (all: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b)));
};

/** What rooms of this kind have. */
export const featureChoices = (sources: Sources, kind: RoomKind | null, text: string): Choice[] =>
  [...counted((sources?.rooms.nodes ?? []).filter((room) => kind === null || room.kind === kind).flatMap(({ features }) => features))]
    .filter(([name]) => fits(text, name))
    .map(([name, rooms]) => ({ id: name, kind: 'room', label: name, note: rooms === 1 ? '1 room' : `${rooms} rooms` }));

export const SKILL = 'skill ';
export const CATEGORY = 'category ';

/** Skills first: whoever has one will do; then people by name. */
export async function personChoices(sources: Sources, text: string): Promise<Choice[]> {
  const skills = [...counted((sources?.people.nodes ?? []).flatMap(({ skills: has }) => has))]
    .filter(([name]) => fits(text, name))
    .map(([name, people]): Choice => ({
      id: `${SKILL}${name}`,
      kind: 'person',
      label: name,
      note: people === 1 ? 'one person has it' : `any of ${people} people`,
    }));
  return [...skills, ...(await findChoices(['person'], text, null))];
}

/** Kits of a category first: any that is free will do; then kits, models and, by name, units. */
export async function gearChoices(sources: Sources, text: string): Promise<Choice[]> {
  const categories = [...counted((sources?.gearKits.nodes ?? []).map(({ category }) => category))]
    .filter(([name, kits]) => kits > 1 && fits(text, `any ${name} kit`))
    .map(([name, kits]): Choice => ({ id: `${CATEGORY}${name}`, kind: 'kit', label: `Any kit: ${name}`, note: `${kits} kits` }));
  return [...categories, ...(await findChoices(text ? ['kit', 'model', 'unit'] : ['kit', 'model'], text, null))];
}
