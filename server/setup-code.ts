import { randomInt, timingSafeEqual } from 'node:crypto';

/** No letters or digits that are mistaken for each other when read aloud. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const MOST_TRIES = 20;

export interface SetupCode {
  code: string;
  matches(given: string): boolean;
}

/** Stands between a new installation on a network and the first stranger who finds it. New at every start. */
export function makeSetupCode(): SetupCode {
  const code = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/^(.{5})/, '$1-');
  let tries = 0;
  return {
    code,
    matches(given) {
      // Guessing ends long before it could succeed; the operator starts the server anew.
      if ((tries += 1) > MOST_TRIES) return false;
      const ours = Buffer.from(code.replace('-', ''));
      const theirs = Buffer.from(given.toUpperCase().replace(/[^A-Z0-9]/g, ''));
      return ours.length === theirs.length && timingSafeEqual(ours, theirs);
    },
  };
}
