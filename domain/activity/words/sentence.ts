import { words } from '../../kernel/errors.ts';
import { bookingWords } from './booking-words.ts';
import { houseWords } from './house-words.ts';
import { fieldsOf, listed, NO_NAMES, text, type Fields, type Names, type Say, type Told } from './told.ts';

/** Every kind of change there is, in words: the one place where they are made. A kind that is missing here fails the tests. */
export const WORDS: Readonly<Record<string, Readonly<Record<string, Say>>>> = { booking: bookingWords, ...houseWords };

/** Whether somebody has found words for this kind of change. */
export const hasWords = ({ entity, kind }: Pick<Told, 'entity' | 'kind'>): boolean => WORDS[entity]?.[kind] !== undefined;

/** What a record is called, as its change tells it. */
export function labelOf({ before, after }: Pick<Told, 'before' | 'after'>): string | null {
  const label = [after?.title, after?.name, after?.description, before?.title, before?.name].map(text).find(Boolean);
  return label ?? null;
}

const TAKEN_BACK: Record<string, string> = { undone: 'took it back: ', redone: 'did it again: ' };

/** A change as a sentence: "Ana moved Harbour Nights from Tue 24 Nov 10:00 to 14:00 and into Studio B". */
export function sentenceOf(told: Told, names: Names = NO_NAMES): string {
  return `${told.actorName} ${predicateOf(told, names)}`;
}

/** The same without who did it. */
export const predicateOf = (told: Told, names: Names = NO_NAMES): string =>
  `${TAKEN_BACK[told.kind] ?? ''}${(WORDS[told.entity]?.[told.kind] ?? plainly)(told, names)}${overrode(told)}`;

/** What somebody booked over, and why. */
function overrode({ after }: Told): string {
  const over = fieldsOf(after?.overrode);
  if (!over) return '';
  const rules = Array.isArray(over.rules) ? (over.rules as Fields[]).map(({ name }) => text(name)).filter(Boolean) : [];
  return `, over ${listed(rules) || 'a rule'}: “${text(over.reason)}”`;
}

/** Before anybody has found better words, such as while a new process writes what an old one tells. */
const plainly: Say = (told) => [words(told.kind), labelOf(told) ?? `a ${words(told.entity)}`].join(' ');
