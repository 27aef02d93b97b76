import { words } from '../../kernel/errors.ts';
import type { RoomWish } from './find-types.ts';

/** Skills, features and categories are typed by people: `Mix` and `mix ` are the same. */
export const sameWords = (one: string, other: string): boolean => plain(one) === plain(other);
export const plain = (text: string): string => text.trim().toLowerCase();

/** `90` minutes as people say them: 1 h 30 min; whole days as days. */
export function lengthWords(minutes: number): string {
  if (minutes >= 1_440 && minutes % 1_440 === 0) return minutes === 1_440 ? '1 day' : `${minutes / 1_440} days`;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** How far apart two moments are, as one says it of a wish: to the hour beyond half a day, to the day beyond two. */
export function farWords(minutes: number): string {
  const far = Math.abs(minutes);
  if (far >= 2_880) return `${Math.round(far / 1_440)} days`;
  return lengthWords(far >= 720 ? Math.round(far / 60) * 60 : far);
}

const article = (noun: string): string => (/^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`);

/** A wish for a room as a phrase: `an edit bay for 4 with daylight`. */
export function roomWords(wish: RoomWish, nameOf: (roomId: string) => string): string {
  if (wish.roomId) return nameOf(wish.roomId);
  const kind = wish.kind ? words(wish.kind) : 'room';
  const capacity = wish.capacity ? ` for ${wish.capacity}` : '';
  const features = wish.features.length > 0 ? ` with ${wish.features.join(', ')}` : '';
  return `${article(kind)}${capacity}${features}`;
}
