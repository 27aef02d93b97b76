import { expect, test } from 'vitest';
import { contrast, hexOf } from '../styles/testing/tokens.ts';
import { COLOURS, colourOf, initialsOf } from './person-colour.ts';

test('every person’s colour can be read on every ground, and what is written on it too, in both themes', () => {
  for (const theme of ['dark', 'light'] as const)
    for (let seat = 0; seat < COLOURS; seat += 1) {
      const colour = hexOf(theme, `person-${seat}`);
      for (const ground of ['ground', 'surface', 'raised', 'booked'])
        expect(contrast(colour, hexOf(theme, ground)), `${theme} ${seat} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, hexOf(theme, 'on-person')), `${theme}: words on ${seat}`).toBeGreaterThanOrEqual(4.5);
    }
});

test('a colour stays a person’s own, and names become two letters', () => {
  expect(colourOf(3)).toBe('var(--person-3)');
  expect(colourOf(3 + COLOURS)).toBe(colourOf(3));
  expect(['Ana Lindqvist', 'Ben', 'Øyvind de la Cruz', ' '].map(initialsOf)).toEqual(['AL', 'BE', 'ØC', '?']);
});
