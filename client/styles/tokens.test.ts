import { expect, test } from 'vitest';
import { contrast, hexOf } from './testing/tokens.ts';

test('a session that is seen from too far away for words stands out from whatever it is on, in both themes', () => {
  for (const theme of ['dark', 'light'] as const)
    for (const edge of ['booked-far', 'on-air', 'hold', 'amber', 'service'])
      for (const ground of ['ground', 'surface', 'closed-ground'])
        expect(contrast(hexOf(theme, edge), hexOf(theme, ground)), `${theme}: ${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
});
