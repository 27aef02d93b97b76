import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COLOURS, colourOf, initialsOf } from './person-colour.ts';

const tokens = readFileSync(fileURLToPath(new URL('../styles/tokens.css', import.meta.url)), 'utf8');
const [dark, light] = tokens.split(":root[data-theme='light']") as [string, string];
const hexOf = (part: string, name: string): string => new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(part)?.[1] ?? '';

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test('every person’s colour can be read on every ground, and what is written on it too, in both themes', () => {
  for (const [theme, part] of Object.entries({ dark, light }))
    for (let seat = 0; seat < COLOURS; seat += 1) {
      const colour = hexOf(part, `person-${seat}`);
      for (const ground of ['ground', 'surface', 'raised', 'booked'])
        expect(contrast(colour, hexOf(part, ground)), `${theme} ${seat} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, hexOf(part, 'on-person')), `${theme}: words on ${seat}`).toBeGreaterThanOrEqual(4.5);
    }
});

test('a colour stays a person’s own, and names become two letters', () => {
  expect(colourOf(3)).toBe('var(--person-3)');
  expect(colourOf(3 + COLOURS)).toBe(colourOf(3));
  expect(['Ana Lindqvist', 'Ben', 'Øyvind de la Cruz', ' '].map(initialsOf)).toEqual(['AL', 'BE', 'ØC', '?']);
});
