/** What makes a good password (NIST SP 800-63B: long, and not what everybody tries; no rules about signs and digits). */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** Said before one is chosen. */
export const PASSWORD_HINT =
  'At least 10 characters. A few words in a row are easy to keep and hard to guess; not your name or address, and nothing everybody tries.';

const FEWEST_DIFFERENT = 5;
/** What lists of stolen passwords are full of, without the digits and signs that people put around it. */
const TRIED_BY_ALL = new Set(
  (
    'password passwort passwd letmein welcome willkommen callboard admin administrator iloveyou sunshine princess football baseball ' +
    'monkey dragon master superman batman secret changeme qwerty qwertz azerty asdfgh zxcvbn abc abcdefgh test user login studio'
  ).split(' '),
);
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '01234567890',
];

/** What is wrong with a password, and how to mend it; null when it is good. */
export function passwordFault(password: string, whose: { name?: string; email?: string } = {}): string | null {
  if (password.length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters.`;
  if (password.length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  const lower = password.toLowerCase();
  if (new Set(lower).size < FEWEST_DIFFERENT) return 'Use more different characters. A few words in a row do well.';
  const letters = lower.replaceAll(/[^\p{L}]/gu, '');
  const digits = lower.replaceAll(/\D/g, '');
  if (ROWS.some((row) => isRow(letters, row)) || (letters === '' && isRow(digits, ROWS.at(-1)!)))
    return 'Do not use keys or letters in a row. A few words do well.';
  if (isRepeated(letters, TRIED_BY_ALL)) return 'Everybody tries this one first. Choose a few words of your own.';
  const own = [whose.name ?? '', ...(whose.email ?? '').split('@')].map((text) => text.toLowerCase().replaceAll(/[^\p{L}]/gu, ''));
  if (letters !== '' && own.some((text) => text === letters)) return 'Do not use your name or address. Choose a few words of your own.';
  return null;
}

/** `qwertyuiop`, also begun anew after its end. */
const isRow = (text: string, row: string): boolean => text.length >= 6 && (row + row).includes(text);

/** `passwordpassword` is no better than `password`. */
const isRepeated = (letters: string, words: ReadonlySet<string>): boolean =>
  [...words].some((word) => letters.length % word.length === 0 && letters !== '' && letters === word.repeat(letters.length / word.length));
