import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type Served } from '../server/testing/a-server.ts';
import { aHouse, type House } from './testing/a-house.ts';
import { MUTATIONS, outcome, send, sendAll, type MutationAnswer } from './testing/every-mutation.ts';
import { exampleNames, exampleOf } from './testing/examples/all.ts';
import { EMPTY_HOUSE } from './testing/examples/studio.ts';
import { writings } from './testing/fingerprint.ts';
import { spoil, type Spoilt } from './testing/spoil.ts';

let served: Served;
let elsewhere: House;
beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  elsewhere = await aHouse(served);
});

test('every mutation has a valid example, and no example is left of one that is gone', () => {
  expect(exampleNames().sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
});

/** Another studio's records stay as they are, so one of each type serves all. */
const foreignIds = new Map<string, Promise<string>>();
const foreign = (type: string): Promise<string> => {
  if (!foreignIds.has(type)) foreignIds.set(type, elsewhere.idOf(type));
  return foreignIds.get(type)!;
};

const REFUSALS = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'STEP_NOT_POSSIBLE',
  'STALE_EDIT',
  'RESOURCE_TAKEN',
  'RULE_REFUSED',
  'NOT_ALLOWED',
  'TOO_LARGE',
];
/** What a library says by itself, to programmers. */
const UNHELPFUL = /^(Invalid|Too (small|big)|Expected|Unrecognized)|undefined|\[object/;

/** What is wrong with the answer to a spoilt input; null when it is as it should be. */
function fault({ path }: Spoilt, answer: MutationAnswer): string | null {
  const code = outcome(answer);
  if (answer.status >= 500) return `status ${answer.status}`;
  if (!REFUSALS.includes(code)) return code;
  const message = answer.errors[0]?.message ?? answer.data.message ?? '';
  if (!message || message.length > 600) return `a message of ${message.length} characters`;
  if (code !== 'INVALID_INPUT') return path === null || code !== 'NOT_FOUND' ? null : `NOT_FOUND instead of ${path}`;
  const issues = answer.errors[0]?.extensions.issues ?? answer.data.issues ?? [];
  if (path !== null && !issues.some((issue) => issue.path === path))
    return `told at ${issues.map((issue) => issue.path || '(root)').join(', ')}`;
  const unhelpful = issues.find((issue) => issue.message === '' || UNHELPFUL.test(issue.message));
  return unhelpful ? `“${unhelpful.message}” at ${unhelpful.path}` : null;
}

/** Signs of life are sent faster here than anybody's hand makes them. */
async function patiently(ask: () => Promise<MutationAnswer>): Promise<MutationAnswer> {
  const answer = await ask();
  if (outcome(answer) !== 'TOO_OFTEN') return answer;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return patiently(ask);
}

describe.each(MUTATIONS)('$name', (mutation) => {
  test('refuses whatever is wrong in its input, says where, and writes nothing', async () => {
    const house = await aHouse(served);
    // As it travels: moments are text.
    const valid = JSON.parse(JSON.stringify(await exampleOf(mutation.name)(house))) as Record<string, unknown>;
    const spoilt = await spoil(mutation.input, valid, foreign);
    const before = await writings(served.services.db);
    const answers = await sendAll(
      served,
      mutation,
      spoilt.map(({ input }) => input),
      { as: house.owner },
    );
    const faults: string[] = [];
    for (const [place, one] of spoilt.entries()) {
      const answer = answers[place]!;
      const again = (): Promise<MutationAnswer> => patiently(() => send(served, mutation, one.input, { as: house.owner }));
      const found = fault(one, outcome(answer) === 'TOO_OFTEN' ? await again() : answer);
      if (found) faults.push(`${one.what} → ${found}`);
    }
    expect(faults).toEqual([]);
    expect(await writings(served.services.db)).toEqual(before);
    // It was that one thing alone that was wrong.
    if (EMPTY_HOUSE.has(mutation.name)) return;
    const accepted = await patiently(() => send(served, mutation, valid, { as: house.owner }));
    expect(outcome(accepted), JSON.stringify(accepted)).toBe('done');
  }, 60_000);
});
