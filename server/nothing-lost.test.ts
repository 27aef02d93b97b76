import { expect, test } from 'vitest';
import { PARTS } from './testing/nothing-lost/a-whole-house.ts';
import { strikes } from './testing/nothing-lost/strikes.ts';

/** Ten seconds on a machine of its own. Here all else is tested at the same time. */
const MOST_MS = 45_000;

// Once each, so that the harness lives; `npm run test:kill` ends each fifty times.
test('servers, worker, Redis and PostgreSQL are killed under load: nothing is lost or done twice, and who watches is told everything once', async () => {
  const outcome = await strikes({ parts: PARTS, points: PARTS.length, seed: 7, clients: 3 });
  expect(outcome.faults).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(10);
  for (const { allWrites, watching, figures } of outcome.points) expect(Math.max(allWrites, watching, figures)).toBeLessThan(MOST_MS);
  // Whatever came in place of an answer says how to go on.
  expect([...outcome.troubles.keys()].filter((trouble) => / (INTERNAL|undefined)|refused/.test(trouble))).toEqual([]);
}, 400_000);
