import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tokens = readFileSync(fileURLToPath(new URL('../tokens.css', import.meta.url)), 'utf8');
const [dark, light] = tokens.split(":root[data-theme='light']") as [string, string];

export const THEMES = { dark, light };

/** The colour that a token has in a theme. */
export const hexOf = (theme: keyof typeof THEMES, name: string): string =>
  new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(THEMES[theme])?.[1] ?? '';

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** As WCAG measures it: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
