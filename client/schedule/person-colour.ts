/** Colours that tell people apart: as many as there are `--person-…` in styles/tokens.css. */
export const COLOURS = 10;

/** Everybody keeps theirs: it follows from how many came to the studio before. Beside it their name or initials always stand. */
export const colourOf = (seat: number): string => `var(--person-${seat % COLOURS})`;

/** Two letters for a name: Ana Lindqvist is AL, Ben is BE. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!].map((word) => [...word][0]!) : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toUpperCase();
}
